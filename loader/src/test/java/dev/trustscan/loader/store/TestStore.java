package dev.trustscan.loader.store;

import dev.trustscan.loader.decision.DecidedUnit;
import dev.trustscan.loader.decision.Decision;
import dev.trustscan.loader.decision.Decision.Answer;
import dev.trustscan.loader.decision.Presence;
import dev.trustscan.loader.decision.RepositoryIdentity;
import dev.trustscan.loader.decision.Scope;
import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.decision.StoreView;
import dev.trustscan.loader.ssh.FileKey;
import dev.trustscan.loader.ssh.Signer;
import dev.trustscan.loader.ssh.SshException;
import dev.trustscan.rules.Effect;
import dev.trustscan.rules.UnitKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A store in a temporary home, with a clock that tests can set. */
final class TestStore {
  static final Instant START = Instant.parse("2026-11-25T10:00:00Z");
  static final RepositoryIdentity REPOSITORY =
      new RepositoryIdentity(
          List.of("example.org/acme/app"),
          List.of("0123456789012345678901234567890123456789"),
          "",
          RepositoryIdentity.Proof.FULL);

  final StorePlaces places;
  final SetClock clock = new SetClock();
  final FileKey person;
  final TrustStore store;

  TestStore(Path home) throws SshException {
    this(home, FileKey.generate());
  }

  TestStore(Path home, FileKey key) {
    places =
        new StorePlaces(
            home.resolve("state/trustscan"),
            home.resolve("data/trustscan"),
            home.resolve("config/trustscan"),
            home);
    person = key;
    store = Stores.at(places, clock, "0.1.0", "2026-11-24");
  }

  static TestStore made(Path home) throws SshException, StoreException {
    var made = new TestStore(home);
    made.store.keys().init(made.person, "alice");
    return made;
  }

  Decision allow(String unit) throws StoreException {
    return allow(unit, person);
  }

  Decision allow(String unit, Signer signer) throws StoreException {
    return store.append(draft(Answer.ALLOW, unit), signer, plan());
  }

  Decision deny(String unit) throws StoreException {
    return store.deny(draft(Answer.DENY, unit), Optional.of(person));
  }

  DecisionDraft draft(Answer answer, String... units) {
    return new DecisionDraft(
        answer,
        Optional.of(REPOSITORY),
        java.util.Arrays.stream(units).map(TestStore::unit).toList(),
        List.of(),
        Optional.of(plan()),
        Scope.everywhere(),
        clock.instant(),
        clock.instant().plus(Duration.ofDays(90)),
        Presence.TTY,
        Set.of(),
        Optional.of(digest("page")),
        Optional.empty(),
        "looked at it");
  }

  static Sha256 plan() {
    return digest("plan");
  }

  static DecidedUnit unit(String name) {
    return new DecidedUnit(
        digest(name),
        digest(name + " bytes"),
        name,
        ".claude/settings.json",
        "/hooks/0",
        UnitKind.HOOK,
        Effect.EXECUTES,
        digest(name + " definition"));
  }

  static Sha256 digest(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  StoreView.Sound sound() {
    StoreView view = store.view();
    if (view instanceof StoreView.Sound sound) {
      return sound;
    }
    throw new AssertionError("not sound: " + view);
  }

  /** Names of the units that have a yes which was not taken back. */
  List<String> allowed() {
    StoreView.Sound sound = sound();
    return sound.decisions().stream()
        .filter(d -> d.answer() == Answer.ALLOW)
        .filter(d ->
            sound.revocations().stream()
                .noneMatch(r ->
                    r.target()
                        .equals(
                            new dev.trustscan.loader.decision.Revocation.Target.OfDecision(
                                d.id()))))
        .flatMap(d -> d.units().stream())
        .map(DecidedUnit::id)
        .toList();
  }

  Path log() {
    return places.state().resolve("log/000000.jsonl");
  }

  /** A clock that stands still until it is set. */
  static final class SetClock extends Clock {
    private volatile Instant now = START;

    void set(Instant now) {
      this.now = now;
    }

    void forward(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
