package dev.trustscan.loader.githook;

import static dev.trustscan.scanner.inspect.TripwireLines.BEGIN;
import static dev.trustscan.scanner.inspect.TripwireLines.END;

import dev.trustscan.scanner.inspect.TripwireLines;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * The lines that a hook file gets, and their way in and out of a file that others wrote. What
 * {@link #with} adds, {@link #without} takes away, to the byte. Texts are ISO 8859-1 views of the
 * bytes, so that nothing is lost.
 */
final class HookText {
  private static final String CREATED = "#!/bin/sh\n";
  private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "ksh", "zsh");

  private HookText() {}

  /** The lines for an event. They give back what git would have got without them. */
  static String block(Path script, HookEvent event) {
    return TripwireLines.block(quoted(script.toString()), event.file());
  }

  /** A file that holds nothing else. */
  static String alone(String block) {
    return CREATED + block;
  }

  /** A file that first runs ours and then another program in the same folder. */
  static String before(String block, String other) {
    return CREATED + block + "exec \"$(dirname \"$0\")/" + other + "\" \"$@\"\n";
  }

  static boolean has(String text) {
    return text.contains(BEGIN);
  }

  /**
   * Whether lines for a shell may stand at the top. Without {@code #!} git lets a shell read it.
   */
  static boolean isShell(String text) {
    if (!text.startsWith("#!")) {
      return text.chars().limit(200).noneMatch(c -> c == 0) && !text.startsWith("\u007fELF");
    }
    int end = text.indexOf('\n');
    String[] words = text.substring(2, end < 0 ? text.length() : end).strip().split("[ \t]+", 4);
    String name = name(words[0]);
    if (name.equals("env") && words.length > 1) {
      name = name(words[1]);
    }
    return SHELLS.contains(name.toLowerCase(Locale.ROOT));
  }

  private static String name(String program) {
    return program.substring(program.lastIndexOf('/') + 1);
  }

  /** The text with the block after its first line. */
  static String with(String text, String block) {
    int at = 0;
    if (text.startsWith("#!")) {
      int end = text.indexOf('\n');
      if (end < 0) {
        return text + "\n" + block;
      }
      at = end + 1;
    }
    return text.substring(0, at) + block + text.substring(at);
  }

  /** The text without the block. */
  static String without(String text) {
    int from = text.indexOf(BEGIN);
    int to = from < 0 ? -1 : text.indexOf(END, from);
    if (to < 0) {
      return text;
    }
    return text.substring(0, from) + text.substring(to + END.length());
  }

  /** Whether nothing but ours is in it. */
  static boolean onlyOurs(String text) {
    return text.startsWith(CREATED) && has(text) && without(text).equals(CREATED);
  }

  /** A word for a shell. */
  static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
