package dev.trustscan.scanner.command;

import org.jspecify.annotations.Nullable;

/** Shell wildcards on short texts. */
final class ShellPattern {
  private static final int LONGEST = 512;

  private ShellPattern() {}

  static boolean wild(String pattern) {
    return pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0 || pattern.indexOf('[') >= 0;
  }

  /** Whether all of the text matches. */
  static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int mark = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        mark = t;
        continue;
      }
      int next = p < pattern.length() ? one(pattern, p, text.charAt(t)) : -1;
      if (next > 0) {
        p = next;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++mark;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** Where the pattern goes on after it took a character, or -1. */
  private static int one(String pattern, int p, char c) {
    char q = pattern.charAt(p);
    if (q == '?') {
      return p + 1;
    }
    int close = q == '[' ? pattern.indexOf(']', p + 2) : -1;
    if (close < 0) {
      return q == c ? p + 1 : -1;
    }
    boolean not = pattern.charAt(p + 1) == '!' || pattern.charAt(p + 1) == '^';
    boolean in = false;
    for (int i = p + (not ? 2 : 1); i < close; i++) {
      if (i + 2 < close && pattern.charAt(i + 1) == '-') {
        in |= pattern.charAt(i) <= c && c <= pattern.charAt(i + 2);
        i += 2;
      } else {
        in |= pattern.charAt(i) == c;
      }
    }
    return in != not ? close + 1 : -1;
  }

  static @Nullable String removePrefix(String text, String pattern, boolean longest) {
    if (!wild(pattern)) {
      return text.startsWith(pattern) ? text.substring(pattern.length()) : text;
    }
    if (text.length() > LONGEST || pattern.length() > LONGEST) {
      return null;
    }
    for (int i = 0; i <= text.length(); i++) {
      int cut = longest ? text.length() - i : i;
      if (matches(pattern, text.substring(0, cut))) {
        return text.substring(cut);
      }
    }
    return text;
  }

  static @Nullable String removeSuffix(String text, String pattern, boolean longest) {
    if (!wild(pattern)) {
      return text.endsWith(pattern) ? text.substring(0, text.length() - pattern.length()) : text;
    }
    if (text.length() > LONGEST || pattern.length() > LONGEST) {
      return null;
    }
    for (int i = 0; i <= text.length(); i++) {
      int cut = longest ? i : text.length() - i;
      if (matches(pattern, text.substring(cut))) {
        return text.substring(0, cut);
      }
    }
    return text;
  }
}
