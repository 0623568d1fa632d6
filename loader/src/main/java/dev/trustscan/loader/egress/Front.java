package dev.trustscan.loader.egress;

import dev.trustscan.loader.egress.Run.Verdict;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the one request of a connection, has it decided, and carries the decision out. */
@SuppressWarnings("FutureReturnValueIgnored") // a channel whose operation failed ends by itself
final class Front extends ChannelInboundHandlerAdapter {
  private final Connection connection;
  private final HeadGate gate;
  private final Run run;
  private boolean asked;
  private @Nullable Exchange exchange;

  Front(Connection connection, HeadGate gate, Run run) {
    this.connection = connection;
    this.gate = gate;
    this.run = run;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    try {
      if (message instanceof HttpRequest request && !asked) {
        asked = true;
        ctx.channel().config().setAutoRead(false);
        ask(request);
      } else if (message instanceof HttpContent content && exchange != null) {
        exchange.body(content);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (exchange != null) {
      exchange.clientWritable();
    }
    ctx.fireChannelWritabilityChanged();
  }

  private void ask(HttpRequest request) {
    Head head = gate.head();
    boolean agreed = !request.decoderResult().isFailure() && asRead(request).equals(head);
    switch (run.judge(head, agreed)) {
      case Verdict.No no -> connection.refuse(no.reason(), no.place(), no.detail());
      case Verdict.Yes yes -> dial(yes, head);
    }
  }

  /** The request as the library understood it. */
  static Head asRead(HttpRequest request) {
    var headers = new ArrayList<Header>();
    request
        .headers()
        .iteratorAsString()
        .forEachRemaining(entry -> headers.add(new Header(entry.getKey(), entry.getValue())));
    int minor = request.protocolVersion().equals(HttpVersion.HTTP_1_0) ? 0 : 1;
    return new Head(request.method().name(), request.uri(), minor, List.copyOf(headers));
  }

  private void dial(Verdict.Yes yes, Head head) {
    run.dialler()
        .dial(yes.go(), connection.channel().eventLoop())
        .addListener(done -> {
          switch ((Dialler.Result) done.getNow()) {
            case Dialler.Failed failed ->
                connection.refuse(failed.reason(), yes.place(), failed.detail());
            case Dialler.Connected made -> {
              connection.connected(made.channel(), yes, made.address());
              if (connection.channel().isActive()) {
                carryOut(yes, head, made.channel());
              }
            }
          }
        });
  }

  private void carryOut(Verdict.Yes yes, Head head, Channel upstream) {
    switch (yes.go()) {
      case Decision.Tunnel tunnel -> Tunnel.open(connection, tunnel, upstream);
      case Decision.Forward forward -> {
        exchange = new Exchange(connection, gate, upstream, forward.bodyLength(), null);
        exchange.start(Requests.forward(head, forward));
      }
      case Decision.Inject inject -> {
        Secret secret = run.secret(inject.provider());
        exchange = new Exchange(connection, gate, upstream, inject.bodyLength(), secret);
        exchange.startTls(Requests.inject(head, inject, secret), inject);
      }
    }
  }
}
