package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Fact.Kind;

/** What single facts amount to together. */
final class Combinations {
  private Combinations() {}

  static void finish(Session session) {
    Collector out = session.out;
    boolean fetched = out.has(Kind.FETCH_AND_RUN);
    if (out.has(Kind.OBFUSCATED)
        && (fetched || out.has(Kind.SENDS_DATA) || out.has(Kind.DECODES))) {
      out.raise(Behaviour.HOSTILE);
    }
    if (fetched && out.has(Kind.DETACHES)) {
      out.raise(Behaviour.HOSTILE);
    }
    if (out.has(Kind.PADDED) && out.behaviour().compareTo(Behaviour.LOCAL_CODE) >= 0) {
      out.raise(Behaviour.HOSTILE);
    }
  }
}
