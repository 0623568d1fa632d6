package dev.trustscan.scanner.command;

/** Knows what one program does with its arguments. */
@FunctionalInterface
interface Handler {
  /** Tells what the program would do, and returns its output. */
  Flow run(Invocation inv);
}
