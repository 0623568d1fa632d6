package dev.trustscan.loader.adapt;

import dev.trustscan.loader.gate.Judged;
import dev.trustscan.loader.gate.LoadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Lists the files that an agent reads by itself although something in them is withheld. */
final class SelfReads {
  private SelfReads() {}

  /**
   * The files with something withheld that are meant.
   *
   * @param read the paths that no flag keeps the agent from
   * @param why the reason, one sentence
   */
  static List<SelfRead> of(Material material, Predicate<String> read, String why) {
    var paths = new TreeSet<String>();
    for (Judged each : material.withheld()) {
      String path = each.unit().facts().now().path();
      if (read.test(path)) {
        paths.add(path);
      }
    }
    var all = new ArrayList<SelfRead>();
    paths.forEach(path -> all.add(new SelfRead(path, why)));
    return all;
  }

  /** Every path of the plan, loaded or not. */
  static List<String> paths(LoadPlan plan) {
    return plan.evaluation().judged().stream()
        .map(j -> j.unit().facts().now().path())
        .distinct()
        .toList();
  }
}
