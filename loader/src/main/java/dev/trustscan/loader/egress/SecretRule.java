package dev.trustscan.loader.egress;

import java.util.List;

/**
 * Where a secret may go. A request to any other place that visibly carries it is refused.
 *
 * @param name the name under which the launcher holds it
 * @param hosts the places it is for
 */
public record SecretRule(String name, List<HostRule> hosts) {
  /** Copies the list. */
  public SecretRule {
    hosts = List.copyOf(hosts);
  }
}
