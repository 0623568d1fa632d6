package dev.trustscan.loader.gate;

import dev.trustscan.loader.decision.DecidedUnit;
import dev.trustscan.loader.decision.Decision;
import dev.trustscan.loader.decision.Lineage;
import dev.trustscan.loader.decision.Mode;
import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.decision.StoreView;
import dev.trustscan.loader.decision.Trip;
import dev.trustscan.rules.Effect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges units of one checkout against one state of a sound store. */
final class Judge {
  private final Subject subject;
  private final StoreView.Sound store;
  private final Policy policy;
  private final Use use;
  private final List<DecidedUnit> removedGuards;
  private final Denials denials;
  private final Revoked revoked;

  record Answer(Verdict verdict, Optional<Drift> drift) {}

  /** A decision that names a unit, and how far it comes: the later the obstacle, the nearer. */
  private record Candidate(
      Decision decision,
      DecidedUnit decided,
      @Nullable Reason obstacle,
      int stage,
      Instant until) {}

  Judge(
      Subject subject,
      StoreView.Sound store,
      Policy policy,
      Use use,
      List<DecidedUnit> removedGuards) {
    this.subject = subject;
    this.store = store;
    this.policy = policy;
    this.use = use;
    this.removedGuards = removedGuards;
    this.denials = new Denials(subject, store, use);
    this.revoked = new Revoked(store.revocations());
  }

  Answer of(UnitFacts unit, Set<Trip> trips) {
    Optional<Decision> no = denials.of(unit);
    if (no.isPresent()) {
      return new Answer(new Verdict.Denied(no.get().id()), Optional.empty());
    }
    if (!unit.needsAnswer()) {
      return new Answer(
          new Verdict.Allowed(Verdict.Basis.HARMLESS, Optional.empty(), Instant.MAX),
          Optional.empty());
    }
    Optional<Candidate> nearest = nearest(unit, trips);
    Optional<Drift> drift =
        nearest.isPresent() ? drift(nearest.get().decided, unit.now()) : before(unit);
    if (!subject.incomplete().isEmpty()) {
      return withheld(Reason.INCOMPLETE, nearest, trips, drift);
    }
    if (policy.withhold().contains(use.agent())) {
      return withheld(Reason.POLICY, nearest, trips, drift);
    }
    if (nearest.isEmpty()) {
      return undecided(unit, trips, drift);
    }
    Candidate best = nearest.get();
    if (best.obstacle != null) {
      return withheld(best.obstacle, nearest, trips, drift);
    }
    if (lacksGuard(unit)) {
      return withheld(Reason.RESTRICTION_REMOVED, nearest, trips, drift);
    }
    return new Answer(
        new Verdict.Allowed(Verdict.Basis.DECISION, Optional.of(best.decision.id()), best.until),
        drift);
  }

  private boolean lacksGuard(UnitFacts unit) {
    return unit.now().effect().compareTo(Effect.LOOSENS) <= 0
        && removedGuards.stream().anyMatch(g -> g.path().equals(unit.now().path()));
  }

  private static Answer withheld(
      Reason reason, Optional<Candidate> was, Set<Trip> trips, Optional<Drift> drift) {
    return new Answer(new Verdict.Withheld(reason, was.map(c -> c.decision.id()), trips), drift);
  }

  private Optional<Candidate> nearest(UnitFacts unit, Set<Trip> trips) {
    var found = new ArrayList<Candidate>();
    for (Decision decision : store.decisions()) {
      if (decision.answer() == Decision.Answer.DENY) {
        continue;
      }
      for (DecidedUnit decided : decision.units()) {
        if (decided.digest().equals(unit.now().digest())) {
          found.add(candidate(decision, decided, unit, trips));
        }
      }
    }
    return found.stream()
        .max(
            Comparator.comparingInt(Candidate::stage)
                .thenComparing(Candidate::until)
                .thenComparing(c -> c.decision.id())
                .thenComparing(c -> c.decided.bytes()));
  }

  private Candidate candidate(
      Decision decision, DecidedUnit decided, UnitFacts unit, Set<Trip> trips) {
    Instant until = Expiry.of(decision, unit, trips, policy);
    int stage = 0;
    @Nullable Reason obstacle = null;
    for (Step step : Step.values()) {
      obstacle = obstacle(step, decision, decided, unit, trips, until);
      if (obstacle != null) {
        break;
      }
      stage++;
    }
    return new Candidate(decision, decided, obstacle, stage, until);
  }

  /** The fixed order of what a yes has to pass. */
  private enum Step {
    REPOSITORY,
    REVOCATION,
    EXPIRY,
    SCOPE,
    LINEAGE,
    TRIPS,
    POLICY
  }

  private @Nullable Reason obstacle(
      Step step,
      Decision decision,
      DecidedUnit decided,
      UnitFacts unit,
      Set<Trip> trips,
      Instant until) {
    return switch (step) {
      case REPOSITORY ->
          decision.subject().filter(subject.identity()::coveredBy).isPresent()
              ? null
              : Reason.OTHER_REPOSITORY;
      case REVOCATION ->
          revoked.whole(decision) || revoked.unit(decision, unit.now().digest())
              ? Reason.REVOKED
              : null;
      case EXPIRY ->
          use.now().isBefore(decision.notBefore()) || !use.now().isBefore(until)
              ? Reason.EXPIRED
              : null;
      case SCOPE ->
          decision.scope().covers(use.agent(), unit.lineage(), use.mode())
              ? null
              : Reason.WRONG_SCOPE;
      case LINEAGE ->
          unit.lineage() == Lineage.UPSTREAM || decided.bytes().equals(unit.now().bytes())
              ? null
              : Reason.FOREIGN;
      case TRIPS ->
          decision.acceptedTrips().containsAll(trips) ? null : tripReason(trips, decision);
      case POLICY ->
          use.mode() == Mode.HEADLESS
                  && trips.contains(Trip.NOT_BOUND)
                  && !policy.headlessNotBound()
              ? Reason.NOT_BOUND
              : null;
    };
  }

  private static Reason tripReason(Set<Trip> trips, Decision decision) {
    var missing = new ArrayList<>(trips);
    missing.removeAll(decision.acceptedTrips());
    if (missing.equals(List.of(Trip.NOT_BOUND))) {
      return Reason.NOT_BOUND;
    }
    return missing.equals(List.of(Trip.OPAQUE)) ? Reason.OPAQUE : Reason.TRIP;
  }

  /** No decision names this content: perhaps one names what stood there before. */
  private Answer undecided(UnitFacts unit, Set<Trip> trips, Optional<Drift> drift) {
    Optional<Candidate> old = previous(unit, trips);
    if (old.isPresent() && mayFollow(unit, trips, old.get())) {
      return new Answer(
          new Verdict.Allowed(
              Verdict.Basis.NOTICE, Optional.of(old.get().decision.id()), old.get().until),
          drift);
    }
    Reason reason =
        drift
            .map(d ->
                d.kind() == Drift.Kind.CLOSURE_CHANGED
                    ? Reason.CLOSURE_CHANGED
                    : d.kind() == Drift.Kind.CHANGED ? Reason.CHANGED : Reason.NEW)
            .orElse(Reason.NEW);
    return withheld(reason, old, trips, drift);
  }

  /** Text of the recorded upstream, which somebody allowed before, may change under a notice. */
  private boolean mayFollow(UnitFacts unit, Set<Trip> trips, Candidate old) {
    return policy.instructions() == Policy.Instructions.NOTICE
        && unit.lineage() == Lineage.UPSTREAM
        && unit.capabilities().equals(Set.of(Capability.INFLUENCE))
        && old.decided.effect() == Effect.INFLUENCES
        && old.decided.kind() == unit.now().kind()
        && unit.marks().isEmpty()
        && trips.isEmpty()
        && old.decision.answer() == Decision.Answer.ALLOW
        && old.obstacle == null
        && !revoked.unit(old.decision, old.decided.digest());
  }

  private Optional<Candidate> previous(UnitFacts unit, Set<Trip> trips) {
    return store.decisions().stream()
        .filter(d -> d.answer() != Decision.Answer.DENY)
        .filter(d -> d.subject().filter(subject.identity()::coveredBy).isPresent())
        .flatMap(d ->
            d.units().stream()
                .filter(u -> u.id().equals(unit.now().id()))
                .map(u -> candidate(d, u, unit, trips)))
        .max(
            Comparator.comparing((Candidate c) -> c.decision.notBefore())
                .thenComparing(c -> c.decision.id())
                .thenComparing(c -> c.decided.digest()));
  }

  private Optional<Drift> before(UnitFacts unit) {
    Optional<DecidedUnit> old = previous(unit, Set.of()).map(Candidate::decided);
    return old.isPresent()
        ? drift(old.get(), unit.now())
        : Optional.of(new Drift(Drift.Kind.NEW, Optional.empty(), Optional.of(unit.now())));
  }

  private static Optional<Drift> drift(DecidedUnit before, DecidedUnit now) {
    if (before.digest().equals(now.digest())) {
      return before.bytes().equals(now.bytes())
          ? Optional.empty()
          : Optional.of(new Drift(Drift.Kind.BYTES_CHANGED, Optional.of(before), Optional.of(now)));
    }
    Sha256 was = before.definition();
    Drift.Kind kind =
        was.equals(now.definition()) ? Drift.Kind.CLOSURE_CHANGED : Drift.Kind.CHANGED;
    return Optional.of(new Drift(kind, Optional.of(before), Optional.of(now)));
  }
}
