package dev.trustscan.loader.adapt;

import java.util.List;
import java.util.Map;

/**
 * How to start an agent so that it reads the vetted configuration and not the project's.
 *
 * @param program name of the program
 * @param arguments arguments to put before the user's own
 * @param environment variables to set
 * @param remove variables to take out of the environment
 */
record Launch(
    String program, List<String> arguments, Map<String, String> environment, List<String> remove) {
  Launch {
    arguments = List.copyOf(arguments);
    remove = List.copyOf(remove);
  }
}
