package dev.trustscan.loader.sandbox.bwrap;

import java.time.Duration;

/**
 * How a run ended.
 *
 * @param started whether the sandbox stood and the program was started
 * @param code the program's exit code
 * @param timedOut whether it was ended because its time was over
 * @param took how long it took
 */
public record Outcome(boolean started, int code, boolean timedOut, Duration took) {}
