package dev.trustscan.scanner.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads git's configuration syntax as plain data. Nothing is included, resolved or obeyed. Lines
 * that git would refuse are skipped, since the caller only looks for what is there.
 */
public final class GitConfigText {
  private static final int MOST_ITEMS = 20_000;

  private final String text;
  private int at;
  private String section = "";
  private String subsection = "";

  private GitConfigText(String text) {
    this.text = text;
  }

  /**
   * One setting.
   *
   * @param section in lower case
   * @param subsection as written, empty if none
   * @param key in lower case
   * @param value the value without quotes and comments; {@code true} where there is no equals sign
   */
  public record Item(String section, String subsection, String key, String value) {
    /** Whether it is that key of that section, in any subsection. */
    public boolean is(String section, String key) {
      return this.section.equals(section) && this.key.equals(key);
    }
  }

  /** The settings, in the order of the text. */
  public static List<Item> parse(String text) {
    var items = new ArrayList<Item>();
    var reader = new GitConfigText(text.startsWith("\uFEFF") ? text.substring(1) : text);
    while (items.size() < MOST_ITEMS && reader.next(items)) {
      // next() moves on at every call
    }
    return items;
  }

  private boolean next(List<Item> items) {
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    if (at >= text.length()) {
      return false;
    }
    char c = text.charAt(at);
    if (c == '#' || c == ';') {
      skipLine();
    } else if (c == '[') {
      at++;
      header();
    } else if (isKey(c)) {
      item(items);
    } else {
      skipLine();
    }
    return true;
  }

  private void header() {
    int start = at;
    while (at < text.length() && (isKey(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    section = text.substring(start, at).toLowerCase(Locale.ROOT);
    subsection = "";
    int dot = section.indexOf('.');
    if (dot >= 0) {
      subsection = section.substring(dot + 1);
      section = section.substring(0, dot);
    }
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '"') {
      at++;
      quotedSubsection();
    }
    if (at < text.length() && text.charAt(at) == ']') {
      at++;
    } else {
      skipLine();
    }
  }

  private void quotedSubsection() {
    var name = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      name.append(text.charAt(at++));
    }
    subsection = name.toString();
    if (at < text.length() && text.charAt(at) == '"') {
      at++;
    }
  }

  private void item(List<Item> items) {
    int start = at;
    while (at < text.length() && isKey(text.charAt(at))) {
      at++;
    }
    String key = text.substring(start, at).toLowerCase(Locale.ROOT);
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '=') {
      at++;
      items.add(new Item(section, subsection, key, value()));
    } else {
      items.add(new Item(section, subsection, key, "true"));
      skipLine();
    }
  }

  private String value() {
    var value = new StringBuilder();
    boolean quoted = false;
    int kept = 0; // trailing white space outside quotes is not part of the value
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\n') {
        break;
      }
      if (!quoted && (c == '#' || c == ';')) {
        skipLine();
        break;
      }
      if (c == '"') {
        quoted = !quoted;
        kept = value.length();
      } else if (c == '\\') {
        escape(value);
        kept = value.length();
      } else if (quoted || !isSpace(c)) {
        value.append(c);
        kept = value.length();
      } else if (!value.isEmpty()) {
        value.append(c);
      }
    }
    value.setLength(Math.min(kept, value.length()));
    return value.toString();
  }

  private void escape(StringBuilder value) {
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
    }
    if (at >= text.length()) {
      return;
    }
    char c = text.charAt(at++);
    switch (c) {
      case '\n' -> {
        // the value goes on in the next line
      }
      case 'n' -> value.append('\n');
      case 't' -> value.append('\t');
      case 'b' -> value.append('\b');
      default -> value.append(c);
    }
  }

  private void skipLine() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end + 1;
  }

  private static boolean isKey(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
