package dev.trustscan.loader.egress;

import dev.trustscan.loader.egress.EgressEvent.Kind;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One connection from the sandbox: what was decided, what was counted, and how it ends. Stands
 * first in the pipeline, so that nothing is read any more once it was refused.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a channel whose operation failed ends by itself
final class Connection extends ChannelInboundHandlerAdapter {
  static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(64 << 10, 512 << 10);

  /** How much of what follows a refusal is read, so that the refusal itself arrives. */
  private static final int DRAINED = 1 << 20;

  private static final int LINGER_SECONDS = 2;

  private final Channel channel;
  private final long id;
  private final Run run;
  private final boolean admitted;
  private @Nullable ChannelHandlerContext edge;
  private @Nullable Channel upstream;
  private @Nullable AtomicLong meter;
  private boolean headRead;
  private boolean over;
  private boolean allowed;
  private int drained;
  private String place = "";
  private String address = "";
  private long bytesOut;
  private long bytesIn;

  private Connection(Channel channel, long id, Run run) {
    this.channel = channel;
    this.id = id;
    this.run = run;
    this.admitted = run.ledger().enter();
  }

  static RecvByteBufAllocator receiving() {
    return new AdaptiveRecvByteBufAllocator(2048, 64 << 10, 128 << 10);
  }

  /** How every head and body is decoded: as strictly as the library can. */
  static HttpDecoderConfig decoding() {
    return new HttpDecoderConfig()
        .setMaxInitialLineLength(HeadScanner.MAX_HEAD)
        .setMaxHeaderSize(HeadScanner.MAX_HEAD)
        .setAllowDuplicateContentLengths(false)
        .setStrictLineParsing(true);
  }

  /** Prepares a new connection to be read. */
  static void open(Channel channel, long id, Run run) {
    var connection = new Connection(channel, id, run);
    long idle = run.limits().idle().toMillis();
    HeadGate gate = new HeadGate(connection);
    channel
        .pipeline()
        .addLast("idle", new IdleStateHandler(0, 0, idle, TimeUnit.MILLISECONDS))
        .addLast("edge", connection)
        .addLast("gate", gate)
        .addLast("codec", new HttpServerCodec(decoding()))
        .addLast("front", new Front(connection, gate, run));
  }

  Channel channel() {
    return channel;
  }

  /** What was asked for, once a connection was made. */
  String place() {
    return place;
  }

  Run run() {
    return run;
  }

  /** The head is complete; from here on other limits of time hold. */
  void headRead() {
    headRead = true;
  }

  /** A connection to the place was made. */
  void connected(Channel to, Run.Verdict.Yes yes, InetAddress chosen) {
    upstream = to;
    place = yes.place();
    address = chosen.getHostAddress();
    meter = run.ledger().meter(yes.go().host());
    allowed = true;
    log(Kind.ALLOWED, place, "", rule(yes.go()));
    if (!channel.isActive()) {
      close();
    }
  }

  private static String rule(Decision.Go go) {
    return switch (go) {
      case Decision.Tunnel tunnel -> "rule " + tunnel.rule();
      case Decision.Forward forward -> "plain HTTP, rule " + forward.rule();
      case Decision.Inject inject -> "provider " + inject.provider().name();
    };
  }

  /** Refuses before anything was answered: the reason goes to whoever asked, and to the log. */
  void refuse(Reason reason, String where, String detail) {
    if (!over) {
      log(Kind.REFUSED, where, reason.code(), detail);
      end(Refusals.response(reason, where, detail));
    }
  }

  /** Refuses inside a tunnel, in the language that was spoken there. */
  void refuseInside(Reason reason, boolean tls) {
    if (!over) {
      log(Kind.REFUSED, place, reason.code(), "");
      end(tls ? Refusals.alert() : Refusals.response(reason, place, ""));
    }
  }

  /** Writes down something that is simply not done. */
  void note(Reason reason) {
    log(Kind.REFUSED, place, reason.code(), "");
  }

  /** Counts bytes; ends the connection if the host has used up what it may. */
  boolean count(int bytes, boolean out) {
    if (out) {
      bytesOut += bytes;
    } else {
      bytesIn += bytes;
    }
    AtomicLong host = meter;
    if (host != null && host.addAndGet(bytes) > run.limits().bytesPerHost()) {
      if (!over) {
        over = true;
        note(Reason.BYTES_USED_UP);
        close();
      }
      return false;
    }
    return true;
  }

  /** Ends both sides at once. */
  void close() {
    over = true;
    channel.close();
    Channel to = upstream;
    if (to != null) {
      to.close();
    }
  }

  private void end(ByteBuf last) {
    over = true;
    ChannelHandlerContext ctx = edge;
    Channel to = upstream;
    if (to != null) {
      to.close();
    }
    if (ctx == null) {
      last.release();
      channel.close();
      return;
    }
    ctx.writeAndFlush(last)
        .addListener(done -> {
          if (!done.isSuccess()) {
            channel.close();
            return;
          }
          ((DuplexChannel) channel).shutdownOutput();
          channel.config().setAutoRead(true);
          channel.eventLoop().schedule(() -> channel.close(), LINGER_SECONDS, TimeUnit.SECONDS);
        });
  }

  private void log(Kind kind, String where, String reason, String detail) {
    run.log()
        .record(
            new EgressEvent(
                Instant.now(), id, kind, where, reason, detail, address, bytesOut, bytesIn));
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    edge = ctx;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    if (!admitted) {
      refuse(Reason.TOO_MANY_CONNECTIONS, "", "");
      return;
    }
    ctx.executor()
        .schedule(
            () -> {
              if (!headRead) {
                refuse(Reason.HEAD_TIMEOUT, "", "");
              }
            },
            run.limits().setup().toMillis(),
            TimeUnit.MILLISECONDS);
    ctx.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (!over) {
      ctx.fireChannelRead(message);
      return;
    }
    drained += message instanceof ByteBuf bytes ? bytes.readableBytes() : 0;
    ReferenceCountUtil.release(message);
    if (drained > DRAINED) {
      ctx.close();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    boolean ended = event instanceof ChannelInputShutdownEvent && (over || !headRead);
    if (ended || event instanceof IdleStateEvent) {
      close();
    } else {
      ctx.fireUserEventTriggered(event);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    over = true;
    if (admitted) {
      run.ledger().leave();
    }
    Channel to = upstream;
    if (to != null) {
      // What was read already still goes out.
      to.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> to.close());
      ctx.executor().schedule(() -> to.close(), LINGER_SECONDS, TimeUnit.SECONDS);
    }
    if (allowed) {
      log(Kind.CLOSED, place, "", "");
    }
    ctx.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    close();
  }
}
