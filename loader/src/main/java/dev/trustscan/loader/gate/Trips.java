package dev.trustscan.loader.gate;

import dev.trustscan.loader.decision.Trip;
import java.util.Collection;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Finds the combinations that no plain yes passes, over all units that would load together. */
final class Trips {
  private Trips() {}

  static IdentityHashMap<InertUnit, Set<Trip>> of(List<InertUnit> units) {
    boolean leak = any(units, Capability.READ_SECRET) && any(units, Capability.NET_OUT);
    boolean widened = any(units, Capability.GRANT) && any(units, Capability.EXEC);
    IdentityHashMap<InertUnit, Set<Trip>> trips = new IdentityHashMap<>();
    for (InertUnit unit : units) {
      Set<Trip> mine = single(unit.facts().capabilities());
      Set<Capability> can = unit.facts().capabilities();
      if (leak && (can.contains(Capability.READ_SECRET) || can.contains(Capability.NET_OUT))) {
        mine.add(Trip.SECRET_AND_EGRESS);
      }
      if (widened && (can.contains(Capability.GRANT) || can.contains(Capability.EXEC))) {
        mine.add(Trip.WIDENED_AND_EXECUTING);
      }
      trips.put(unit, mine);
    }
    return trips;
  }

  private static Set<Trip> single(Collection<Capability> can) {
    Set<Trip> trips = EnumSet.noneOf(Trip.class);
    if (can.contains(Capability.PUBLISH)) {
      trips.add(Trip.PUBLISHES);
    }
    if (can.contains(Capability.WRITE_CONTROL) || can.contains(Capability.PERSIST)) {
      trips.add(Trip.WRITES_CONTROL_FILES);
    }
    if (can.contains(Capability.NOT_BOUND)) {
      trips.add(Trip.NOT_BOUND);
    }
    if (can.contains(Capability.OPAQUE) || can.contains(Capability.HOSTILE)) {
      trips.add(Trip.OPAQUE);
    }
    return trips;
  }

  private static boolean any(List<InertUnit> units, Capability capability) {
    return units.stream().anyMatch(u -> u.facts().capabilities().contains(capability));
  }
}
