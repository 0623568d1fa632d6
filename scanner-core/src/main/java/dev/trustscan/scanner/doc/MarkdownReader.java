package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.DocNote.Kind;
import dev.trustscan.scanner.doc.Node.Member;
import dev.trustscan.scanner.doc.Node.Scalar;
import dev.trustscan.scanner.doc.Node.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits Markdown as agents do: front matter, text, imports, commands. */
final class MarkdownReader {
  private final Reading in;
  private final String text;
  private final List<Member> members = new ArrayList<>();

  private MarkdownReader(Reading in) {
    this.in = in;
    this.text = in.text();
  }

  static Node read(Reading in) {
    return new MarkdownReader(in).document();
  }

  private Node document() {
    int body = 0;
    Optional<FrontMatter> front = FrontMatter.find(in);
    if (front.isPresent()) {
      FrontMatter found = front.get();
      members.add(in.member("front", 0, found.start(), front(found)));
      body = found.bodyStart();
    }
    members.add(in.member("body", body, body, in.verbatim(body, text.length())));
    list("imports", Mentions.imports(in));
    list("shell", commands(body));
    return in.map(members, 0, text.length());
  }

  private void list(String name, List<Scalar> items) {
    if (!items.isEmpty()) {
      int start = items.getFirst().span().start();
      int end = items.getLast().span().end();
      members.add(in.member(name, start, start, in.list(items, start, end)));
    }
  }

  private Node front(FrontMatter front) {
    return switch (front.language()) {
      case "yaml", "yml", "" -> FrontMatterYaml.read(in, front.start(), front.end());
      case "toml" -> TomlReader.read(in, front.start(), front.end());
      case "json" -> JsonReader.read(in, JsonDialect.STRICT, front.start(), front.end());
      default -> {
        in.note(Kind.LENIENT_SYNTAX, 0, front.start(), "front matter in a language that some run");
        yield in.verbatim(front.start(), front.end());
      }
    };
  }

  /**
   * What a preprocessor runs before a model sees the text. It searches the raw text: code fences
   * and quotations protect nothing.
   */
  private List<Scalar> commands(int body) {
    var found = new ArrayList<Scalar>();
    int at = text.indexOf('!', body);
    while (at >= 0) {
      int next = at + 1;
      if (text.startsWith("`", at + 1) && isStart(at, body)) {
        next = inline(at, found);
      } else if (at >= body + 3 && text.startsWith("```", at - 3)) {
        next = fenced(at, found);
      }
      at = text.indexOf('!', next);
    }
    return found;
  }

  /** Readers differ on what may stand before; behind a word, a quote or a backtick it is prose. */
  private boolean isStart(int at, int body) {
    if (at == body) {
      return true;
    }
    char before = text.charAt(at - 1);
    return !Character.isLetterOrDigit(before) && "_$`!\\".indexOf(before) < 0;
  }

  private int inline(int at, List<Scalar> found) {
    int close = text.indexOf('`', at + 2);
    if (close < 0) {
      return text.length();
    }
    if (close > at + 2) {
      found.add(in.verbatim(at + 2, close));
    }
    return close + 1;
  }

  private int fenced(int at, List<Scalar> found) {
    int close = text.indexOf("```", at + 1);
    int end = close < 0 ? text.length() : close;
    int from = at + 1;
    while (from < end && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    int to = end;
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    if (to > from) {
      found.add(new Scalar(text.substring(from, to), ScalarType.STRING, in.span(from, to)));
      in.count(1, from);
    }
    return close < 0 ? text.length() : close + 3;
  }
}
