package dev.trustscan.loader.egress;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;

/** Passes on what one side sends, no faster than the other side takes it, and ends when it ends. */
@SuppressWarnings("FutureReturnValueIgnored") // a channel whose operation failed ends by itself
final class Splice extends ChannelInboundHandlerAdapter {
  private final Channel to;
  private final Connection connection;
  private final boolean out;

  /**
   * Stands at the end of one side's pipeline.
   *
   * @param out whether this is the side of the sandbox
   */
  Splice(Channel to, Connection connection, boolean out) {
    this.to = to;
    this.connection = connection;
    this.out = out;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    if (!connection.count(bytes.readableBytes(), out)) {
      bytes.release();
      return;
    }
    to.writeAndFlush(bytes); // at once: the other side need not wait for a whole round of reads
    if (!to.isWritable()) {
      ctx.channel().config().setAutoRead(false);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    to.flush();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    to.config().setAutoRead(ctx.channel().isWritable());
    ctx.fireChannelWritabilityChanged();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      to.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> endOutput());
    } else {
      ctx.fireUserEventTriggered(event);
    }
  }

  private void endOutput() {
    DuplexChannel other = (DuplexChannel) to;
    other
        .shutdownOutput()
        .addListener(_ -> {
          if (other.isInputShutdown()) {
            connection.close();
          }
        });
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    to.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> to.close());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    connection.close();
  }
}
