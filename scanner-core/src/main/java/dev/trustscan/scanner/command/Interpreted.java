package dev.trustscan.scanner.command;

import java.util.Set;

/** Programs of packages that run a file given to them. */
final class Interpreted {
  private static final Set<String> NAMES =
      Set.of(
          "tsx",
          "ts-node",
          "esno",
          "jiti",
          "babel-node",
          "vite-node",
          "zx",
          "nodemon",
          "ts-node-dev",
          "electron");

  private Interpreted() {}

  static boolean is(String name) {
    return NAMES.contains(name);
  }
}
