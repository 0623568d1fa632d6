package dev.trustscan.loader.adapt;

import dev.trustscan.scanner.command.PathText;
import java.util.Optional;
import java.util.function.Function;

/** Replaces the words of a shell command that name vetted files, and leaves the rest as it is. */
final class ShellWords {
  private static final String ENDS = " \t\n;&|()<>";
  private static final String UNSURE = "\\`*?[]{}~!#=";

  private ShellWords() {}

  /**
   * The command with other words.
   *
   * @param text a shell command
   * @param copy gives the copy of a repository path
   */
  static String replace(String text, Function<String, Optional<String>> copy) {
    var out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      if (ENDS.indexOf(text.charAt(at)) >= 0) {
        out.append(text.charAt(at++));
        continue;
      }
      int end = wordEnd(text, at);
      String word = text.substring(at, end);
      Optional<String> path = bare(word).flatMap(ShellWords::path).flatMap(copy);
      out.append(path.map(ShellWords::quote).orElse(word));
      at = end;
    }
    return out.toString();
  }

  /** Whether it moves to another folder, so that its relative paths mean others. */
  static boolean moves(String text) {
    int at = 0;
    while (at < text.length()) {
      if (ENDS.indexOf(text.charAt(at)) >= 0) {
        at++;
        continue;
      }
      int end = wordEnd(text, at);
      String word = text.substring(at, end);
      if (word.equals("cd") || word.equals("pushd") || word.equals("-C")) {
        return true;
      }
      at = end;
    }
    return false;
  }

  /** A word for a POSIX shell. */
  static String quote(String word) {
    boolean plain =
        !word.isEmpty()
            && word.chars()
                .allMatch(c ->
                    c >= 'a' && c <= 'z'
                        || c >= 'A' && c <= 'Z'
                        || c >= '0' && c <= '9'
                        || "_-./:@%+,=".indexOf(c) >= 0);
    return plain ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** The path that a word names from the project's top, without detours. */
  static Optional<String> path(String word) {
    PathText path = PathText.of(word);
    boolean known = path.base() == PathText.Base.HERE || path.base() == PathText.Base.ROOT;
    String rest = path.rest();
    while (rest.startsWith("./")) {
      rest = rest.substring(2);
    }
    return known && !rest.isEmpty() && !("/" + rest + "/").contains("/../")
        ? Optional.of(rest.replace("/./", "/"))
        : Optional.empty();
  }

  private static int wordEnd(String text, int from) {
    char quote = '\0';
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (quote != '\0') {
        quote = c == quote ? '\0' : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '\\') {
        at++;
      } else if (ENDS.indexOf(c) >= 0) {
        break;
      }
      at++;
    }
    return Math.min(at, text.length());
  }

  /** The word without its quotes; nothing if a shell would do more to it than that. */
  private static Optional<String> bare(String word) {
    var out = new StringBuilder();
    char quote = '\0';
    boolean variable = false;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (quote != '\0' ? c == quote : c == '"' || c == '\'') {
        quote = quote == '\0' ? c : '\0';
        continue;
      }
      if (c == '$') {
        if (quote == '\'') {
          return Optional.empty();
        }
        variable = true;
      }
      boolean brace = variable && (c == '{' || c == '}');
      if (!brace && quote != '\'' && UNSURE.indexOf(c) >= 0) {
        return Optional.empty();
      }
      out.append(c);
    }
    return Optional.of(out.toString());
  }
}
