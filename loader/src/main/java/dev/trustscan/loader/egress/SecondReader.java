package dev.trustscan.loader.egress;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.AbstractSniHandler;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The library's own reading of a TLS greeting. Only what two readers read alike goes through. */
final class SecondReader extends AbstractSniHandler<Boolean> {
  private final Connection connection;
  private final HostName expected;

  SecondReader(Connection connection, HostName expected) {
    super(ClientHello.MAX_MESSAGE, 0);
    this.connection = connection;
    this.expected = expected;
  }

  @Override
  protected Future<Boolean> lookup(ChannelHandlerContext ctx, @Nullable String name) {
    return ctx.executor().newSucceededFuture(expected.value().equals(name));
  }

  @Override
  protected void onLookupComplete(
      ChannelHandlerContext ctx, @Nullable String name, Future<Boolean> agreed) {
    if (agreed.isSuccess() && agreed.getNow()) {
      ctx.pipeline().remove(this);
    } else {
      connection.refuseInside(Reason.READERS_DISAGREE, true);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    connection.refuseInside(Reason.READERS_DISAGREE, true);
  }
}
