package dev.trustscan.loader.egress;

import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What the connections of one run share. */
@SuppressWarnings("FutureReturnValueIgnored") // a channel whose operation failed ends by itself
final class Run implements AutoCloseable {
  private final EgressSetup setup;
  private final Judge judge;
  private final SecretGuard guard;
  private final Ledger ledger;
  private final Dialler dialler;
  private final @Nullable SslContext tls;
  private final AtomicLong counter = new AtomicLong();
  private final ChannelGroup channels =
      new DefaultChannelGroup("egress", ImmediateEventExecutor.INSTANCE, true);

  Run(EgressSetup setup) throws IOException {
    this.setup = setup;
    EgressPolicy policy = setup.policy();
    this.judge = new Judge(policy, setup.own());
    this.guard = new SecretGuard(policy, setup.secrets());
    this.ledger = new Ledger(policy.limits());
    this.dialler = new Dialler(setup.resolver(), policy.limits().setup(), this);
    this.tls = policy.providers().isEmpty() ? null : tls(setup);
  }

  private static SslContext tls(EgressSetup setup) throws IOException {
    SslContextBuilder builder =
        SslContextBuilder.forClient()
            .sslProvider(SslProvider.JDK)
            .protocols("TLSv1.3", "TLSv1.2")
            .endpointIdentificationAlgorithm("HTTPS");
    return setup.trust() == null ? builder.build() : builder.trustManager(setup.trust()).build();
  }

  /** Takes a new connection from the sandbox. */
  void accept(Channel channel) {
    add(channel);
    Connection.open(channel, counter.incrementAndGet(), this);
  }

  /** Has a channel closed with the run. A channel that comes too late is closed at once. */
  void add(Channel channel) {
    channels.add(channel);
  }

  EgressLimits limits() {
    return setup.policy().limits();
  }

  EgressLog log() {
    return setup.log();
  }

  Ledger ledger() {
    return ledger;
  }

  Dialler dialler() {
    return dialler;
  }

  Secret secret(Provider provider) {
    return Optional.ofNullable(setup.secrets().get(provider.secret())).orElseThrow();
  }

  SslContext tls() {
    return Optional.ofNullable(tls).orElseThrow();
  }

  /**
   * The policy's word on a request, secrets and limits included.
   *
   * @param agreed whether the library's decoder read the same head
   */
  Verdict judge(Head head, boolean agreed) {
    Decision decision = judge.decide(head);
    if (!(decision instanceof Decision.Go go)) {
      Decision.Refuse refuse = (Decision.Refuse) decision;
      return new Verdict.No(refuse.reason(), refuse.place(), "");
    }
    String place = go.host() + ":" + go.port();
    if (!agreed) {
      return new Verdict.No(Reason.READERS_DISAGREE, place, "");
    }
    Optional<String> secret = guard.misplaced(head, go.host(), go.port());
    if (secret.isPresent()) {
      return new Verdict.No(Reason.SECRET_ELSEWHERE, place, secret.get());
    }
    Reason limit = ledger.ask(go.host());
    return limit == null ? new Verdict.Yes(go, place) : new Verdict.No(limit, place, "");
  }

  /** The outcome of {@link #judge}. */
  sealed interface Verdict {
    /** Go on to the name's addresses. */
    record Yes(Decision.Go go, String place) implements Verdict {}

    /** No, with more about it or an empty text. */
    record No(Reason reason, String place, String detail) implements Verdict {}
  }

  @Override
  public void close() {
    channels.close().awaitUninterruptibly(2000);
    dialler.close();
  }
}
