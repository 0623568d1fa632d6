package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Shell.Variable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The values of parameters: {@code $name}, {@code ${name:-default}}, {@code ${name%pattern}}. */
final class Parameters {
  private static final String SELF_DIRECTORY = "$(dirname \"$0\")";

  private Parameters() {}

  static Value value(
      ShellRunner runner, ShellState state, Variable v, int start, int end, boolean midWord) {
    ShellState.Bound bound = bound(state, v);
    String text = bound == null ? null : bound.text();
    int taint = bound == null ? PathRules.variableTaint(v.name()) : bound.taint();
    String origin = bound != null ? bound.origin() : taint != 0 ? "$" + v.name() : "";
    if (v.name().equals("0") || v.name().equals("BASH_SOURCE")) {
      return known(
          v.op().startsWith("%") || v.op().equals(":h") ? SELF_DIRECTORY : "$0", 0, "", start, end);
    }
    if (text == null && bound == null && midWord && special(v.name()) && v.op().isEmpty()) {
      // Unset parameters in the middle of a word are there to break it up.
      return new Value("", 0, false, false, true, "", start, end);
    }
    Shell.Word argument = v.argument();
    Value given =
        argument == null || v.op().isEmpty()
            ? Value.of("", start, end)
            : Expander.single(runner, state, argument);
    switch (v.op()) {
      case ":-", "-", ":=", "=" -> {
        if (text == null && bound == null) {
          if (v.op().endsWith("=")) {
            state.set(v.name(), given.dynamic() ? null : given.text(), given.taint(), "");
          }
          boolean root = PathText.isRoot("${" + v.name() + "}");
          return root ? unknown("${" + v.name() + "}", 0, start, end) : given;
        }
      }
      case ":+", "+" -> {
        return given;
      }
      default -> {}
    }
    String folded = text == null ? null : Parameters.apply(v.op(), text, given);
    if (folded == null) {
      return new Value(v.written(), taint, true, false, false, origin, start, end);
    }
    return new Value(folded, taint, false, false, true, origin, start, end);
  }

  private static ShellState.@Nullable Bound bound(ShellState state, Variable v) {
    String name = v.name();
    List<Value> arguments = state.arguments;
    if (arguments != null && !name.isEmpty()) {
      if (ShellScanner.digit(name.charAt(0)) && !name.equals("0") && name.length() < 3) {
        int index = Integer.parseInt(name) - 1;
        if (index < arguments.size()) {
          Value a = arguments.get(index);
          return new ShellState.Bound(a.dynamic() ? null : a.text(), a.taint(), a.origin());
        }
        return new ShellState.Bound("", 0, "");
      }
      if (name.equals("*")) {
        var all = new StringBuilder();
        int taint = 0;
        boolean dynamic = false;
        for (Value a : arguments) {
          all.append(all.isEmpty() ? "" : " ").append(a.text());
          taint |= a.taint();
          dynamic |= a.dynamic();
        }
        return new ShellState.Bound(dynamic ? null : all.toString(), taint, "");
      }
    }
    ShellState.Bound bound = state.variables.get(name);
    if (v.op().equals("!") && bound != null && bound.text() != null) {
      return state.variables.get(bound.text());
    }
    if (bound == null && name.equals("HOME")) {
      return new ShellState.Bound("~", 0, "");
    }
    return bound;
  }

  private static boolean special(String name) {
    return name.equals("@") || name.equals("*") || name.equals("!") || name.equals("9");
  }

  private static Value known(String text, int taint, String origin, int start, int end) {
    return new Value(text, taint, false, false, false, origin, start, end);
  }

  private static Value unknown(String text, int taint, int start, int end) {
    return new Value(text, taint, true, false, false, "", start, end);
  }

  private static @Nullable String apply(String op, String text, Value given) {
    if (given.dynamic()) {
      return null;
    }
    String arg = given.text();
    return switch (op) {
      case "", "!", ":?", "?", ":-", "-", ":=", "=" -> text;
      case "#len" -> Integer.toString(text.length());
      case "^^" -> text.toUpperCase(Locale.ROOT);
      case ",," -> text.toLowerCase(Locale.ROOT);
      case "^" ->
          text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
      case "," ->
          text.isEmpty() ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
      case ":" -> slice(text, arg);
      case "#", "##" -> ShellPattern.removePrefix(text, arg, op.length() == 2);
      case "%", "%%" -> ShellPattern.removeSuffix(text, arg, op.length() == 2);
      case "/", "//" -> replace(text, arg, op.length() == 2);
      default -> null;
    };
  }

  private static @Nullable String slice(String text, String arg) {
    int colon = arg.indexOf(':');
    Integer from = integer(colon < 0 ? arg : arg.substring(0, colon));
    Integer length = colon < 0 ? Integer.valueOf(text.length()) : integer(arg.substring(colon + 1));
    if (from == null || length == null) {
      return null;
    }
    int start = Math.clamp(from < 0 ? text.length() + from : from, 0, text.length());
    int stop =
        length < 0
            ? text.length() + length
            : Math.min((long) text.length(), (long) start + length) < 0
                ? text.length()
                : (int) Math.min(text.length(), (long) start + length);
    return text.substring(start, Math.clamp(stop, start, text.length()));
  }

  private static @Nullable Integer integer(String s) {
    String t = s.strip();
    if (t.isEmpty() || t.length() > 7) {
      return null;
    }
    for (int i = 0; i < t.length(); i++) {
      if (!ShellScanner.digit(t.charAt(i)) && !(i == 0 && t.charAt(i) == '-' && t.length() > 1)) {
        return null;
      }
    }
    return Integer.valueOf(t);
  }

  private static @Nullable String replace(String text, String arg, boolean all) {
    int slash = arg.indexOf('/');
    String pattern = slash < 0 ? arg : arg.substring(0, slash);
    String by = slash < 0 ? "" : arg.substring(slash + 1);
    if (pattern.isEmpty() || ShellPattern.wild(pattern)) {
      return null;
    }
    int at = text.indexOf(pattern);
    if (all) {
      return text.replace(pattern, by);
    }
    return at < 0 ? text : text.substring(0, at) + by + text.substring(at + pattern.length());
  }
}
