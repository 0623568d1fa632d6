package dev.trustscan.loader.egress;

/** A policy that cannot be used as written. Nothing is guessed: it says what is wrong and where. */
public final class PolicyException extends Exception {
  PolicyException(String where, String what) {
    super(where.isEmpty() ? what : where + ": " + what);
  }
}
