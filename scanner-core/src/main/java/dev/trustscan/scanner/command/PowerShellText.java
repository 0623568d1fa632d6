package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Invocation.Conditions;
import dev.trustscan.scanner.doc.Span;

/** PowerShell given as text. */
final class PowerShellText {
  private PowerShellText() {}

  static void run(Session session, String text, Span span, Conditions conditions) {
    session.code(dev.trustscan.rules.Format.POWERSHELL, text, span, true);
    if (conditions.background()) {
      session.out.raise(Behaviour.UNKNOWN_CODE);
    }
  }
}
