package dev.trustscan.scanner.inventory.select;

import java.util.List;

/**
 * Schemas named by an address that carries data: {@code $schema}, {@code schemaLocation}, a
 * document type. Editors fetch the address when the file opens, so that whoever writes the query is
 * told.
 */
final class SchemaReferences {
  private static final String KEY = "$schema";
  private static final List<String> IN_TAGS = List.of("chemaLocation", "<!DOCTYPE");
  private static final int WINDOW = 400;

  private SchemaReferences() {}

  static boolean carryData(String text) {
    for (int at = text.indexOf(KEY); at >= 0; at = text.indexOf(KEY, at + KEY.length())) {
      if (carriesData(text, valueStart(text, at + KEY.length()))) {
        return true;
      }
    }
    for (String marker : IN_TAGS) {
      for (int at = text.indexOf(marker); at >= 0; at = text.indexOf(marker, at + WINDOW)) {
        if (tagCarriesData(text, at + marker.length())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Behind quotes, blanks and the sign between a key and its value. */
  private static int valueStart(String text, int from) {
    int end = Math.min(text.length(), from + 20);
    int at = from;
    while (at < end && "\"' :=\t".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static boolean tagCarriesData(String text, int from) {
    int end = Math.min(text.length(), from + WINDOW);
    for (int i = from; i < end && text.charAt(i) != '>'; i++) {
      if (text.charAt(i) == 'h' && carriesData(text, i)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an address begins here and has a query with a value. */
  private static boolean carriesData(String text, int from) {
    if (!text.startsWith("http://", from) && !text.startsWith("https://", from)) {
      return false;
    }
    int end = Math.min(text.length(), from + WINDOW);
    boolean query = false;
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == '"' || c == '\'' || c == '<' || c == '>') {
        return false;
      }
      query |= c == '?';
      if ((query && c == '=') || (c == '$' && i + 1 < end && text.charAt(i + 1) == '{')) {
        return true;
      }
    }
    return false;
  }
}
