package dev.trustscan.scanner.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Options of a program, told apart from its operands. */
final class Options {
  /** Options by which JavaScript programs load a module before anything else. */
  static final Set<String> LOADING =
      Set.of("--require", "-r", "--import", "--loader", "--experimental-loader", "--preload");

  private Options() {}

  /**
   * Where the first operand stands, options and their values skipped; the size if there is none.
   */
  static int operand(List<Value> words, int from, Set<String> valued) {
    int i = from;
    while (i < words.size()) {
      String word = words.get(i).text();
      if (word.equals("--")) {
        return i + 1;
      }
      if (!words.get(i).option()) {
        return i;
      }
      i += valued.contains(word) ? 2 : 1;
    }
    return words.size();
  }

  /** The operands. */
  static List<Value> operands(List<Value> words, int from, Set<String> valued) {
    var all = new ArrayList<Value>();
    boolean only = false;
    for (int i = from; i < words.size(); i++) {
      Value word = words.get(i);
      if (!only && word.is("--")) {
        only = true;
      } else if (!only && word.option()) {
        i += valued.contains(word.text()) ? 1 : 0;
      } else {
        all.add(word);
      }
    }
    return all;
  }

  /** The values of an option in its forms {@code -o v}, {@code -ov} and {@code --option=v}. */
  static List<Value> values(List<Value> words, String... names) {
    var all = new ArrayList<Value>();
    for (int i = 1; i < words.size(); i++) {
      Value word = words.get(i);
      for (String name : names) {
        if (word.is(name)) {
          if (i + 1 < words.size()) {
            all.add(words.get(i + 1));
          }
        } else if (name.startsWith("--") && word.text().startsWith(name + "=")) {
          all.add(word.as(word.text().substring(name.length() + 1)));
        } else if (!name.startsWith("--")
            && name.length() == 2
            && word.text().length() > 2
            && word.text().startsWith(name)
            && !word.text().startsWith("--")) {
          all.add(word.as(word.text().substring(2)));
        }
      }
    }
    return all;
  }
}
