package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Shell.Arithmetic;
import dev.trustscan.scanner.command.Shell.Part;
import dev.trustscan.scanner.command.Shell.Substitution;
import dev.trustscan.scanner.command.Shell.Text;
import dev.trustscan.scanner.command.Shell.Variable;
import dev.trustscan.scanner.command.Shell.Word;
import java.util.ArrayList;
import java.util.List;

/** Expands words as far as their values are known, and splits them into fields as a shell does. */
final class Expander {
  private final ShellRunner runner;
  private final ShellState state;
  private final List<Value> fields = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int start;
  private int end;
  private int taint;
  private boolean dynamic;
  private boolean glob;
  private boolean spliced;
  private boolean open;
  private String origin = "";
  private boolean lastQuoted;

  private Expander(ShellRunner runner, ShellState state) {
    this.runner = runner;
    this.state = state;
  }

  /** The fields of a word. */
  static List<Value> fields(ShellRunner runner, ShellState state, Word word) {
    if (word.parts().size() == 1 && word.parts().getFirst() instanceof Text only) {
      if (only.quoted() || (only.text().indexOf('{') < 0 && !wild(only.text()))) {
        return List.of(Value.of(only.text(), word.start(), word.end()));
      }
    }
    var all = new ArrayList<Value>();
    for (Word each : Braces.expand(word)) {
      var expander = new Expander(runner, state);
      expander.start = word.start();
      expander.end = word.end();
      each.parts().forEach(expander::part);
      expander.close();
      all.addAll(expander.fields);
    }
    return all;
  }

  /** The one value of a word that is not split, as in an assignment. */
  static Value single(ShellRunner runner, ShellState state, Word word) {
    var expander = new Expander(runner, state);
    expander.start = word.start();
    expander.end = word.end();
    for (Part part : word.parts()) {
      expander.open = true;
      expander.append(expander.value(part), true);
    }
    return expander.take();
  }

  private void part(Part part) {
    if (part instanceof Variable v && v.name().equals("@") && v.op().isEmpty()) {
      List<Value> arguments = state.arguments;
      if (arguments != null && !arguments.isEmpty()) {
        for (int i = 0; i < arguments.size(); i++) {
          if (i > 0) {
            close();
          }
          open = true;
          append(arguments.get(i), true);
        }
        return;
      }
    }
    if (part instanceof Variable v && v.name().equals("IFS") && !v.quoted()) {
      spliced |= open;
      close();
      lastQuoted = false;
      return;
    }
    if (part.quoted()) {
      open = true;
    }
    append(value(part), part.quoted() || part instanceof Text);
    if (part instanceof Text literal && !literal.quoted() && wild(literal.text())) {
      glob = true;
    }
  }

  private static boolean wild(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '*' || c == '?' || c == '[') {
        return true;
      }
    }
    return false;
  }

  private Value value(Part part) {
    return switch (part) {
      case Text t -> piece(t.text(), t.quoted());
      case Arithmetic a -> arithmetic(a);
      case Substitution s -> substitution(s);
      case Variable v -> Parameters.value(runner, state, v, start, end, midWord());
    };
  }

  private boolean midWord() {
    return (!text.isEmpty() && Character.isLetter(text.charAt(text.length() - 1)))
        || (text.isEmpty() && !fields.isEmpty());
  }

  private Value piece(String literal, boolean quoted) {
    return new Value(literal, 0, false, false, quoted, "", start, end);
  }

  private Value arithmetic(Arithmetic a) {
    String known = ArithmeticText.value(a.expression(), state);
    return new Value(
        known == null ? a.written() : known, 0, known == null, false, false, "", start, end);
  }

  private Value substitution(Substitution s) {
    Flow flow = runner.capture(s);
    String literal = flow.literal();
    String shown = literal == null ? s.written() : stripNewlines(literal);
    int bits = flow.taint() | (literal == null ? Taint.COMMAND : 0);
    return new Value(
        shown, bits, literal == null, false, literal != null, flow.origin(), start, end);
  }

  private static String stripNewlines(String s) {
    int to = s.length();
    while (to > 0 && (s.charAt(to - 1) == '\n' || s.charAt(to - 1) == '\r')) {
      to--;
    }
    return s.substring(0, to);
  }

  private void append(Value value, boolean whole) {
    taint |= value.taint();
    dynamic |= value.dynamic();
    if (!value.origin().isEmpty()) {
      origin = value.origin();
    }
    String piece = value.text();
    // The second half of "cu""rl": letters meet where pieces of different make join.
    boolean joins =
        !text.isEmpty()
            && !piece.isEmpty()
            && (value.spliced() || lastQuoted)
            && Character.isLetterOrDigit(text.charAt(text.length() - 1))
            && Character.isLetterOrDigit(piece.charAt(0));
    boolean emptied =
        piece.isEmpty() && !text.isEmpty() && Character.isLetter(text.charAt(text.length() - 1));
    spliced |=
        joins
            || emptied
            || (value.spliced()
                && piece.length() == 1
                && text.isEmpty()
                && Character.isLetter(piece.charAt(0)));
    lastQuoted = value.spliced();
    if (whole || value.dynamic()) {
      if (!piece.isEmpty()) {
        open = true;
      }
      room(piece);
      return;
    }
    for (int i = 0; i < piece.length(); i++) {
      char c = piece.charAt(i);
      if (c == ' ' || c == '\t' || c == '\n') {
        close();
      } else {
        open = true;
        text.append(c);
      }
    }
    runner.budget().take(piece.length());
  }

  private void room(String piece) {
    if (text.length() + piece.length() <= Budget.LONGEST || text.isEmpty()) {
      if (runner.budget().take(piece.length())) {
        text.append(piece);
        return;
      }
    }
    dynamic = true;
  }

  private void close() {
    if (open) {
      fields.add(take());
    }
    open = false;
  }

  private Value take() {
    var value = new Value(text.toString(), taint, dynamic, glob, spliced, origin, start, end);
    text.setLength(0);
    taint = 0;
    dynamic = false;
    glob = false;
    spliced = false;
    origin = "";
    return value;
  }
}
