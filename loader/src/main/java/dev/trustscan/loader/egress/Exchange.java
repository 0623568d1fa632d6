package dev.trustscan.loader.egress;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, both written anew, over a connection to the place of its own. Stands
 * at its end.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a channel whose operation failed ends by itself
final class Exchange extends ChannelInboundHandlerAdapter {
  private final Connection connection;
  private final HeadGate gate;
  private final Channel upstream;
  private final long bodyLength;
  private final @Nullable Secret secret;
  private final @Nullable Scrubber scrubber;
  private boolean answering;
  private boolean skipping;
  private boolean complete;

  /**
   * Prepares an exchange.
   *
   * @param secret what must not come back, if a provider is asked
   */
  Exchange(
      Connection connection,
      HeadGate gate,
      Channel upstream,
      long bodyLength,
      @Nullable Secret secret) {
    this.connection = connection;
    this.gate = gate;
    this.upstream = upstream;
    this.bodyLength = bodyLength;
    this.secret = secret;
    this.scrubber = secret == null ? null : new Scrubber(secret);
  }

  /** Sends the request over TLS, once it is clear that the place is who it should be. */
  void startTls(HttpRequest request, Decision.Inject go) {
    Run run = connection.run();
    SslHandler tls = run.tls().newHandler(upstream.alloc(), go.host().value(), go.port());
    tls.setHandshakeTimeout(run.limits().setup().toMillis(), TimeUnit.MILLISECONDS);
    upstream.pipeline().addLast(tls);
    upstream.config().setAutoRead(true);
    tls.handshakeFuture()
        .addListener(done -> {
          if (done.isSuccess()) {
            start(request);
          } else {
            ReferenceCountUtil.release(request);
            fail("TLS with the provider failed");
          }
        });
  }

  /** Sends the request. */
  void start(HttpRequest request) {
    upstream
        .pipeline()
        .addLast(new HttpClientCodec(Connection.decoding(), false, false))
        .addLast(this);
    upstream.writeAndFlush(request);
    upstream.config().setAutoRead(true);
    connection.channel().config().setAutoRead(true);
    gate.open(bodyLength);
  }

  /** Passes a piece of the request's body on. */
  void body(HttpContent content) {
    if (bodyLength == 0 || !connection.count(content.content().readableBytes(), true)) {
      return;
    }
    upstream.writeAndFlush(content.retain());
    if (!upstream.isWritable()) {
      connection.channel().config().setAutoRead(false);
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    connection.channel().config().setAutoRead(upstream.isWritable());
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    try {
      if (((HttpObject) message).decoderResult().isFailure()) {
        fail("the answer is not clear HTTP");
        return;
      }
      if (message instanceof HttpResponse answer) {
        head(answer);
      }
      if (message instanceof HttpContent content && !complete) {
        content(content);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void head(HttpResponse answer) {
    skipping = answer.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    if (answer.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
      fail("the answer changes the protocol");
    } else if (scrubber != null && !Answers.isReadable(answer)) {
      fail("the answer is encoded, though it was asked not to be");
    } else if (!skipping) {
      answering = true;
      boolean chunks = gate.head().minor() > 0;
      connection.channel().write(Answers.rewrite(answer, secret, chunks));
    }
  }

  private void content(HttpContent content) {
    boolean last = content instanceof LastHttpContent;
    if (skipping || !answering) {
      return;
    }
    if (!connection.count(content.content().readableBytes(), false)) {
      return;
    }
    Channel client = connection.channel();
    client.write(new DefaultHttpContent(scrubbed(content.content(), last)));
    if (last) {
      complete = true;
      client
          .writeAndFlush(new DefaultLastHttpContent(Unpooled.EMPTY_BUFFER))
          .addListener(_ -> connection.close());
    } else if (!client.isWritable()) {
      client.flush();
      upstream.config().setAutoRead(client.isWritable());
    }
  }

  private ByteBuf scrubbed(ByteBuf bytes, boolean last) {
    if (scrubber == null) {
      return bytes.retain();
    }
    byte[] clean = scrubber.next(ByteBufUtil.getBytes(bytes));
    return last ? Unpooled.wrappedBuffer(clean, scrubber.end()) : Unpooled.wrappedBuffer(clean);
  }

  /** The sandbox takes more again. */
  void clientWritable() {
    upstream.config().setAutoRead(connection.channel().isWritable());
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    connection.channel().flush();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (!complete) {
      fail("the connection ended before the answer did");
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    fail("the connection broke");
  }

  private void fail(String detail) {
    complete = true;
    if (answering) {
      connection.close(); // too late for another answer; a cut one is seen as such
    } else {
      connection.refuse(Reason.UPSTREAM_BROKEN, connection.place(), detail);
    }
  }
}
