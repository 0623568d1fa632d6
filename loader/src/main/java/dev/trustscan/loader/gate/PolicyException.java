package dev.trustscan.loader.gate;

import java.nio.file.Path;

/** A policy file exists and cannot be kept to. Nothing loads until somebody mends it. */
public final class PolicyException extends Exception {
  private static final long serialVersionUID = 1;

  PolicyException(Path file, String what) {
    super("The policy " + file + " is not kept to: " + what + ".");
  }
}
