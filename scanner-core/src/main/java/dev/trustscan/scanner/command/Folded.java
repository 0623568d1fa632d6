package dev.trustscan.scanner.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an expression's value.
 *
 * @param text the value as text, or null
 * @param taint bits of {@link Taint}
 * @param origin the variable or file that it comes from, or empty
 * @param path the module, function or object that it names, or empty
 * @param items the items of a list, or null
 */
record Folded(
    @Nullable String text, int taint, String origin, String path, @Nullable List<Folded> items) {
  static final Folded UNKNOWN = new Folded(null, 0, "", "", null);

  static Folded of(String text) {
    return new Folded(text, 0, "", "", null);
  }

  static Folded named(String path) {
    return new Folded(null, 0, "", path, null);
  }

  static Folded tainted(int taint) {
    return new Folded(null, taint, "", "", null);
  }

  /** The same as if it came from nowhere. */
  Folded clean() {
    return new Folded(text, 0, "", path, null);
  }

  Folded with(int bits) {
    return bits == 0 ? this : new Folded(text, taint | bits, origin, path, items);
  }

  Folded as(@Nullable String other) {
    return new Folded(other, taint, origin, "", null);
  }

  /** Both, one after the other as text. */
  Folded plus(Folded next) {
    String joined =
        text == null || next.text == null || text.length() + next.text.length() > Budget.LONGEST
            ? null
            : text + next.text;
    return new Folded(
        joined, taint | next.taint, origin.isEmpty() ? next.origin : origin, "", null);
  }

  /** Whether it is a text, or one that begins with a known part. */
  Flow flow() {
    return new Flow(taint, text, origin.startsWith("$") ? "" : origin);
  }
}
