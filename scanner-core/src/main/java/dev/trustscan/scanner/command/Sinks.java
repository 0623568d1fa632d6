package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Fact.Kind;
import dev.trustscan.scanner.doc.Span;

/** Where data leaves the machine. */
final class Sinks {
  private static final int PRIVATE = Taint.SECRET | Taint.ENVIRONMENT;

  private Sinks() {}

  /** Data goes to an address. */
  static void send(Invocation inv, Span span, String url, int taint, String origin) {
    inv.session().fact(Kind.SENDS_DATA, span, url);
    inv.raise(Behaviour.UNKNOWN_CODE);
    if (Taint.has(taint, PRIVATE | Taint.DOTENV)) {
      inv.raise(Behaviour.HOSTILE);
    }
    credential(inv, span, url, taint, origin);
  }

  /** A credential of one service goes to the address of another. */
  static void credential(Invocation inv, Span span, String url, int taint, String origin) {
    if (Taint.has(taint, Taint.CREDENTIAL)) {
      String name = origin.startsWith("$") ? origin.substring(1) : origin;
      if (!Urls.home(name, url)) {
        inv.session().fact(Kind.READS_SECRETS, span, name);
        inv.session().fact(Kind.SENDS_DATA, span, url);
        inv.raise(Behaviour.HOSTILE);
      }
    }
  }

  /** Data goes to a program that is not known. */
  static void passed(Invocation inv) {
    if (Taint.has(inv.taint(), PRIVATE)) {
      inv.raise(Behaviour.UNKNOWN_CODE);
    }
  }
}
