package dev.trustscan.loader.egress;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.FileRegion;
import io.netty.channel.nio.AbstractNioByteChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * A connection over a Unix socket whose two directions end on their own. The library's channel over
 * the JDK's sockets closes both as soon as the peer has said its last word, and would cut off every
 * answer to it; its native one does not, but brings native code that unpacks itself at start.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a channel whose operation failed ends by itself
final class UnixChannel extends AbstractNioByteChannel implements DuplexChannel {
  private final ChannelConfig config = new DefaultChannelConfig(this);
  private volatile boolean inputEnded;
  private volatile boolean outputEnded;

  UnixChannel(Channel server, SocketChannel channel) {
    super(server, channel);
  }

  @Override
  protected SocketChannel javaChannel() {
    return (SocketChannel) super.javaChannel();
  }

  @Override
  public ChannelConfig config() {
    return config;
  }

  @Override
  public boolean isActive() {
    return isOpen() && javaChannel().isConnected();
  }

  @Override
  protected int doReadBytes(ByteBuf buffer) throws Exception {
    var handle = unsafe().recvBufAllocHandle();
    handle.attemptedBytesRead(buffer.writableBytes());
    int read = buffer.writeBytes(javaChannel(), handle.attemptedBytesRead());
    if (read >= 0) {
      return read;
    }
    // Reporting the end would close the channel.
    endInput();
    return 0;
  }

  @Override
  protected void doBeginRead() throws Exception {
    if (!inputEnded) {
      super.doBeginRead();
    }
  }

  private void endInput() {
    if (!inputEnded) {
      inputEnded = true;
      clearReadPending();
      eventLoop()
          .execute(() -> pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE));
    }
  }

  @Override
  protected int doWriteBytes(ByteBuf buffer) throws Exception {
    return buffer.readBytes(javaChannel(), buffer.readableBytes());
  }

  @Override
  public ChannelFuture shutdownOutput(ChannelPromise promise) {
    if (!eventLoop().inEventLoop()) {
      eventLoop().execute(() -> shutdownOutput(promise));
      return promise;
    }
    try {
      outputEnded = true;
      javaChannel().shutdownOutput();
      promise.setSuccess();
    } catch (IOException | RuntimeException e) {
      promise.setFailure(e);
    }
    return promise;
  }

  @Override
  public ChannelFuture shutdownOutput() {
    return shutdownOutput(newPromise());
  }

  @Override
  public ChannelFuture shutdownInput(ChannelPromise promise) {
    return promise.setFailure(new UnsupportedOperationException());
  }

  @Override
  public ChannelFuture shutdownInput() {
    return shutdownInput(newPromise());
  }

  @Override
  public ChannelFuture shutdown() {
    return close();
  }

  @Override
  public ChannelFuture shutdown(ChannelPromise promise) {
    return close(promise);
  }

  @Override
  public boolean isInputShutdown() {
    return inputEnded || !isActive();
  }

  @Override
  public boolean isOutputShutdown() {
    return outputEnded || !isActive();
  }

  @Override
  public boolean isShutdown() {
    return isInputShutdown() && isOutputShutdown();
  }

  @Override
  protected void doClose() throws Exception {
    super.doClose();
    javaChannel().close();
  }

  @Override
  protected @Nullable SocketAddress localAddress0() {
    return null;
  }

  @Override
  protected @Nullable SocketAddress remoteAddress0() {
    return null;
  }

  @Override
  protected long doWriteFileRegion(FileRegion region) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected void doBind(SocketAddress address) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected void doDisconnect() throws Exception {
    doClose();
  }

  @Override
  protected boolean doConnect(SocketAddress remote, SocketAddress local) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected void doFinishConnect() {
    throw new UnsupportedOperationException();
  }
}
