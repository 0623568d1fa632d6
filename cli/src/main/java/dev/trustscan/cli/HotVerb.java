package dev.trustscan.cli;

import java.util.List;
import java.util.OptionalInt;

/**
 * A verb that hooks, prompts and agents start, many times a day: it reads its own words, so that
 * neither the parser of command lines nor what that parser needs is loaded. The same verb is also
 * described to the parser, which knows the help and says what is wrong with a command line.
 */
interface HotVerb {
  /**
   * Runs if every word is one that this verb is sure about.
   *
   * @param words what follows the verb
   * @return the exit code; nothing if the parser must look at the command line
   */
  OptionalInt run(Host host, List<String> words) throws Exception;
}
