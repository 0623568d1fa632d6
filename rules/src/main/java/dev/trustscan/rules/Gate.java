package dev.trustscan.rules;

/**
 * The consumer's own gate in front of a surface.
 *
 * @param kind what it does
 * @param text the gate in words, empty when nothing is known
 * @param weakness how it is known to be skipped, empty when none is known
 */
public record Gate(GateKind kind, String text, String weakness) {
  /** No gate at all. */
  public static final Gate NONE = new Gate(GateKind.NONE, "", "");

  /** Whether the consumer acts before anybody was asked, as far as is known. */
  public boolean actsUnasked() {
    return kind == GateKind.NONE;
  }
}
