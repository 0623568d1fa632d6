package dev.trustscan.loader.decision;

import java.util.Set;

/**
 * For whom and when a decision counts.
 *
 * @param agents consumer ids; empty for every tool
 * @param lineages lineages for which it counts
 * @param modes modes in which it counts
 */
public record Scope(Set<String> agents, Set<Lineage> lineages, Set<Mode> modes) {
  public Scope {
    agents = Set.copyOf(agents);
    lineages = Set.copyOf(lineages);
    modes = Set.copyOf(modes);
  }

  /** Every tool, every lineage, with or without a person. */
  public static Scope everywhere() {
    return new Scope(Set.of(), Set.of(Lineage.values()), Set.of(Mode.values()));
  }

  /** Whether it counts for this use. */
  public boolean covers(String agent, Lineage lineage, Mode mode) {
    return (agents.isEmpty() || agents.contains(agent))
        && lineages.contains(lineage)
        && modes.contains(mode);
  }
}
