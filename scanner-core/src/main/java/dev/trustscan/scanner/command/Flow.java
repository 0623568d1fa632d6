package dev.trustscan.scanner.command;

import org.jspecify.annotations.Nullable;

/**
 * What goes through a pipe.
 *
 * @param taint bits of {@link Taint}
 * @param literal the text, where it is known
 * @param origin the file that it was read from, or empty
 */
record Flow(int taint, @Nullable String literal, String origin) {
  /** Nothing. */
  static final Flow NONE = new Flow(0, "", "");

  /** Something unknown. */
  static final Flow UNKNOWN = new Flow(0, null, "");

  static Flow of(String literal) {
    return new Flow(0, literal, "");
  }

  static Flow tainted(int taint) {
    return new Flow(taint, null, "");
  }

  /** Another text from this one. */
  Flow as(@Nullable String text) {
    return new Flow(taint, text, "");
  }

  Flow with(int bits) {
    return new Flow(taint | bits, literal, origin);
  }

  /** Both, one after the other. */
  @SuppressWarnings("ReferenceEquality") // NONE is one object, and only a short cut
  Flow then(Flow other) {
    if (equals(NONE)) {
      return other;
    }
    if (other.equals(NONE)) {
      return this;
    }
    String text =
        literal == null || other.literal == null || literal.length() > Budget.LONGEST
            ? null
            : literal + other.literal;
    String from = origin.isEmpty() ? other.origin : origin;
    return new Flow(taint | other.taint, text, from);
  }

  boolean has(int bits) {
    return Taint.has(taint, bits);
  }

  /** Whether nothing at all comes through. */
  boolean empty() {
    return taint == 0 && origin.isEmpty() && literal != null && literal.isEmpty();
  }
}
