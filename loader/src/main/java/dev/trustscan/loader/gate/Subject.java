package dev.trustscan.loader.gate;

import dev.trustscan.loader.decision.DecidedUnit;
import dev.trustscan.loader.decision.RepositoryIdentity;
import dev.trustscan.loader.decision.Sha256;
import java.util.List;

/**
 * A checkout as it was read: what the gate judges.
 *
 * @param identity which repository
 * @param checkout absolute path of the checkout, for denials only
 * @param units every unit, in the order of paths and places
 * @param incomplete why something that can act was not looked at, printable; empty if coverage is
 *     complete
 * @param catalogue version of the catalogue
 */
public record Subject(
    RepositoryIdentity identity,
    String checkout,
    List<InertUnit> units,
    List<String> incomplete,
    String catalogue) {
  public Subject {
    units = List.copyOf(units);
    incomplete = List.copyOf(incomplete);
  }

  /** The root over all units: what a person types the beginning of. */
  public Sha256 planRoot() {
    return PlanRoot.of(units.stream().map(u -> u.facts().now()).toList());
  }

  /** The units as a decision names them. */
  public List<DecidedUnit> named() {
    return units.stream().map(u -> u.facts().now()).toList();
  }
}
