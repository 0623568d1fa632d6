package dev.trustscan.loader.gate;

import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.decision.StoreView;
import java.time.Instant;
import java.util.Optional;

/**
 * A unit that may load. Only the gate makes one, from a verdict of yes, and it carries the very
 * bytes that were hashed: nothing is read a second time.
 *
 * @param <U> the kind of unit
 */
public final class Trusted<U extends InertUnit> {
  private final U unit;
  private final Verdict.Allowed verdict;
  private final StoreView.Checkpoint under;

  // Package-private on purpose: a token is what a program without a yes cannot have.
  Trusted(U unit, Verdict.Allowed verdict, StoreView.Checkpoint under) {
    this.unit = unit;
    this.verdict = verdict;
    this.under = under;
  }

  /** The unit. */
  public U unit() {
    return unit;
  }

  /** The same token for a narrower kind of unit, if it is one. */
  public <V extends InertUnit> Optional<Trusted<? extends V>> as(Class<V> kind) {
    return kind.isInstance(unit)
        ? Optional.of(new Trusted<>(kind.cast(unit), verdict, under))
        : Optional.empty();
  }

  /** Its bytes and what was read from them. */
  public Payload verified() {
    return unit.payload();
  }

  /** Why it may load. */
  public Verdict.Basis basis() {
    return verdict.basis();
  }

  /** The decision; empty for what needs none. */
  public Optional<Sha256> decision() {
    return verdict.by();
  }

  /** When the yes ends. */
  public Instant until() {
    return verdict.until();
  }

  /** The state of the store under which it was judged. */
  public StoreView.Checkpoint under() {
    return under;
  }

  /** Whether the yes still holds. */
  public boolean isLive(Instant now) {
    return now.isBefore(verdict.until());
  }

  @Override
  public String toString() {
    return "trusted " + unit;
  }
}
