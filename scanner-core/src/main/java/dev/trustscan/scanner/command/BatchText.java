package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Invocation.Conditions;
import dev.trustscan.scanner.doc.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Windows command scripts, line by line: {@code ^} escapes, {@code %variables%}, pipes, {@code if}
 * and {@code for}.
 */
final class BatchText {
  private static final int MOST_WORDS = 2_000;
  private final Session session;
  private final Place place;
  private final ShellState state = new ShellState();

  BatchText(Session session, Place place) {
    this.session = session;
    this.place = place;
    state.dialectBatch = true;
  }

  void run(String text) {
    int at = 0;
    while (at < text.length()) {
      int end = lineEnd(text, at);
      line(text.substring(at, end), at);
      at = end + 1;
    }
  }

  /** A caret at the end of a line joins the next one. */
  private static int lineEnd(String text, int from) {
    int end = text.indexOf('\n', from);
    while (end > 0) {
      int last = end - 1;
      if (last >= from && text.charAt(last) == '\r') {
        last--;
      }
      if (last < from || text.charAt(last) != '^') {
        break;
      }
      end = text.indexOf('\n', end + 1);
    }
    return end < 0 ? text.length() : end;
  }

  private void line(String raw, int offset) {
    String line = unbracketed(raw);
    String lower = line.substring(0, Math.min(5, line.length())).toLowerCase(Locale.ROOT);
    if (line.isEmpty() || line.startsWith(":") || lower.startsWith("rem ") || lower.equals("rem")) {
      return;
    }
    Span span = place.at(offset, offset + raw.length());
    commands(line, span, 0);
  }

  private static String unbracketed(String raw) {
    int from = 0;
    while (from < raw.length()
        && (raw.charAt(from) <= ' ' || "@()".indexOf(raw.charAt(from)) >= 0)) {
      from++;
    }
    return raw.substring(from).stripTrailing();
  }

  /** Commands joined by {@code &}, {@code &&}, {@code ||} and {@code |}. */
  private void commands(String text, Span span, int depth) {
    if (depth > 20) {
      session.out.raise(Behaviour.UNKNOWN_CODE);
      return;
    }
    Flow in = Flow.NONE;
    boolean quoted = false;
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '&';
      if (c == '^' && !quoted) {
        i++;
        continue;
      }
      if (c == '"') {
        quoted = !quoted;
      }
      boolean redirect = i > 0 && text.charAt(i - 1) == '>';
      if ((!quoted || i == text.length()) && (c == '&' || c == '|') && !redirect) {
        boolean pipe = c == '|' && !(i + 1 < text.length() && text.charAt(i + 1) == '|');
        Flow out = command(text.substring(from, i), span, in, depth);
        in = pipe ? out : Flow.NONE;
        while (i + 1 < text.length() && (text.charAt(i + 1) == '&' || text.charAt(i + 1) == '|')) {
          i++;
        }
        from = i + 1;
      }
    }
  }

  private Flow command(String raw, Span span, Flow in, int depth) {
    String text = unbracketed(raw);
    if (text.indexOf('(') < 0) {
      int end = text.length();
      while (end > 0 && (text.charAt(end - 1) == ')' || text.charAt(end - 1) <= ' ')) {
        end--;
      }
      text = text.substring(0, end);
    }
    String lower = text.substring(0, Math.min(10, text.length())).toLowerCase(Locale.ROOT);
    if (lower.startsWith("set ")) {
      set(text.substring(4).strip(), span);
      return Flow.NONE;
    }
    if (lower.startsWith("if ")) {
      condition(text.substring(3), span, depth);
      return Flow.NONE;
    }
    if (lower.startsWith("for ")) {
      loop(text, span, depth);
      return Flow.NONE;
    }
    if (lower.startsWith("else")) {
      commands(text.substring(4), span, depth + 1);
      return Flow.NONE;
    }
    return simple(text, span, in);
  }

  private void set(String assignment, Span span) {
    String text = assignment;
    if (text.toLowerCase(Locale.ROOT).startsWith("/p ")
        || text.toLowerCase(Locale.ROOT).startsWith("/a ")) {
      text = text.substring(3).strip();
      int equals = text.indexOf('=');
      state.set(key(text.substring(0, Math.max(0, equals))), null, 0, "");
      return;
    }
    if (text.startsWith("\"")) {
      text = text.substring(1);
      text = text.endsWith("\"") ? text.substring(0, text.length() - 1) : text;
    }
    int equals = text.indexOf('=');
    if (equals > 0) {
      Value value = expand(text.substring(equals + 1));
      EnvironmentRules.assigned(
          session, Place.fixed(span), state, text.substring(0, equals).strip(), value);
      state.set(
          key(text.substring(0, equals)),
          value.dynamic() ? null : value.text(),
          value.taint(),
          value.origin());
    } else if (text.isEmpty()) {
      session.fact(Fact.Kind.READS_ENVIRONMENT, span, "set");
      session.out.raise(Behaviour.READ_ONLY);
    }
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /** The command behind a condition. */
  private void condition(String text, Span span, int depth) {
    List<String> words = split(text);
    int i = 0;
    while (i < words.size()
        && (words.get(i).startsWith("/") || words.get(i).equalsIgnoreCase("not"))) {
      i++;
    }
    if (i >= words.size()) {
      return;
    }
    String test = words.get(i).toLowerCase(Locale.ROOT);
    int skip =
        Set.of("exist", "defined", "errorlevel", "cmdextversion").contains(test)
            ? 2
            : test.contains("==") ? (test.endsWith("==") ? 2 : 1) : 3;
    String rest = String.join(" ", words.subList(Math.min(i + skip, words.size()), words.size()));
    commands(rest, span, depth + 1);
  }

  private void loop(String text, Span span, int depth) {
    String lower = text.toLowerCase(Locale.ROOT);
    int body = lower.indexOf(" do ");
    int open = text.indexOf('(');
    int close = body < 0 ? -1 : text.lastIndexOf(')', body);
    if (lower.startsWith("for /f") && open > 0 && close > open) {
      String inside = text.substring(open + 1, close).strip();
      boolean command = inside.startsWith("'") || inside.startsWith("`");
      if (command) {
        commands(inside.substring(1, Math.max(1, inside.length() - 1)), span, depth + 1);
      }
    }
    if (body > 0) {
      commands(text.substring(body + 4), span, depth + 1);
    }
  }

  private Flow simple(String text, Span span, Flow in) {
    var words = new ArrayList<Value>();
    var targets = new ArrayList<Value>();
    boolean silent = false;
    Flow input = in;
    for (String word : split(text)) {
      int redirect = redirect(word);
      if (redirect < 0) {
        if (words.size() < MOST_WORDS) {
          words.add(expand(word));
        }
        continue;
      }
      Value target = expand(word.substring(redirect + 1));
      if (word.charAt(redirect) == '<') {
        input = Files.read(session, Place.fixed(span), state, target);
      } else if (Redirects.nowhere(target.text())) {
        silent |= redirect == 0 || word.charAt(0) == '1';
      } else if (!target.text().startsWith("&") && !target.text().isEmpty()) {
        targets.add(target);
      }
    }
    if (words.isEmpty()) {
      return Flow.NONE;
    }
    var conditions = new Conditions(silent, false, false);
    Flow out =
        Programs.run(new Invocation(session, Place.fixed(span), state, words, input, conditions));
    for (Value target : targets) {
      Files.write(session, Place.fixed(span), state, target, out);
    }
    return targets.isEmpty() ? out : Flow.NONE;
  }

  private static int redirect(String word) {
    int i = 0;
    while (i < word.length() && ShellScanner.digit(word.charAt(i))) {
      i++;
    }
    if (i >= word.length() || (word.charAt(i) != '>' && word.charAt(i) != '<')) {
      return -1;
    }
    return i + 1 < word.length() && word.charAt(i + 1) == '>' ? i + 1 : i;
  }

  /** Words with their carets and quotes resolved; a redirection is a word with its target. */
  private static List<String> split(String text) {
    var all = new ArrayList<String>();
    var word = new StringBuilder();
    boolean quoted = false;
    boolean open = false;
    boolean pending = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '^' && !quoted) {
        i++;
        if (i < text.length() && text.charAt(i) != '\r' && text.charAt(i) != '\n') {
          word.append(text.charAt(i));
          open = true;
        }
      } else if (c == '"') {
        quoted = !quoted;
        open = true;
        pending = false;
      } else if (!quoted
          && (c == ' '
              || c == '\t'
              || c == ',' && !open
              || c == ';' && !open
              || c == '\r'
              || c == '\n')) {
        if (open && !pending) {
          all.add(word.toString());
          word.setLength(0);
          open = false;
        }
      } else if (!quoted && (c == '>' || c == '<')) {
        boolean digit = word.length() == 1 && ShellScanner.digit(word.charAt(0));
        boolean again = pending && word.length() > 0 && word.charAt(word.length() - 1) == c;
        if (open && !digit && !again) {
          all.add(word.toString());
          word.setLength(0);
        }
        word.append(c);
        open = true;
        pending = true;
      } else {
        word.append(c);
        open = true;
        pending = false;
      }
    }
    if (open) {
      all.add(word.toString());
    }
    return all;
  }

  /** {@code %name%}, {@code %name:~0,3%}, {@code !name!} put in where known. */
  private Value expand(String word) {
    if (word.indexOf('%') < 0 && word.indexOf('!') < 0) {
      return Value.of(word, 0, 0);
    }
    var out = new StringBuilder();
    boolean dynamic = false;
    boolean spliced = false;
    int taint = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      int close = c == '%' || c == '!' ? word.indexOf(c, i + 1) : -1;
      if (c == '%' && word.startsWith("~dp0", i + 1)) {
        out.append("%~dp0");
        i += 4;
      } else if (close > i + 1) {
        String inside = word.substring(i + 1, close);
        int colon = inside.indexOf(':');
        ShellState.Bound bound =
            state.variables.get(key(colon < 0 ? inside : inside.substring(0, colon)));
        String text = bound == null ? null : bound.text();
        text = text == null || colon < 0 ? text : cut(text, inside.substring(colon + 1));
        taint |= bound == null ? PathRules.variableTaint(inside) : bound.taint();
        dynamic |= text == null;
        spliced |= text != null && (i > 0 || close + 1 < word.length()) && Escapes.letters(text);
        out.append(text == null ? word.substring(i, close + 1) : text);
        i = close;
      } else {
        dynamic |= c == '%';
        out.append(c);
      }
      if (out.length() > Budget.LONGEST || !session.budget.take(1)) {
        dynamic = true;
        break;
      }
    }
    boolean rooted = PathText.rooted(out.toString());
    return new Value(
        out.toString(),
        taint,
        dynamic && !rooted,
        false,
        spliced && !rooted && out.indexOf("/") < 0 && out.indexOf("\\") < 0,
        "",
        0,
        0);
  }

  private static @org.jspecify.annotations.Nullable String cut(String text, String how) {
    if (!how.startsWith("~")) {
      int equals = how.indexOf('=');
      return equals > 0 ? text.replace(how.substring(0, equals), how.substring(equals + 1)) : null;
    }
    String[] numbers = how.substring(1).split(",", 2);
    try {
      int from = Integer.parseInt(numbers[0].strip());
      int start = Math.clamp(from < 0 ? text.length() + from : from, 0, text.length());
      int length = numbers.length > 1 ? Integer.parseInt(numbers[1].strip()) : text.length();
      int stop = length < 0 ? text.length() + length : start + Math.min(length, text.length());
      return text.substring(start, Math.clamp(stop, start, text.length()));
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
