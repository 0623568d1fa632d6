package dev.trustscan.scanner.command;

import java.util.List;

/**
 * What a command line or script says it would do.
 *
 * @param behaviour the whole
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

  /** Whether a fact of that kind is there. */
  public boolean has(Fact.Kind kind) {
    return facts.stream().anyMatch(f -> f.kind() == kind);
  }
}
