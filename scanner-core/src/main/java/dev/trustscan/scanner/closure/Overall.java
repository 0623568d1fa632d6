package dev.trustscan.scanner.closure;

import dev.trustscan.scanner.command.Behaviour;
import dev.trustscan.scanner.command.CommandFacts;
import dev.trustscan.scanner.command.Fact;

/** Joins what a command does with what it reaches. */
final class Overall {
  private Overall() {}

  static Behaviour of(CommandFacts facts, Closure closure) {
    Behaviour strongest = Behaviour.stronger(facts.behaviour(), closure.behaviour());
    boolean detached = facts.has(Fact.Kind.DETACHES);
    boolean fetches = facts.has(Fact.Kind.FETCH_AND_RUN);
    for (Closure.Reached file : closure.reached()) {
      detached |= file.facts().has(Fact.Kind.DETACHES);
      fetches |= file.facts().has(Fact.Kind.FETCH_AND_RUN);
    }
    // What is fetched and run by something that hides itself is hidden too.
    return detached && fetches ? Behaviour.HOSTILE : strongest;
  }
}
