package dev.trustscan.loader.egress;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Stands at the entrance of a tunnel until the first words were understood: TLS that calls the host
 * that CONNECT named. Then both sides are joined and nobody looks any more.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a channel whose operation failed ends by itself
final class Tunnel extends ChannelInboundHandlerAdapter {
  private static final String ESTABLISHED = "HTTP/1.1 200 Connection established\r\n\r\n";

  private final Connection connection;
  private final Decision.Tunnel decision;
  private final Channel upstream;
  private final ByteBuf words = Unpooled.buffer(2048, ClientHello.MAX_BYTES + (256 << 10));
  private boolean through;

  private Tunnel(Connection connection, Decision.Tunnel decision, Channel upstream) {
    this.connection = connection;
    this.decision = decision;
    this.upstream = upstream;
  }

  /** Turns a connection that asked for it into the entrance of a tunnel. */
  static void open(Connection connection, Decision.Tunnel decision, Channel upstream) {
    Channel channel = connection.channel();
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.addLast("tunnel", new Tunnel(connection, decision, upstream));
    pipeline.remove("front");
    pipeline.remove("codec");
    upstream.pipeline().addLast(new Splice(channel, connection, false));
    if (decision.rule().tls() == HostRule.Tls.ANY) {
      upstream.config().setAutoRead(true); // some servers speak first
    }
    channel.writeAndFlush(Unpooled.copiedBuffer(ESTABLISHED, StandardCharsets.US_ASCII));
    pipeline.remove("gate"); // gives on what followed the head
    channel.config().setAutoRead(true);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    ctx.executor()
        .schedule(
            () -> {
              if (!through && decision.rule().tls() == HostRule.Tls.REQUIRED) {
                connection.refuseInside(Reason.HELLO_TIMEOUT, true);
              }
            },
            connection.run().limits().setup().toMillis(),
            TimeUnit.MILLISECONDS);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf more = (ByteBuf) message;
    try {
      words.writeBytes(more);
    } finally {
      more.release();
    }
    byte[] start =
        ByteBufUtil.getBytes(words, 0, Math.min(words.readableBytes(), ClientHello.MAX_BYTES));
    switch (ClientHello.read(start)) {
      case ClientHello.Incomplete _ -> {}
      case ClientHello.Refused refused -> refused(ctx, refused.reason());
      case ClientHello.Hello hello -> {
        if (hello.host().equals(decision.host())) {
          join(ctx, true);
        } else {
          connection.refuseInside(Reason.SERVER_NAME_DIFFERS, true);
        }
      }
    }
  }

  private void refused(ChannelHandlerContext ctx, Reason reason) {
    if (reason != Reason.NOT_TLS) {
      connection.refuseInside(reason, true);
    } else if (decision.rule().tls() == HostRule.Tls.ANY) {
      join(ctx, false);
    } else {
      connection.refuseInside(reason, false);
    }
  }

  private void join(ChannelHandlerContext ctx, boolean tls) {
    through = true;
    ChannelPipeline pipeline = ctx.pipeline();
    if (tls) {
      pipeline.addLast("sni", new SecondReader(connection, decision.host()));
    }
    pipeline.addLast("splice", new Splice(upstream, connection, true));
    pipeline.remove(this);
    upstream.config().setAutoRead(true);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    if (words.isReadable() && through) {
      ctx.fireChannelRead(words);
      ctx.fireChannelReadComplete();
    } else {
      words.release();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (decision.rule().tls() == HostRule.Tls.ANY) {
      upstream.config().setAutoRead(ctx.channel().isWritable());
    }
    ctx.fireChannelWritabilityChanged();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      if (decision.rule().tls() == HostRule.Tls.REQUIRED) {
        connection.close();
        return;
      }
      join(ctx, false);
    }
    ctx.fireUserEventTriggered(event);
  }
}
