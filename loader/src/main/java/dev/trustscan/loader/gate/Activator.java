package dev.trustscan.loader.gate;

import java.time.Instant;

/**
 * Turns a trusted unit into typed configuration: the single road from inert to active.
 *
 * @param <U> the kind of unit
 * @param <A> what it becomes
 */
public interface Activator<U extends InertUnit, A> {
  /**
   * Activates.
   *
   * @param token what the gate gave
   * @param now the time
   * @throws NoLongerTrusted if the yes has ended meanwhile
   */
  A activate(Trusted<? extends U> token, Instant now) throws NoLongerTrusted;
}
