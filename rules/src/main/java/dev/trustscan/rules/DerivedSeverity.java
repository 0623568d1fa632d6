package dev.trustscan.rules;

/**
 * The severity that follows from effect, trigger and gate alone, where the catalogue gives none:
 * the first half of the table in the catalogue's README.
 */
public final class DerivedSeverity {
  private DerivedSeverity() {}

  /** The severity of something before its command is looked at. */
  public static Severity of(Effect effect, Trigger trigger, GateKind gate) {
    boolean early = trigger.compareTo(Trigger.TOOL_USE) <= 0;
    return switch (effect) {
      case EXECUTES -> executes(trigger, early, gate);
      case REDIRECTS, LOOSENS -> {
        if (early) {
          yield asksAtMost(gate) ? Severity.HIGH : Severity.MEDIUM;
        }
        yield asksAtMost(gate) ? Severity.MEDIUM : Severity.LOW;
      }
      case CONCEALS -> Severity.LOW;
      case INFLUENCES, RESTRICTS, INERT -> Severity.INFO;
    };
  }

  private static Severity executes(Trigger trigger, boolean early, GateKind gate) {
    if (trigger == Trigger.READ) {
      return Severity.LOW;
    }
    if (!early || !asksAtMost(gate)) {
      return Severity.MEDIUM;
    }
    boolean automatic = trigger.compareTo(Trigger.SESSION_START) <= 0;
    return automatic && gate == GateKind.NONE ? Severity.CRITICAL : Severity.HIGH;
  }

  /** Whether nothing, or one generic question, stands in the way. */
  private static boolean asksAtMost(GateKind gate) {
    return gate == GateKind.NONE || gate == GateKind.PROMPT || gate == GateKind.TOOL_CHECK;
  }
}
