package dev.trustscan.scanner.command;

import org.jspecify.annotations.Nullable;

/** Sums of small numbers and known variables; anything else is not computed. */
final class ArithmeticText {
  private ArithmeticText() {}

  static @Nullable String value(String expression, ShellState state) {
    long sum = 0;
    int sign = 1;
    boolean operand = true;
    int i = 0;
    while (i < expression.length()) {
      char c = expression.charAt(i);
      if (c == ' ' || c == '\t') {
        i++;
      } else if (!operand && (c == '+' || c == '-')) {
        sign = c == '+' ? 1 : -1;
        operand = true;
        i++;
      } else if (operand && (ShellScanner.nameChar(c) || c == '$')) {
        int from = c == '$' ? ++i : i;
        while (i < expression.length() && ShellScanner.nameChar(expression.charAt(i))) {
          i++;
        }
        Long number = number(expression.substring(from, i), state);
        if (number == null) {
          return null;
        }
        sum += sign * number;
        operand = false;
      } else {
        return null;
      }
    }
    return operand ? null : Long.toString(sum);
  }

  private static @Nullable Long number(String token, ShellState state) {
    String text = token;
    if (!token.isEmpty() && ShellScanner.nameStart(token.charAt(0))) {
      ShellState.Bound bound = state.variables.get(token);
      text = bound == null || bound.text() == null ? "" : bound.text();
    }
    if (text.isEmpty() || text.length() > 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    return Long.valueOf(text);
  }
}
