package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Shell.Assignment;
import dev.trustscan.scanner.command.Shell.Command;
import dev.trustscan.scanner.command.Shell.Define;
import dev.trustscan.scanner.command.Shell.Group;
import dev.trustscan.scanner.command.Shell.Kind;
import dev.trustscan.scanner.command.Shell.Part;
import dev.trustscan.scanner.command.Shell.Pipeline;
import dev.trustscan.scanner.command.Shell.Redirect;
import dev.trustscan.scanner.command.Shell.Simple;
import dev.trustscan.scanner.command.Shell.Statement;
import dev.trustscan.scanner.command.Shell.Text;
import dev.trustscan.scanner.command.Shell.Word;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads shell text into statements. Any text is read: what no shell would accept is read as far as
 * it makes sense, since a reader that gives up would miss what a more lenient shell runs.
 */
final class ShellParser extends ShellWords {
  // Words and statements of one statement that are kept in memory.
  private static final int MOST_HELD = 100_000;
  private static final int MOST_JOINED = 64;
  private static final Set<String> CLOSERS =
      Set.of("then", "do", "done", "fi", "else", "elif", "esac", "}", "end");
  private final Deque<HereDocument> pending = new ArrayDeque<>();
  private final Deque<Statement> ready = new ArrayDeque<>();
  private int held;
  // Set once a single statement had more in it than is kept; what was over is not looked at.
  boolean tooMany;

  private boolean room() {
    tooMany |= ++held > MOST_HELD;
    return held <= MOST_HELD;
  }

  private record HereDocument(
      String delimiter, boolean expand, boolean strip, String op, int fd, List<Redirect> target) {}

  ShellParser(String text, int deepest) {
    super(text, deepest);
  }

  /** The next statement, or null at the end. */
  @Nullable Statement next() {
    if (ready.isEmpty()) {
      Statement first = read();
      // The text of a here-document stands after everything else on its line.
      for (Statement s = first; s != null; s = pending.isEmpty() ? null : read()) {
        ready.add(s);
      }
    }
    return ready.poll();
  }

  private @Nullable Statement read() {
    while (true) {
      skipSeparators();
      if (done()) {
        return null;
      }
      int before = at;
      held = 0;
      Statement statement = statement();
      if (statement != null) {
        skipSeparators();
        return statement;
      }
      if (at == before) {
        // A closing bracket or word without its opening.
        if (metacharacter(peek())) {
          at++;
        } else {
          word();
        }
      }
    }
  }

  @Override
  List<Statement> inner(String body) {
    var parser = new ShellParser(body, depthLeft());
    var all = new ArrayList<Statement>();
    for (Statement s = parser.next(); s != null; s = parser.next()) {
      all.add(s);
    }
    tooDeep |= parser.tooDeep;
    tooMany |= parser.tooMany;
    return all;
  }

  @Override
  List<Statement> commands(char close) {
    var all = new ArrayList<Statement>();
    while (true) {
      skipSeparators();
      if (done()) {
        return all;
      }
      if (peek() == close) {
        at++;
        return all;
      }
      int before = at;
      Statement statement = statement();
      if (statement != null && room()) {
        all.add(statement);
      }
      if (at == before) {
        at++;
      }
    }
  }

  /** Statements up to one of the closing words, which is consumed. */
  private String body(List<Statement> into, Set<String> ends) {
    while (true) {
      skipSeparators();
      if (done() || peek() == ')') {
        return "";
      }
      String closer = closer();
      if (!closer.isEmpty() && ends.contains(closer)) {
        word();
        return closer;
      }
      int before = at;
      Statement statement = closer.isEmpty() ? statement() : null;
      if (statement != null) {
        if (room()) {
          into.add(statement);
        }
      } else if (at == before) {
        if (metacharacter(peek())) {
          if (peek() == ';') {
            return "";
          }
          at++;
        } else {
          word();
        }
      }
    }
  }

  private String closer() {
    int end = at;
    while (end < text.length() && end - at < 6 && !metacharacter(text.charAt(end))) {
      end++;
    }
    String word = text.substring(at, end);
    boolean whole = end == text.length() || metacharacter(text.charAt(end));
    return whole && CLOSERS.contains(word) ? word : "";
  }

  private void skipSeparators() {
    while (!done()) {
      skipBlanks();
      char c = peek();
      if (c == '#') {
        skipComment();
      } else if (c == '\n') {
        at++;
        hereDocuments();
      } else if (c == ';' && peek(1) != ';' && peek(1) != '&') {
        at++;
      } else {
        return;
      }
    }
  }

  private @Nullable Statement statement() {
    var pipelines = new ArrayList<Pipeline>();
    boolean background = false;
    while (true) {
      Pipeline pipeline = pipeline();
      if (pipeline != null) {
        pipelines.add(pipeline);
      }
      skipBlanks();
      if (accept("&&") || accept("||")) {
        skipSeparators();
        if (pipelines.size() >= MOST_JOINED) {
          break;
        }
        continue;
      }
      if (peek() == '&' && peek(1) != '>') {
        at++;
        background = true;
      }
      break;
    }
    return pipelines.isEmpty() ? null : new Statement(pipelines, background);
  }

  private @Nullable Pipeline pipeline() {
    var commands = new ArrayList<Command>();
    while (true) {
      skipBlanks();
      Command command = command();
      if (command != null && room()) {
        commands.add(command);
      }
      skipBlanks();
      if (peek() == '|' && peek(1) != '|') {
        at += peek(1) == '&' ? 2 : 1;
        skipSeparators();
        continue;
      }
      return commands.isEmpty() ? null : new Pipeline(commands);
    }
  }

  private @Nullable Command command() {
    if (!enter()) {
      leave();
      return null;
    }
    Command command = commandInside();
    leave();
    return command;
  }

  private @Nullable Command commandInside() {
    skipBlanks();
    int start = at;
    if (done() || peek() == ')') {
      return null;
    }
    if (peek() == '(') {
      if (peek(1) == '(' && arithmeticEnd(at + 2) > 0) {
        at = arithmeticEnd(at + 2) + 2;
        return new Simple(List.of(), List.of(), List.of(), start, at);
      }
      at++;
      List<Statement> body = commands(')');
      return group(Kind.SUBSHELL, "", List.of(), body, start);
    }
    if (!closer().isEmpty()) {
      return null;
    }
    String reserved = reserved();
    return switch (reserved) {
      case "{" -> {
        var body = new ArrayList<Statement>();
        body(body, Set.of("}"));
        yield group(Kind.BRACES, "", List.of(), body, start);
      }
      case "if" -> {
        var body = new ArrayList<Statement>();
        while (body(body, Set.of("then", "else", "elif", "fi", "end")).length() > 3) {}
        yield group(Kind.IF, "", List.of(), body, start);
      }
      case "while", "until" -> {
        var body = new ArrayList<Statement>();
        body(body, Set.of("do", "done"));
        yield group(Kind.LOOP, "", List.of(), finish(body), start);
      }
      case "for", "select" -> loop(start);
      case "case" -> cases(start);
      case "function" -> define(start);
      case "!", "time", "coproc" -> commandInside();
      default -> simple(start);
    };
  }

  private List<Statement> finish(List<Statement> body) {
    body(body, Set.of("done", "end"));
    return body;
  }

  private String reserved() {
    int end = at;
    while (end < text.length() && end - at < 9 && !metacharacter(text.charAt(end))) {
      end++;
    }
    String word = text.substring(at, end);
    boolean whole = end == text.length() || metacharacter(text.charAt(end));
    boolean known =
        switch (word) {
          case "{", "if", "while", "until", "for", "select", "case", "function", "!", "coproc" ->
              whole;
          case "time" -> whole && end < text.length();
          default -> false;
        };
    if (known) {
      at = end;
      return word;
    }
    return "";
  }

  private Command group(Kind kind, String name, List<Word> words, List<Statement> body, int start) {
    var redirects = new ArrayList<Redirect>();
    while (true) {
      skipBlanks();
      if (!redirect(redirects)) {
        return new Group(kind, name, words, body, redirects, start, at);
      }
    }
  }

  private Command loop(int start) {
    skipBlanks();
    var words = new ArrayList<Word>();
    String name = "";
    if (peek() == '(') {
      at++;
      commands(')');
      if (peek() == ')') {
        at++;
      }
    } else {
      name = word().bare();
      skipBlanks();
      while (!done() && peek() != ';' && peek() != '\n' && !metacharacter(peek())) {
        Word word = word();
        if (!(words.isEmpty() && word.bare().equals("in"))) {
          words.add(word);
        }
        skipBlanks();
      }
    }
    var body = new ArrayList<Statement>();
    if (body(body, Set.of("do", "{", "done")).equals("done")) {
      return group(Kind.FOR, name, words, body, start);
    }
    return group(Kind.FOR, name, words, finish(body), start);
  }

  private Command cases(int start) {
    skipBlanks();
    Word subject = word();
    skipSeparators();
    accept("in");
    var body = new ArrayList<Statement>();
    while (true) {
      skipSeparators();
      if (done() || peek() == ')' || closer().equals("esac")) {
        break;
      }
      patterns();
      String end = body(body, Set.of("esac"));
      if (end.equals("esac")) {
        return group(Kind.CASE, "", List.of(subject), body, start);
      }
      skipBlanks();
      int before = at;
      while (peek() == ';' || peek() == '&') {
        at++;
      }
      if (at == before && peek() != '\n' && !done()) {
        break;
      }
    }
    if (closer().equals("esac")) {
      word();
    }
    return group(Kind.CASE, "", List.of(subject), body, start);
  }

  private void patterns() {
    accept("(");
    while (!done() && peek() != ')' && peek() != '\n') {
      if (metacharacter(peek())) {
        at++;
      } else {
        word();
      }
    }
    accept(")");
  }

  private Command define(int start) {
    skipBlanks();
    String name = word().bare();
    skipBlanks();
    if (peek() == '(') {
      at++;
      skipBlanks();
      accept(")");
    }
    skipSeparators();
    Command body = command();
    return body == null
        ? new Simple(List.of(), List.of(), List.of(), start, at)
        : new Define(name, body, start, at);
  }

  private @Nullable Command simple(int start) {
    var assignments = new ArrayList<Assignment>();
    var words = new ArrayList<Word>();
    var redirects = new ArrayList<Redirect>();
    while (true) {
      skipBlanks();
      if (done()) {
        break;
      }
      if (redirect(redirects)) {
        continue;
      }
      char c = peek();
      if (c == '(' && words.size() == 1 && functionBrackets()) {
        skipSeparators();
        Command body = command();
        return body == null
            ? new Simple(List.of(), words, redirects, start, at)
            : new Define(words.getFirst().bare(), body, start, at);
      }
      if (c == '(') {
        boolean joined = !words.isEmpty() && words.getLast().end() == at;
        at++;
        if (joined) {
          // An array's values, or a pattern of alternatives.
          array();
        } else {
          // A dialect where brackets hold a command, such as fish.
          words.add(nested());
        }
        continue;
      }
      boolean process = (c == '<' || c == '>') && peek(1) == '(';
      if ((metacharacter(c) && !process) || (c == '#' && at > start)) {
        skipComment();
        break;
      }
      Word word = words.isEmpty() ? assignment(assignments) : word();
      if (word != null) {
        if (room()) {
          words.add(word);
        }
        if (words.size() == 1 && word.bare().equals("[[")) {
          test(words);
        }
      } else if (at == start) {
        break;
      }
    }
    return at == start ? null : new Simple(assignments, words, redirects, start, at);
  }

  /** The inside of {@code [[ … ]]}, where brackets and bars are no commands. */
  private void test(List<Word> into) {
    while (!done()) {
      skipBlanks();
      if (peek() == '\n' || metacharacter(peek())) {
        at++;
      } else {
        Word word = word();
        into.add(word);
        if (word.bare().equals("]]")) {
          return;
        }
      }
    }
  }

  private boolean functionBrackets() {
    int before = at++;
    skipBlanks();
    if (accept(")")) {
      return true;
    }
    at = before;
    return false;
  }

  private Word nested() {
    int start = at - 1;
    List<Statement> body = commands(')');
    Part part =
        new Shell.Substitution('$', body, text.substring(start, Math.min(at, start + 400)), false);
    return new Word(List.of(part), start, at);
  }

  /** An assignment, taken, or the word that stands there. */
  private @Nullable Word assignment(List<Assignment> into) {
    int start = at;
    int i = at;
    if (nameStart(peek())) {
      while (i < text.length() && nameChar(text.charAt(i))) {
        i++;
      }
      int nameEnd = i;
      if (i < text.length() && text.charAt(i) == '[') {
        int close = text.indexOf(']', i);
        i = close > 0 && close - i < 200 ? close + 1 : i;
      }
      boolean append = text.startsWith("+=", i);
      if (append || (i < text.length() && text.charAt(i) == '=')) {
        String name = text.substring(start, nameEnd);
        at = i + (append ? 2 : 1);
        Word value;
        if (peek() == '(') {
          at++;
          value = array();
        } else {
          value = word();
        }
        into.add(new Assignment(name, append, value, start));
        return null;
      }
    }
    return word();
  }

  private Word array() {
    int start = at;
    var parts = new ArrayList<Part>();
    while (!done() && peek() != ')') {
      skipSeparators();
      if (done() || peek() == ')') {
        break;
      }
      if (metacharacter(peek())) {
        at++;
        continue;
      }
      if (!parts.isEmpty()) {
        parts.add(new Text(" ", false));
      }
      parts.addAll(word().parts());
    }
    accept(")");
    return new Word(parts, start, at);
  }

  private boolean redirect(List<Redirect> into) {
    int i = at;
    while (i < text.length() && digit(text.charAt(i)) && i - at < 4) {
      i++;
    }
    char c = i < text.length() ? text.charAt(i) : '\0';
    boolean both = c == '&' && i + 1 < text.length() && text.charAt(i + 1) == '>';
    if (c != '<' && c != '>' && !both) {
      return false;
    }
    if (i == at && (c == '<' || c == '>') && peek(1) == '(') {
      return false;
    }
    int fd = i > at ? text.charAt(i - 1) - '0' : c == '<' ? 0 : 1;
    at = i;
    String op = redirectOperator();
    if (op.equals("<<") || op.equals("<<-")) {
      skipBlanks();
      Word word = word();
      String delimiter = word.literal();
      boolean quoted = word.parts().stream().anyMatch(Part::quoted);
      pending.add(
          new HereDocument(
              delimiter == null ? text.substring(word.start(), word.end()) : delimiter,
              !quoted,
              op.equals("<<-"),
              op,
              fd,
              into));
      return true;
    }
    skipBlanks();
    into.add(new Redirect(op, both ? 3 : fd, word()));
    return true;
  }

  private String redirectOperator() {
    for (String op : REDIRECTS) {
      if (accept(op)) {
        return op;
      }
    }
    at++;
    return ">";
  }

  private static final List<String> REDIRECTS =
      List.of("&>>", "&>", "<<<", "<<-", "<<", "<>", "<&", ">>", ">&", ">|", "<", ">");

  /** Takes the bodies of here-documents that the line before announced. */
  private void hereDocuments() {
    while (!pending.isEmpty()) {
      HereDocument here = pending.poll();
      int start = at;
      int end = text.length();
      var body = new StringBuilder();
      while (!done()) {
        int newline = text.indexOf('\n', at);
        int stop = newline < 0 ? text.length() : newline;
        String line = text.substring(at, stop);
        String stripped = here.strip() ? line.stripLeading() : line;
        end = at;
        at = newline < 0 ? text.length() : newline + 1;
        if (stripped.equals(here.delimiter()) || line.stripTrailing().equals(here.delimiter())) {
          break;
        }
        end = at;
        body.append(stripped).append('\n');
      }
      here.target().add(new Redirect("<<", here.fd(), hereWord(body.toString(), here, start, end)));
    }
  }

  private Word hereWord(String body, HereDocument here, int start, int end) {
    if (!here.expand() || !enter()) {
      return new Word(List.of(new Text(body, true)), start, end);
    }
    var inner = new ShellParser(body, depthLeft());
    var parts = new ArrayList<Part>();
    inner.doubleQuoted(parts, '\0');
    leave();
    tooDeep |= inner.tooDeep;
    return new Word(parts, start, end);
  }
}
