package dev.trustscan.scanner.inspect;

/**
 * The lines that trustscan's own git hook consists of. A scan knows them again, so that installing
 * the hook is no finding; whatever else the file says still counts.
 */
public final class TripwireLines {
  /** The first line. */
  public static final String BEGIN =
      "# >>> trustscan >>> (trustscan hook remove takes these lines away)\n";

  /** The last line. */
  public static final String END = "# <<< trustscan <<<\n";

  private static final String OPEN = BEGIN + "if [ -x ";
  private static final String PLACE = "/.local/state/trustscan/hook/hook";

  private TripwireLines() {}

  /**
   * The lines for an event. They give back what git would have got without them.
   *
   * @param script the script's path as a word of the shell
   * @param event the hook's file name
   */
  public static String block(String script, String event) {
    return OPEN
        + script
        + " ]; then "
        + script
        + " "
        + event
        + " \"$@\" </dev/null || :\n"
        + "else echo 'trustscan is not installed any more, so this checkout was not looked at:"
        + " install it again, or run trustscan hook remove before' >&2\nfi\n"
        + END;
  }

  /**
   * The text without the lines, if they start the script of a home folder and do nothing else. A
   * repository cannot put a file there; lines with any other path stay.
   */
  static String without(String text, String event) {
    int from = text.indexOf(OPEN);
    int word = from + OPEN.length();
    int end = from < 0 ? -1 : text.indexOf(" ]; then ", word);
    if (end < 0 || !isHomeScript(text.substring(word, end))) {
      return text;
    }
    String block = block(text.substring(word, end), event);
    return text.startsWith(block, from)
        ? text.substring(0, from) + text.substring(from + block.length())
        : text;
  }

  private static boolean isHomeScript(String word) {
    if (word.length() < PLACE.length() + 4 || !word.startsWith("'/") || !word.endsWith("'")) {
      return false;
    }
    String path = word.substring(1, word.length() - 1);
    if (!path.endsWith(PLACE)) {
      return false;
    }
    String home = path.substring(0, path.length() - PLACE.length());
    boolean plain =
        home.chars()
            .allMatch(c -> Character.isLetterOrDigit(c) || c == '/' || c == '-' || c == '_');
    return plain && (home.equals("/root") || home.matches("/(home|Users)/[^/]+"));
  }
}
