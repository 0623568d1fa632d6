package dev.trustscan.scanner.command;

import java.util.ArrayList;
import java.util.List;

/** Splits on white space, with quotes around words that hold some; no other shell syntax. */
final class WordSplitter {
  private WordSplitter() {}

  static List<Value> split(String text) {
    var all = new ArrayList<Value>();
    var word = new StringBuilder();
    boolean open = false;
    char quote = '\0';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != '\0') {
        if (c == quote) {
          quote = '\0';
        } else {
          word.append(c);
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
        open = true;
      } else if (Character.isWhitespace(c)) {
        if (open) {
          all.add(value(word));
        }
        open = false;
      } else {
        word.append(c);
        open = true;
      }
    }
    if (open) {
      all.add(value(word));
    }
    return all;
  }

  /** The pieces between any of some characters, empty ones left out. */
  static List<String> words(String text, String between) {
    var all = new ArrayList<String>();
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || between.indexOf(text.charAt(i)) >= 0) {
        if (i > from) {
          all.add(text.substring(from, i));
        }
        from = i + 1;
      }
    }
    return all;
  }

  private static Value value(StringBuilder word) {
    String text = word.toString();
    word.setLength(0);
    boolean dynamic = text.contains("${") || text.startsWith("$");
    return new Value(text, 0, dynamic, false, false, "", 0, 0);
  }
}
