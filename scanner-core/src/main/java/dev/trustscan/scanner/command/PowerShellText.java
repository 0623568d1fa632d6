package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Invocation.Conditions;
import dev.trustscan.scanner.doc.Span;

/** PowerShell given as text. */
final class PowerShellText {
  private PowerShellText() {}

  static void run(Session session, String text, Span span, Conditions conditions) {
    new PowerShellRunner(session, Place.fixed(span), conditions).run(text);
  }
}
