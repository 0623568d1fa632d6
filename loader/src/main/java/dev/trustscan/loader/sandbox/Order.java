package dev.trustscan.loader.sandbox;

import dev.trustscan.loader.sandbox.plan.Policy;
import dev.trustscan.loader.sandbox.plan.Profile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a user asked to be run.
 *
 * @param workspace the workspace
 * @param folder the user's current folder
 * @param profile the profile
 * @param policy what the user adds to it
 * @param words the command
 * @param environment the user's environment
 * @param home the user's home
 * @param caches a folder for what lives as long as a run
 * @param results a folder for what stays afterwards: what was held back, patches
 * @param trusted what is trusted
 */
public record Order(
    Path workspace,
    Path folder,
    Profile profile,
    Policy policy,
    List<String> words,
    Map<String, String> environment,
    Path home,
    Path caches,
    Path results,
    Trusted trusted) {
  public Order {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }
}
