package dev.trustscan.loader.gate;

import dev.trustscan.loader.decision.DecidedUnit;
import dev.trustscan.loader.decision.Decision;
import dev.trustscan.loader.decision.Lineage;
import dev.trustscan.loader.decision.Mode;
import dev.trustscan.loader.decision.Presence;
import dev.trustscan.loader.decision.RepositoryIdentity;
import dev.trustscan.loader.decision.Revocation;
import dev.trustscan.loader.decision.Scope;
import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.decision.StoreView;
import dev.trustscan.loader.decision.Trip;
import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Format;
import dev.trustscan.rules.Trigger;
import dev.trustscan.rules.UnitKind;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.source.RepoPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plain values for tests of the gate. */
final class Sample {
  static final Instant NOW = Instant.parse("2026-11-25T00:00:00Z");
  static final Use USE = new Use("claude-code", Mode.INTERACTIVE, NOW);
  static final RepositoryIdentity HERE =
      new RepositoryIdentity(
          List.of("example.invalid/o/r"),
          List.of("1".repeat(40)),
          "",
          RepositoryIdentity.Proof.FULL);

  private Sample() {}

  static Sha256 sha(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  static DecidedUnit named(String id, String value, Effect effect) {
    return new DecidedUnit(
        sha(id + value),
        sha("bytes" + id + value),
        id,
        ".claude/settings.json",
        "hooks." + id,
        effect == Effect.INFLUENCES ? UnitKind.INSTRUCTION : UnitKind.HOOK,
        effect,
        sha("definition" + id + value));
  }

  static InertUnit unit(DecidedUnit now, Lineage lineage, Set<Capability> can) {
    var nothing = new Node.Scalar("", Node.ScalarType.STRING, Span.NONE);
    var body = new Payload.Body(RepoPath.of("x"), false, "", Optional.empty());
    return InertUnit.of(
        new UnitFacts(
            now,
            List.of(now.effect()),
            Trigger.SESSION_START,
            Set.of("claude-code"),
            can,
            Set.of(),
            lineage,
            ""),
        new Payload("$", nothing, Optional.empty(), body, Format.JSON, List.of(), List.of()));
  }

  static InertUnit hook(String id, String value) {
    return unit(named(id, value, Effect.EXECUTES), Lineage.UPSTREAM, Set.of(Capability.EXEC));
  }

  static InertUnit text(String id, String value, Lineage lineage) {
    return unit(named(id, value, Effect.INFLUENCES), lineage, Set.of(Capability.INFLUENCE));
  }

  static Subject subject(InertUnit... units) {
    return new Subject(HERE, "/home/u/r", List.of(units), List.of(), "2026-11");
  }

  static Decision decision(String id, Decision.Answer answer, List<DecidedUnit> units) {
    return new Decision(
        sha(id),
        answer,
        Optional.of(HERE),
        units,
        List.of(),
        Optional.of(sha("plan")),
        Scope.everywhere(),
        NOW.minus(Duration.ofDays(1)),
        NOW.plus(Duration.ofDays(364)),
        Presence.TTY,
        "SHA256:key",
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        "2026-11",
        "0.1.0",
        "");
  }

  static Decision allow(InertUnit... units) {
    return decision(
        "allow", Decision.Answer.ALLOW, List.of(units).stream().map(u -> u.facts().now()).toList());
  }

  static Decision accepting(Decision decision, Trip... trips) {
    return new Decision(
        decision.id(),
        decision.answer(),
        decision.subject(),
        decision.units(),
        decision.paths(),
        decision.planRoot(),
        decision.scope(),
        decision.notBefore(),
        decision.notAfter(),
        decision.presence(),
        decision.signer(),
        Set.of(trips),
        decision.shown(),
        decision.basedOn(),
        decision.catalogue(),
        decision.tool(),
        decision.note());
  }

  static StoreView store(Decision... decisions) {
    return new StoreView.Sound(
        List.of(decisions), List.of(), List.of(), StoreView.Checkpoint.EMPTY);
  }

  static StoreView store(Decision decision, Revocation revocation) {
    return new StoreView.Sound(
        List.of(decision), List.of(), List.of(revocation), StoreView.Checkpoint.EMPTY);
  }

  static Verdict judge(Subject subject, StoreView store, Use use, int index) {
    return Gate.evaluate(subject, store, Policy.DEFAULT, use).judged().get(index).verdict();
  }

  static Reason reason(Verdict verdict) {
    return ((Verdict.Withheld) verdict).reason();
  }
}
