package dev.trustscan.scanner.report;

import dev.trustscan.rules.Severity;

/** What a piece of text is, and so how it looks on a terminal with colours. */
enum Tone {
  PLAIN(""),
  STRONG("1"),
  HEADING("1;4"),
  DIM("2"),
  TARGET("36"),
  CRITICAL("1;31"),
  HIGH("31"),
  MEDIUM("33"),
  LOW("34"),
  GOOD("32"),
  CARET("1;33");

  /** The ANSI code, empty for none. */
  final String code;

  Tone(String code) {
    this.code = code;
  }

  static Tone of(Severity severity) {
    return switch (severity) {
      case CRITICAL -> CRITICAL;
      case HIGH -> HIGH;
      case MEDIUM -> MEDIUM;
      case LOW -> LOW;
      case INFO -> DIM;
    };
  }
}
