package dev.trustscan.loader.egress;

import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelMetadata;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.ServerChannel;
import io.netty.channel.nio.AbstractNioMessageChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Listens on a Unix socket for {@link UnixChannel}s. */
final class UnixServer extends AbstractNioMessageChannel implements ServerChannel {
  private static final ChannelMetadata METADATA = new ChannelMetadata(false, 16);
  private static final int BACKLOG = 1024;

  private final ChannelConfig config = new DefaultChannelConfig(this);

  private UnixServer(ServerSocketChannel channel) {
    super(null, channel, SelectionKey.OP_ACCEPT);
  }

  static UnixServer open() {
    try {
      return new UnixServer(ServerSocketChannel.open(StandardProtocolFamily.UNIX));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected ServerSocketChannel javaChannel() {
    return (ServerSocketChannel) super.javaChannel();
  }

  @Override
  public ChannelConfig config() {
    return config;
  }

  @Override
  public ChannelMetadata metadata() {
    return METADATA;
  }

  @Override
  public boolean isActive() {
    return isOpen() && localAddress0() != null;
  }

  @Override
  protected void doBind(SocketAddress address) throws IOException {
    javaChannel().bind(address, BACKLOG);
  }

  @Override
  protected int doReadMessages(List<Object> accepted) throws IOException {
    SocketChannel channel = javaChannel().accept();
    if (channel == null) {
      return 0;
    }
    accepted.add(new UnixChannel(this, channel));
    return 1;
  }

  @Override
  protected void doClose() throws Exception {
    super.doClose();
    javaChannel().close();
  }

  @Override
  protected @Nullable SocketAddress localAddress0() {
    try {
      return javaChannel().getLocalAddress();
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  protected @Nullable SocketAddress remoteAddress0() {
    return null;
  }

  @Override
  protected void doDisconnect() {
    throw new UnsupportedOperationException();
  }

  @Override
  protected boolean doConnect(SocketAddress remote, SocketAddress local) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected void doFinishConnect() {
    throw new UnsupportedOperationException();
  }

  @Override
  protected boolean doWriteMessage(Object message, ChannelOutboundBuffer in) {
    throw new UnsupportedOperationException();
  }
}
