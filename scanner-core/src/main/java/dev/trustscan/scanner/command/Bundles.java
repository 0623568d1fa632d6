package dev.trustscan.scanner.command;

/**
 * Tempers what is said of large packed programs: a package manager in one file reads the
 * environment, decodes and sends, each for its own reason, and no reading of the whole as one
 * script is honest.
 */
final class Bundles {
  /** Characters other than white space; padding makes no bundle. */
  private static final int FEWEST = 200_000;

  private Bundles() {}

  static CommandFacts judge(String text, CommandFacts facts) {
    if (facts.behaviour() != Behaviour.HOSTILE || !large(text)) {
      return facts;
    }
    return new CommandFacts(
        Behaviour.UNKNOWN_CODE, facts.programs(), facts.facts(), facts.references());
  }

  private static boolean large(String text) {
    int count = 0;
    for (int i = 0; i < text.length() && count < FEWEST; i++) {
      if (text.charAt(i) > ' ') {
        count++;
      }
    }
    return count >= FEWEST;
  }
}
