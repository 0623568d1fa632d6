package dev.trustscan.scanner.inventory.select;

import dev.trustscan.scanner.inventory.Selector.Found;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.Snapshot;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Names that act on whoever prints, expands or reads them. */
final class FileNames {
  private static final int FEWEST_WORDS = 4;

  private static final Set<String> ADDRESSEES =
      Set.of(
          "assistant",
          "agent",
          "agents",
          "ai",
          "claude",
          "copilot",
          "codex",
          "gemini",
          "llm",
          "model",
          "cursor",
          "gpt");
  private static final Set<String> ORDERS =
      Set.of(
          "ignore",
          "disregard",
          "run",
          "execute",
          "read",
          "send",
          "upload",
          "delete",
          "must",
          "obey",
          "follow",
          "fetch",
          "curl",
          "install",
          "forget",
          "override",
          "print",
          "reveal");
  private static final Set<String> OVERRIDES =
      Set.of("previous", "prior", "instructions", "instruction", "rules", "system");

  private FileNames() {}

  static void injections(Snapshot snapshot, Found found) {
    Set<Entry> candidates = new LinkedHashSet<>(Shortlist.of(snapshot).unusual);
    candidates.addAll(Shortlist.of(snapshot).wordy);
    for (Entry entry : candidates) {
      injection(entry.path().name()).ifPresent(detail -> found.at(entry, detail));
    }
  }

  static void odd(Snapshot snapshot, Found found) {
    for (Entry entry : Shortlist.of(snapshot).unusual) {
      oddity(entry).ifPresent(detail -> found.at(entry, detail));
    }
  }

  /** What a name, of a file or ref, would do to a terminal, shell or model. */
  static Optional<String> injection(String name) {
    boolean substitution = name.indexOf('`') >= 0;
    for (int i = 0; i < name.length(); ) {
      int c = name.codePointAt(i);
      int length = Character.charCount(c);
      if (c < 0x20 || (c >= 0x7F && c <= 0x9F)) {
        return Optional.of("control characters in a name");
      }
      if (c > 0x9F && isBidi(c)) {
        return Optional.of("characters in a name that reorder text");
      }
      if (c > 0x9F && isInvisible(name, i, c)) {
        return Optional.of("invisible characters in a name");
      }
      if (c == '$' && i + 1 < name.length()) {
        char next = name.charAt(i + 1);
        substitution |= next == '(' || (next == '{' && name.indexOf('}', i) > 0);
      }
      i += length;
    }
    if (substitution && !isTemplate(name)) {
      return Optional.of("a name that a shell would expand");
    }
    return addressesAgent(name) ? Optional.of("a name that speaks to an agent") : Optional.empty();
  }

  private static Optional<String> oddity(Entry entry) {
    String name = entry.path().name();
    if (name.startsWith("-")) {
      return Optional.of("a name that a command takes for an option");
    }
    if (!entry.path().isUtf8() && name.indexOf('\uFFFD') >= 0) {
      return Optional.of("a name that is not UTF-8");
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == ';' || c == '|' || c == '&' || c == '<' || c == '>' || c == '"') {
        return Optional.of("punctuation in a name that a shell acts on");
      }
    }
    return Optional.empty();
  }

  /** Whether a code point changes the order in which text is shown. */
  static boolean isBidi(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }

  // A joiner between emoji or letters of joining scripts, and a variation selector, belong to the
  // text.
  private static boolean isInvisible(String name, int at, int c) {
    if (c == 0x200D || c == 0x200C) {
      return at == 0 || name.codePointBefore(at) < 0x80;
    }
    return c == 0x200B
        || c == 0x200E
        || c == 0x200F
        || c == 0x2060
        || c == 0x00AD
        || c == 0xFEFF
        || c == 0x3164
        || (c >= 0x2061 && c <= 0x2064)
        || (c >= 0xE0000 && c <= 0xE01EF);
  }

  // Scaffolds name files after their variables: ${name}.java, {{name}}, $name$.
  private static boolean isTemplate(String name) {
    if (name.indexOf('`') >= 0 || name.contains("$(")) {
      return false;
    }
    int open = name.indexOf("${");
    while (open >= 0) {
      int close = name.indexOf('}', open);
      if (close < 0 || !isVariable(name, open + 2, close)) {
        return false;
      }
      open = name.indexOf("${", close);
    }
    return true;
  }

  private static boolean isVariable(String name, int start, int end) {
    if (name.substring(start, end).equals("IFS")) {
      return false;
    }
    for (int i = start; i < end; i++) {
      char c = name.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '_' && c != '.') {
        return false;
      }
    }
    return end > start;
  }

  private static boolean addressesAgent(String name) {
    if (name.length() < 20) {
      return false;
    }
    List<String> words = List.of(words(name));
    if (words.size() < FEWEST_WORDS) {
      return false;
    }
    boolean order = words.stream().anyMatch(ORDERS::contains);
    boolean addressee = words.stream().anyMatch(ADDRESSEES::contains);
    boolean override =
        (words.contains("ignore") || words.contains("disregard") || words.contains("forget"))
            && words.stream().anyMatch(OVERRIDES::contains);
    long orders = words.stream().filter(ORDERS::contains).count();
    boolean request = orders > 1;
    return override || ((order && addressee || request) && words.size() > FEWEST_WORDS);
  }

  private static String[] words(String name) {
    var text = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      text.append(Character.isLetterOrDigit(c) ? c : ' ');
    }
    return text.toString().strip().toLowerCase(Locale.ROOT).split(" +");
  }
}
