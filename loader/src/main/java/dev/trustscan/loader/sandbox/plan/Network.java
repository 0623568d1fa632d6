package dev.trustscan.loader.sandbox.plan;

import java.util.List;

/** What a run may reach over the network. There is never a route of its own, nor a resolver. */
public sealed interface Network {
  /** The port of the sandbox's loopback where the way out is, if there is one. */
  int PORT = 3128;

  /** Nothing at all. */
  record None() implements Network {}

  /**
   * What a proxy outside lets through.
   *
   * @param rules {@code host}, {@code host:port} or {@code *.suffix:port}; never empty
   */
  record Proxied(List<String> rules) implements Network {
    public Proxied {
      rules = List.copyOf(rules);
      if (rules.isEmpty()) {
        throw new IllegalArgumentException("an empty list means no network");
      }
    }
  }

  /** The network of a list of rules; an empty list is no network. */
  static Network of(List<String> rules) {
    return rules.isEmpty() ? new None() : new Proxied(rules);
  }
}
