package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.DocNote.Kind;
import dev.trustscan.scanner.doc.Node.Member;
import dev.trustscan.scanner.doc.Node.ScalarType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;

/**
 * Container build files: instructions with all their lines. The {@code syntax} directive, which
 * chooses the program that reads the rest, counts as an instruction.
 */
final class DockerfileReader {
  private final Reading in;
  private final String text;
  private final Lines lines;
  private final List<Node> items = new ArrayList<>();
  private char escape = '\\';
  private boolean directives = true;

  private DockerfileReader(Reading in) {
    this.in = in;
    this.text = in.text();
    this.lines = Lines.of(in);
  }

  static Node read(Reading in) {
    var reader = new DockerfileReader(in);
    while (reader.lines.next()) {
      reader.line();
    }
    return in.list(reader.items, 0, in.text().length());
  }

  private void line() {
    int first = lines.first();
    int end = lines.end();
    if (first == end) {
      directives = false;
      return;
    }
    if (text.charAt(first) == '#') {
      directives = directives && directive(first, end);
      return;
    }
    directives = false;
    int wordEnd = first;
    while (wordEnd < end && !Lines.isBlank(text.charAt(wordEnd))) {
      wordEnd++;
    }
    arguments(first, wordEnd);
  }

  private boolean directive(int first, int end) {
    int equals = Lines.find(text, first, end, '=');
    if (equals < 0) {
      return false;
    }
    String name = text.substring(first + 1, equals).strip().toLowerCase(Locale.ROOT);
    int from = Lines.skipBlank(text, equals + 1, end);
    int to = Lines.trimEnd(text, from, end);
    switch (name) {
      case "escape" -> escape = from < to ? text.charAt(from) : escape;
      case "syntax" -> add(first, first, equals, "SYNTAX", from, to, text.substring(from, to));
      default -> {
        return name.equals("check");
      }
    }
    return true;
  }

  private void arguments(int first, int wordEnd) {
    var joined = new StringBuilder();
    int from = Lines.skipBlank(text, wordEnd, lines.end());
    int start = from;
    int stop = from;
    boolean more = true;
    while (more) {
      int end = lines.last();
      more = end > from && text.charAt(end - 1) == escape;
      joined.append(text, from, more ? end - 1 : Math.max(from, end));
      stop = Math.max(from, end);
      more = more && nextPart();
      from = lines.start();
    }
    String name = text.substring(first, wordEnd).toUpperCase(Locale.ROOT);
    Queue<Heredoc> heredocs = heredocs(name, joined);
    while (!heredocs.isEmpty() && lines.next()) {
      String line = text.substring(lines.start(), lines.end());
      joined.append('\n').append(line);
      stop = lines.end();
      Heredoc open = heredocs.element();
      if ((open.tabs ? stripTabs(line) : line).equals(open.word)) {
        heredocs.remove();
      }
    }
    if (!heredocs.isEmpty()) {
      in.note(Kind.LENIENT_SYNTAX, start, stop, "a document that is never closed");
    }
    String value = joined.toString().strip();
    add(first, first, wordEnd, name, start, stop, value);
  }

  /**
   * Moves to the line that goes on with an instruction; comments and blank lines between do not.
   */
  private boolean nextPart() {
    while (lines.next()) {
      if (!lines.isBlank() && text.charAt(lines.first()) != '#') {
        return true;
      }
    }
    return false;
  }

  private void add(
      int start, int nameStart, int nameEnd, String name, int from, int to, String value) {
    List<Member> members =
        List.of(
            in.member(
                "instruction",
                nameStart,
                nameStart,
                in.scalar(name, ScalarType.STRING, nameStart, nameEnd)),
            in.member("arguments", from, from, in.scalar(value, ScalarType.STRING, from, to)));
    items.add(in.map(members, start, to));
  }

  private record Heredoc(String word, boolean tabs) {}

  /** The documents that an instruction announces by {@code <<WORD}. */
  private static Queue<Heredoc> heredocs(String instruction, CharSequence arguments) {
    var found = new ArrayDeque<Heredoc>();
    if (!List.of("RUN", "COPY", "ADD").contains(instruction)) {
      return found;
    }
    String line = arguments.toString();
    int at = line.indexOf("<<");
    while (at >= 0) {
      boolean tabs = line.startsWith("-", at + 2);
      int from = at + (tabs ? 3 : 2);
      int to = from;
      while (to < line.length() && !Character.isWhitespace(line.charAt(to))) {
        to++;
      }
      String word = line.substring(from, to).replace("\"", "").replace("'", "");
      boolean name =
          !word.isEmpty() && word.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
      if (name && (at == 0 || " \t0123456789".indexOf(line.charAt(at - 1)) >= 0)) {
        found.add(new Heredoc(word, tabs));
      }
      at = line.indexOf("<<", Math.max(to, at + 2));
    }
    return found;
  }

  private static String stripTabs(String line) {
    int i = 0;
    while (i < line.length() && line.charAt(i) == '\t') {
      i++;
    }
    return line.substring(i);
  }
}
