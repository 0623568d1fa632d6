package dev.trustscan.scanner.command;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * What a command line or script says it would do.
 *
 * @param behaviour the whole of what stands here; what the files named do is in the closure
 * @param programs the programs started, by base name, in order
 * @param facts single facts
 * @param references files and tasks named
 */
public record CommandFacts(
    Behaviour behaviour, List<String> programs, List<Fact> facts, List<Reference> references) {
  /** Nothing is done. */
  public static final CommandFacts NOTHING =
      new CommandFacts(Behaviour.NOTHING, List.of(), List.of(), List.of());

  public CommandFacts {
    programs = List.copyOf(programs);
    facts = List.copyOf(facts);
    references = List.copyOf(references);
  }

  /** Both together. */
  public CommandFacts and(CommandFacts other) {
    return new CommandFacts(
        Behaviour.stronger(behaviour, other.behaviour),
        joined(programs, other.programs),
        joined(facts, other.facts),
        joined(references, other.references));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    var all = new LinkedHashSet<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }

  /** Whether a fact of that kind is there. */
  public boolean has(Fact.Kind kind) {
    return facts.stream().anyMatch(f -> f.kind() == kind);
  }
}
