package dev.trustscan.loader.gate;

import dev.trustscan.loader.decision.Mode;
import java.time.Instant;

/**
 * Who wants to load, and when.
 *
 * @param agent consumer id; empty for whatever acts before a build is asked for
 * @param mode whether a person is there
 * @param now the time
 */
public record Use(String agent, Mode mode, Instant now) {}
