package dev.trustscan.cli;

/** Words of a command line that is proposed to the user. */
final class Rerun {
  private Rerun() {}

  /** A word, quoted where a shell needs it. */
  static String word(String word) {
    boolean plain =
        !word.isEmpty()
            && word.chars()
                .allMatch(c -> Character.isLetterOrDigit(c) || "/._-+=:@%,".indexOf(c) >= 0);
    return plain ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
