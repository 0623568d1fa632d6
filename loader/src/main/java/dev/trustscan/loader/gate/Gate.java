package dev.trustscan.loader.gate;

import dev.trustscan.loader.decision.DecidedUnit;
import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.decision.StoreView;
import dev.trustscan.loader.decision.Trip;
import dev.trustscan.rules.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what may load. Pure and total: the same values give the same answers, in whatever order
 * they stand, and every failure is a no.
 *
 * <p>The order is fixed: the store's soundness, denials, coverage, then the decision that comes
 * furthest through revocation, expiry, scope, lineage, trips and policy, and a no if there is none.
 */
public final class Gate {
  private Gate() {}

  /**
   * Judges every unit that a use concerns.
   *
   * @param subject the checkout as it was read
   * @param store the store as it was verified
   * @param policy what holds beyond decisions
   * @param use for whom, and when
   */
  public static Evaluation evaluate(Subject subject, StoreView store, Policy policy, Use use) {
    List<InertUnit> units =
        subject.units().stream().filter(u -> concerns(u.facts(), use.agent())).toList();
    Sha256 root = PlanRoot.of(units.stream().map(u -> u.facts().now()).toList());
    // A switch over types costs milliseconds at start-up.
    if (store instanceof StoreView.Sound sound) {
      return judged(subject, sound, policy, use, units, root);
    }
    boolean old = store instanceof StoreView.RolledBack;
    String trouble =
        store instanceof StoreView.RolledBack back
            ? back.reason()
            : store instanceof StoreView.Unsound bad
                ? bad.where() + ": " + bad.reason()
                : "the store cannot be read";
    Reason reason = old ? Reason.STORE_ROLLED_BACK : Reason.STORE_INVALID;
    var no = new Verdict.Withheld(reason, Optional.empty(), Set.of());
    return new Evaluation(
        subject,
        use,
        units.stream().map(u -> new Judged(u, no, Optional.empty(), Set.of())).toList(),
        List.of(),
        root,
        StoreView.Checkpoint.EMPTY,
        trouble);
  }

  private static Evaluation judged(
      Subject subject,
      StoreView.Sound store,
      Policy policy,
      Use use,
      List<InertUnit> units,
      Sha256 root) {
    var trips = Trips.of(units);
    List<DecidedUnit> guards = Guards.removed(subject, store, use);
    var judge = new Judge(subject, store, policy, use, guards);
    var answers = new ArrayList<Judged>(units.size());
    for (InertUnit unit : units) {
      Set<Trip> mine = trips.getOrDefault(unit, Set.of());
      Judge.Answer answer;
      try {
        answer = judge.of(unit.facts(), mine);
      } catch (RuntimeException e) {
        answer =
            new Judge.Answer(
                new Verdict.Withheld(Reason.INTERNAL, Optional.empty(), mine), Optional.empty());
      }
      answers.add(new Judged(unit, answer.verdict(), answer.drift(), mine));
    }
    return new Evaluation(subject, use, answers, guards, root, store.checkpoint(), "");
  }

  /** Makes tokens for what may load. */
  public static LoadPlan plan(Evaluation evaluation) {
    var load = new ArrayList<Trusted<?>>();
    var withheld = new ArrayList<Judged>();
    var guards = new ArrayList<Judged>();
    for (Judged each : evaluation.judged()) {
      if (each.verdict() instanceof Verdict.Allowed yes) {
        load.add(new Trusted<>(each.unit(), yes, evaluation.under()));
      } else {
        withheld.add(each);
        if (each.unit().facts().restricts()) {
          guards.add(each);
        }
      }
    }
    return new LoadPlan(evaluation.root(), load, withheld, guards, evaluation, evaluation.under());
  }

  /**
   * Whether a unit matters to a tool. Without a tool it is whatever acts before somebody installs,
   * builds or tests.
   */
  public static boolean concerns(UnitFacts unit, String agent) {
    return agent.isEmpty()
        ? unit.trigger().compareTo(Trigger.INSTALL) < 0
        : unit.consumers().contains(agent);
  }
}
