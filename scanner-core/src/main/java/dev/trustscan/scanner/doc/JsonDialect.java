package dev.trustscan.scanner.doc;

/** What a JSON reader takes without a word; the rest is read just the same, and noted. */
enum JsonDialect {
  STRICT,
  WITH_COMMENTS,
  FIVE;

  boolean comments() {
    return this != STRICT;
  }

  boolean trailingCommas() {
    return this != STRICT;
  }

  boolean five() {
    return this == FIVE;
  }
}
