package dev.trustscan.loader.egress;

/**
 * Takes what the proxy decided. Called from the proxy's own threads, so it must not block for long.
 */
@FunctionalInterface
public interface EgressLog {
  /** Records one event. */
  void record(EgressEvent event);
}
