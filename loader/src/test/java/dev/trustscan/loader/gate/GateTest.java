package dev.trustscan.loader.gate;

import static dev.trustscan.loader.gate.Sample.HERE;
import static dev.trustscan.loader.gate.Sample.NOW;
import static dev.trustscan.loader.gate.Sample.USE;
import static dev.trustscan.loader.gate.Sample.accepting;
import static dev.trustscan.loader.gate.Sample.allow;
import static dev.trustscan.loader.gate.Sample.decision;
import static dev.trustscan.loader.gate.Sample.hook;
import static dev.trustscan.loader.gate.Sample.judge;
import static dev.trustscan.loader.gate.Sample.named;
import static dev.trustscan.loader.gate.Sample.reason;
import static dev.trustscan.loader.gate.Sample.sha;
import static dev.trustscan.loader.gate.Sample.store;
import static dev.trustscan.loader.gate.Sample.subject;
import static dev.trustscan.loader.gate.Sample.text;
import static dev.trustscan.loader.gate.Sample.unit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.loader.decision.DecidedUnit;
import dev.trustscan.loader.decision.Decision;
import dev.trustscan.loader.decision.Lineage;
import dev.trustscan.loader.decision.Mode;
import dev.trustscan.loader.decision.RepositoryIdentity;
import dev.trustscan.loader.decision.Revocation;
import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.decision.StoreView;
import dev.trustscan.loader.decision.Trip;
import dev.trustscan.rules.Effect;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GateTest {
  private final InertUnit hook = hook("h", "run");

  @Test
  void what_was_allowed_loads_and_what_nobody_decided_on_does_not() {
    InertUnit other = hook("other", "run");
    Subject both = subject(hook, other);

    LoadPlan plan = Gate.plan(Gate.evaluate(both, store(allow(hook)), Policy.DEFAULT, USE));

    assertThat(plan.load()).extracting(Trusted::unit).isEqualTo(List.of(hook));
    assertThat(plan.withheld()).extracting(Judged::unit).containsExactly(other);
    assertThat(reason(plan.withheld().getFirst().verdict())).isEqualTo(Reason.NEW);
  }

  @Test
  void a_change_of_the_value_and_a_change_behind_it_are_told_apart() {
    assertThat(reason(judge(subject(hook("h", "other")), store(allow(hook)), USE, 0)))
        .isEqualTo(Reason.CHANGED);

    DecidedUnit was = hook.facts().now();
    var behind =
        new DecidedUnit(
            sha("another script"),
            sha("bytes"),
            was.id(),
            was.path(),
            was.pointer(),
            was.kind(),
            was.effect(),
            was.definition());
    Subject now = subject(unit(behind, Lineage.UPSTREAM, Set.of(Capability.EXEC)));
    assertThat(reason(judge(now, store(allow(hook)), USE, 0))).isEqualTo(Reason.CLOSURE_CHANGED);
  }

  @Test
  void a_no_beats_a_yes_in_any_order_and_a_revoked_no_does_not_count() {
    Decision no = decision("no", Decision.Answer.DENY, List.of(hook.facts().now()));

    assertThat(judge(subject(hook), store(no, allow(hook)), USE, 0))
        .isEqualTo(new Verdict.Denied(no.id()));
    assertThat(judge(subject(hook), store(allow(hook), no), USE, 0))
        .isEqualTo(new Verdict.Denied(no.id()));
    var lifted =
        new StoreView.Sound(
            List.of(no, allow(hook)),
            List.of(),
            List.of(new Revocation(new Revocation.Target.OfDecision(no.id()), NOW, "")),
            StoreView.Checkpoint.EMPTY);
    assertThat(judge(subject(hook), lifted, USE, 0)).isInstanceOf(Verdict.Allowed.class);
  }

  @Test
  void what_was_taken_back_no_longer_counts() {
    Decision yes = allow(hook);
    Sha256 digest = hook.facts().now().digest();
    for (Revocation.Target target :
        List.of(
            new Revocation.Target.OfDecision(yes.id()),
            new Revocation.Target.OfUnit(digest),
            new Revocation.Target.OfKey(yes.signer()))) {
      var back = new Revocation(target, yes.notBefore(), "");
      assertThat(reason(judge(subject(hook), store(yes, back), USE, 0))).isEqualTo(Reason.REVOKED);
    }
  }

  @Test
  void a_key_that_was_revoked_later_still_speaks_for_what_it_signed_before() {
    Decision yes = allow(hook);
    var later = new Revocation(new Revocation.Target.OfKey(yes.signer()), NOW, "");

    assertThat(judge(subject(hook), store(yes, later), USE, 0)).isInstanceOf(Verdict.Allowed.class);
  }

  @Test
  void answers_end_by_class_whatever_was_signed_and_a_clock_put_back_revives_none() {
    Decision yes = allow(hook);
    Use late = new Use("claude-code", Mode.INTERACTIVE, yes.notBefore().plus(Duration.ofDays(181)));
    Use early = new Use("claude-code", Mode.INTERACTIVE, yes.notBefore().minusSeconds(1));

    assertThat(reason(judge(subject(hook), store(yes), late, 0))).isEqualTo(Reason.EXPIRED);
    assertThat(reason(judge(subject(hook), store(yes), early, 0))).isEqualTo(Reason.EXPIRED);
  }

  @Test
  void once_ends_within_half_a_day() {
    Decision once = decision("once", Decision.Answer.ALLOW_ONCE, List.of(hook.facts().now()));

    assertThat(reason(judge(subject(hook), store(once), USE, 0))).isEqualTo(Reason.EXPIRED);
  }

  @Test
  void the_same_content_in_another_repository_asks() {
    var elsewhere =
        new RepositoryIdentity(
            List.of("example.invalid/o/fork"), HERE.roots(), "", RepositoryIdentity.Proof.FULL);
    var there = new Subject(elsewhere, "/home/u/r", List.of(hook), List.of(), "2026-11");

    assertThat(reason(judge(there, store(allow(hook)), USE, 0))).isEqualTo(Reason.OTHER_REPOSITORY);
  }

  @Test
  void foreign_content_must_be_the_same_byte_for_byte() {
    DecidedUnit was = hook.facts().now();
    var reformatted =
        new DecidedUnit(
            was.digest(),
            sha("other white space"),
            was.id(),
            was.path(),
            was.pointer(),
            was.kind(),
            was.effect(),
            was.definition());
    Set<Capability> exec = Set.of(Capability.EXEC);

    assertThat(
            judge(subject(unit(reformatted, Lineage.UPSTREAM, exec)), store(allow(hook)), USE, 0))
        .isInstanceOf(Verdict.Allowed.class);
    assertThat(
            reason(
                judge(
                    subject(unit(reformatted, Lineage.FOREIGN, exec)), store(allow(hook)), USE, 0)))
        .isEqualTo(Reason.FOREIGN);
  }

  @Test
  void instructions_of_upstream_may_change_under_a_notice_and_those_of_others_ask() {
    Decision yes = allow(text("t", "old", Lineage.UPSTREAM));

    Verdict upstream = judge(subject(text("t", "new", Lineage.UPSTREAM)), store(yes), USE, 0);
    assertThat(((Verdict.Allowed) upstream).basis()).isEqualTo(Verdict.Basis.NOTICE);
    assertThat(reason(judge(subject(text("t", "new", Lineage.FOREIGN)), store(yes), USE, 0)))
        .isEqualTo(Reason.CHANGED);
    assertThat(
            Gate.evaluate(
                    subject(text("t", "new", Lineage.UPSTREAM)),
                    store(yes),
                    new Policy(Policy.Instructions.ASK, 365, false, Set.of()),
                    USE)
                .judged()
                .getFirst()
                .verdict())
        .isInstanceOf(Verdict.Withheld.class);
  }

  @Test
  void reading_a_secret_and_sending_trip_over_the_whole_plan_until_named() {
    InertUnit reads =
        unit(
            named("r", "", Effect.EXECUTES),
            Lineage.UPSTREAM,
            Set.of(Capability.EXEC, Capability.READ_SECRET));
    InertUnit sends =
        unit(
            named("s", "", Effect.EXECUTES),
            Lineage.UPSTREAM,
            Set.of(Capability.EXEC, Capability.NET_OUT));
    Decision yes = allow(reads, sends);

    assertThat(reason(judge(subject(reads, sends), store(yes), USE, 0))).isEqualTo(Reason.TRIP);
    assertThat(judge(subject(reads), store(yes), USE, 0)).isInstanceOf(Verdict.Allowed.class);
    assertThat(judge(subject(reads, sends), store(accepting(yes, Trip.SECRET_AND_EGRESS)), USE, 1))
        .isInstanceOf(Verdict.Allowed.class);
  }

  @Test
  void a_restriction_loads_without_an_answer_and_its_removal_asks() {
    InertUnit guard = unit(named("deny", "", Effect.RESTRICTS), Lineage.FOREIGN, Set.of());
    assertThat(judge(subject(guard), StoreView.empty(), USE, 0))
        .isInstanceOf(Verdict.Allowed.class);

    Evaluation without =
        Gate.evaluate(subject(hook), store(allow(hook, guard)), Policy.DEFAULT, USE);
    assertThat(without.removedGuards()).containsExactly(guard.facts().now());
    assertThat(reason(without.judged().getFirst().verdict())).isEqualTo(Reason.RESTRICTION_REMOVED);
    assertThat(judge(subject(hook, guard), store(allow(hook, guard)), USE, 0))
        .isInstanceOf(Verdict.Allowed.class);
  }

  @Test
  void incomplete_coverage_never_becomes_a_yes() {
    var partial = new Subject(HERE, "/home/u/r", List.of(hook), List.of("a: too large"), "2026-11");

    assertThat(reason(judge(partial, store(allow(hook)), USE, 0))).isEqualTo(Reason.INCOMPLETE);
  }

  @Test
  void what_runs_bytes_from_outside_waits_for_a_person() {
    InertUnit fetched =
        unit(
            named("m", "", Effect.EXECUTES),
            Lineage.UPSTREAM,
            Set.of(Capability.EXEC, Capability.NOT_BOUND));
    Decision yes = accepting(allow(fetched), Trip.NOT_BOUND);
    Use headless = new Use("claude-code", Mode.HEADLESS, NOW);

    assertThat(reason(judge(subject(fetched), store(allow(fetched)), USE, 0)))
        .isEqualTo(Reason.NOT_BOUND);
    assertThat(judge(subject(fetched), store(yes), USE, 0)).isInstanceOf(Verdict.Allowed.class);
    assertThat(reason(judge(subject(fetched), store(yes), headless, 0)))
        .isEqualTo(Reason.NOT_BOUND);
  }

  @Test
  void a_token_ends_with_its_answer() {
    Trusted<?> token =
        Gate.plan(Gate.evaluate(subject(hook), store(allow(hook)), Policy.DEFAULT, USE))
            .load()
            .getFirst();

    assertThat(token.isLive(NOW)).isTrue();
    assertThat(token.isLive(token.until())).isFalse();
  }

  @Test
  void the_root_tells_sets_of_units_apart_and_not_their_order() {
    InertUnit other = hook("other", "run");

    assertThat(subject(hook, other).planRoot()).isEqualTo(subject(other, hook).planRoot());
    assertThat(subject(hook, other).planRoot()).isNotEqualTo(subject(hook).planRoot());
    assertThat(subject(hook, hook).planRoot()).isNotEqualTo(subject(hook).planRoot());
  }
}
