package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Fact.Kind;

/**
 * What things found in one small source text amount to together, where no flow could be followed.
 */
final class SourceCombinations {
  /** Tokens up to which a text is one program that a person wrote. */
  static final int SMALL = 16 << 10;

  private static final int MANGLED = 12;

  private SourceCombinations() {}

  static void finish(SourceReader reader, String text) {
    Collector out = reader.session().out;
    mangled(reader, text);
    // Padding does not make a text large.
    if (reader.large()) {
      return;
    }
    boolean sends = out.has(Kind.SENDS_DATA);
    if (sends && (out.has(Kind.READS_SECRETS) || out.has(Kind.READS_ENVIRONMENT))) {
      out.raise(Behaviour.HOSTILE);
    }
    boolean evaluates = reader.evaluates;
    if (evaluates && out.has(Kind.DECODES)) {
      out.raise(Behaviour.HOSTILE);
    }
    if (evaluates && reader.networks) {
      out.fact(Kind.FETCH_AND_RUN, reader.span(0, 0), "");
      out.raise(Behaviour.FETCHED_CODE);
    }
    if (reader.networks && out.has(Kind.STARTS_PROCESS) && text.contains("dup2(")) {
      // A shell whose ends are a connection.
      out.raise(Behaviour.HOSTILE);
    }
    boolean acts = evaluates || out.has(Kind.STARTS_PROCESS) || out.has(Kind.WRITES_FILES);
    if (out.has(Kind.DNS_CHANNEL) && acts) {
      out.raise(Behaviour.HOSTILE);
    }
  }

  /** Names as obfuscators make them. */
  private static void mangled(SourceReader reader, String text) {
    int names = 0;
    int at = text.indexOf("_0x");
    while (at >= 0 && names < MANGLED) {
      boolean hex = at + 3 < text.length() && Character.digit(text.charAt(at + 3), 16) >= 0;
      names += hex ? 1 : 0;
      at = text.indexOf("_0x", at + 3);
    }
    if (names >= MANGLED) {
      reader.session().fact(Kind.OBFUSCATED, reader.span(0, 0), "_0x names");
      reader.session().out.raise(Behaviour.HOSTILE);
    }
  }
}
