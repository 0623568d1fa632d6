package dev.trustscan.scanner.command;

/** Where data came from, as bits that travel with it. */
final class Taint {
  /** From the network. */
  static final int NETWORK = 1;

  /** From a store of credentials. */
  static final int SECRET = 2;

  /** From the whole environment. */
  static final int ENVIRONMENT = 4;

  /** Decoded from base64, hex or a compressed form. */
  static final int DECODED = 8;

  /** From a DNS answer. */
  static final int DNS = 16;

  /** From a command whose output is not known. */
  static final int COMMAND = 32;

  /** From the project's own dotenv file. */
  static final int DOTENV = 64;

  /** From a variable that holds a credential; the origin is its name. */
  static final int CREDENTIAL = 128;

  /** Put together by a program that prints or translates its arguments. */
  static final int PRINTED = 256;

  /** From a shell that takes its commands from somewhere else. */
  static final int REMOTE_SHELL = 512;

  private Taint() {}

  static boolean has(int taint, int bits) {
    return (taint & bits) != 0;
  }
}
