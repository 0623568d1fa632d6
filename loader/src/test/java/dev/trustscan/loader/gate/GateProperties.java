package dev.trustscan.loader.gate;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds of the gate for any plan and any store. */
class GateProperties {
  private static final List<String> IDS = List.of("a", "b", "c");

  /** A world that a seed draws: small, so that decisions and units meet. */
  private static final class World {
    final Random random;
    final List<InertUnit> units = new ArrayList<>();
    final List<Decision> decisions = new ArrayList<>();
    final List<Revocation> revocations = new ArrayList<>();

    World(long seed) {
      random = new Random(seed);
      for (int i = 0; i < 1 + random.nextInt(4); i++) {
        units.add(Sample.unit(named(), pick(Lineage.values()), some(Capability.class, 3)));
      }
      for (int i = 0; i < random.nextInt(5); i++) {
        decisions.add(decision(i));
      }
      if (random.nextInt(4) == 0 && !decisions.isEmpty()) {
        var target = new Revocation.Target.OfDecision(decisions.getFirst().id());
        revocations.add(new Revocation(target, Sample.NOW, ""));
      }
    }

    DecidedUnit named() {
      String id = IDS.get(random.nextInt(IDS.size()));
      return Sample.named(id, "v" + random.nextInt(2), pick(Effect.values()));
    }

    Decision decision(int number) {
      Decision.Answer answer =
          random.nextInt(4) == 0 ? Decision.Answer.DENY : Decision.Answer.ALLOW;
      var about = new ArrayList<DecidedUnit>();
      units.stream().filter(u -> random.nextInt(3) > 0).forEach(u -> about.add(u.facts().now()));
      about.add(named());
      return new Decision(
          Sample.sha("decision " + number + random.nextLong()),
          answer,
          Optional.of(
              random.nextInt(5) > 0
                  ? Sample.HERE
                  : new RepositoryIdentity(
                      List.of("elsewhere"), List.of(), "", RepositoryIdentity.Proof.URL_ONLY)),
          about,
          List.of(),
          random.nextBoolean() ? Optional.of(Sample.sha("plan")) : Optional.empty(),
          Scope.everywhere(),
          Sample.NOW.minus(Duration.ofDays(random.nextInt(60))),
          Sample.NOW.plus(Duration.ofDays(random.nextInt(60))),
          Presence.TTY,
          "key",
          random.nextInt(3) > 0 ? Set.of(Trip.values()) : some(Trip.class, 2),
          Optional.empty(),
          Optional.empty(),
          "",
          "",
          "");
    }

    <E extends Enum<E>> Set<E> some(Class<E> type, int most) {
      Set<E> chosen = EnumSet.noneOf(type);
      E[] all = type.getEnumConstants();
      for (int i = 0; i < random.nextInt(most + 1); i++) {
        chosen.add(pick(all));
      }
      return chosen;
    }

    <E> E pick(E[] all) {
      return all[random.nextInt(all.length)];
    }

    Subject subject() {
      return Sample.subject(units.toArray(InertUnit[]::new));
    }

    StoreView store() {
      return new StoreView.Sound(decisions, List.of(), revocations, StoreView.Checkpoint.EMPTY);
    }
  }

  private static List<Verdict> verdicts(Subject subject, StoreView store, Mode mode) {
    var use = new Use("claude-code", mode, Sample.NOW);
    return Gate.evaluate(subject, store, Policy.DEFAULT, use).judged().stream()
        .map(Judged::verdict)
        .toList();
  }

  private static boolean yes(Verdict verdict) {
    return verdict instanceof Verdict.Allowed;
  }

  @Property(tries = 2000)
  void a_no_for_a_unit_is_a_no_whatever_else_was_said(@ForAll long seed) {
    var world = new World(seed);
    InertUnit refused = world.units.getFirst();
    Decision no = Sample.decision("the no", Decision.Answer.DENY, List.of(refused.facts().now()));
    world.decisions.add(world.random.nextInt(world.decisions.size() + 1), no);

    assertThat(verdicts(world.subject(), world.store(), Mode.INTERACTIVE).getFirst())
        .isInstanceOf(Verdict.Denied.class);
  }

  @Property(tries = 3000)
  void one_more_capability_never_turns_a_no_into_a_yes(
      @ForAll long seed, @ForAll Capability more, @ForAll Mode mode) {
    var world = new World(seed);
    List<Verdict> before = verdicts(world.subject(), world.store(), mode);
    int at = world.random.nextInt(world.units.size());
    UnitFacts was = world.units.get(at).facts();
    Set<Capability> can = EnumSet.of(more);
    can.addAll(was.capabilities());
    world.units.set(at, Sample.unit(was.now(), was.lineage(), can));
    List<Verdict> after = verdicts(world.subject(), world.store(), mode);

    for (int i = 0; i < before.size(); i++) {
      assertThat(yes(after.get(i)) && !yes(before.get(i))).as("unit %d", i).isFalse();
    }
  }

  @Property(tries = 2000)
  void the_order_of_decisions_and_units_changes_nothing(@ForAll long seed) {
    var world = new World(seed);
    List<Verdict> before = verdicts(world.subject(), world.store(), Mode.INTERACTIVE);
    Collections.shuffle(world.decisions, world.random);
    Collections.shuffle(world.revocations, world.random);
    assertThat(verdicts(world.subject(), world.store(), Mode.INTERACTIVE)).isEqualTo(before);

    Collections.reverse(world.units);
    assertThat(verdicts(world.subject(), world.store(), Mode.INTERACTIVE).reversed())
        .isEqualTo(before);
  }

  @Property(tries = 500)
  void an_unsound_store_leads_to_no_yes(@ForAll long seed, @ForAll boolean old) {
    var world = new World(seed);
    StoreView bad =
        old ? new StoreView.RolledBack("old") : new StoreView.Unsound("line 1", "edited");

    assertThat(verdicts(world.subject(), bad, Mode.INTERACTIVE))
        .isNotEmpty()
        .noneMatch(GateProperties::yes);
  }

  @Property(tries = 1000)
  void a_person_who_is_absent_never_makes_it_laxer(@ForAll long seed) {
    var world = new World(seed);
    List<Verdict> with = verdicts(world.subject(), world.store(), Mode.INTERACTIVE);
    List<Verdict> without = verdicts(world.subject(), world.store(), Mode.HEADLESS);

    for (int i = 0; i < with.size(); i++) {
      assertThat(yes(without.get(i)) && !yes(with.get(i))).isFalse();
    }
  }

  @Property(tries = 1000)
  void a_stricter_policy_never_turns_a_no_into_a_yes(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 365) int days) {
    var world = new World(seed);
    var use = new Use("claude-code", Mode.INTERACTIVE, Sample.NOW);
    Policy stricter = Policy.DEFAULT.and(new Policy(Policy.Instructions.ASK, days, true, Set.of()));
    List<Judged> lax = Gate.evaluate(world.subject(), world.store(), Policy.DEFAULT, use).judged();
    List<Judged> strict = Gate.evaluate(world.subject(), world.store(), stricter, use).judged();

    for (int i = 0; i < lax.size(); i++) {
      assertThat(yes(strict.get(i).verdict()) && !yes(lax.get(i).verdict())).isFalse();
    }
  }

  @Property(tries = 1000)
  void a_yes_by_decision_names_one_that_covers_exactly_this_content(@ForAll long seed) {
    var world = new World(seed);
    var use = new Use("claude-code", Mode.INTERACTIVE, Sample.NOW);
    for (Judged each :
        Gate.evaluate(world.subject(), world.store(), Policy.DEFAULT, use).judged()) {
      if (each.verdict() instanceof Verdict.Allowed yes && yes.basis() == Verdict.Basis.DECISION) {
        Sha256 by = yes.by().orElseThrow();
        assertThat(world.decisions)
            .anyMatch(d ->
                d.id().equals(by)
                    && d.units().stream()
                        .anyMatch(u -> u.digest().equals(each.unit().facts().now().digest())));
      }
    }
  }
}
