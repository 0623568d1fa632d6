package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Shell.Part;
import dev.trustscan.scanner.command.Shell.Text;
import dev.trustscan.scanner.command.Shell.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * Brace expansion: {@code {curl,-s,host}} is three words. One pair of braces a word is expanded.
 */
final class Braces {
  private static final int MOST = 64;

  private Braces() {}

  static List<Word> expand(Word word) {
    for (int p = 0; p < word.parts().size(); p++) {
      if (word.parts().get(p) instanceof Text text && !text.quoted()) {
        int open = text.text().indexOf('{');
        if (open >= 0) {
          return expand(word, p, open);
        }
      }
    }
    return List.of(word);
  }

  private static List<Word> expand(Word word, int first, int open) {
    var head = new ArrayList<Part>(word.parts().subList(0, first));
    Text opening = (Text) word.parts().get(first);
    head.add(new Text(opening.text().substring(0, open), false));
    var choices = new ArrayList<List<Part>>();
    var choice = new ArrayList<Part>();
    for (int p = first; p < word.parts().size(); p++) {
      Part part = word.parts().get(p);
      if (!(part instanceof Text text) || text.quoted()) {
        choice.add(part);
        continue;
      }
      String s = text.text();
      int from = p == first ? open + 1 : 0;
      for (int i = from; i < s.length(); i++) {
        char c = s.charAt(i);
        if (c == ',' || c == '}') {
          choice.add(new Text(s.substring(from, i), false));
          choices.add(choice);
          choice = new ArrayList<>();
          from = i + 1;
        }
        if (c == '}') {
          return choices.size() < 2 || choices.size() > MOST
              ? List.of(word)
              : join(word, head, choices, new Text(s.substring(i + 1), false), p + 1);
        }
        if (c == '{') {
          return List.of(word);
        }
      }
      choice.add(new Text(s.substring(from), false));
    }
    return List.of(word);
  }

  private static List<Word> join(
      Word word, List<Part> head, List<List<Part>> choices, Text rest, int tailFrom) {
    var words = new ArrayList<Word>();
    for (List<Part> choice : choices) {
      var parts = new ArrayList<>(head);
      parts.addAll(choice);
      parts.add(rest);
      parts.addAll(word.parts().subList(tailFrom, word.parts().size()));
      parts.removeIf(part -> part instanceof Text t && t.text().isEmpty() && !t.quoted());
      words.add(new Word(parts, word.start(), word.end()));
    }
    return words;
  }
}
