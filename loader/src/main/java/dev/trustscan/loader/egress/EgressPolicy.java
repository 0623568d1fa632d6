package dev.trustscan.loader.egress;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a sandbox may reach. An empty one reaches nothing.
 *
 * @param allow the places
 * @param plainHttp whether requests without TLS are passed on, to places that name port 80 or the
 *     like
 * @param limits how much may go out
 * @param providers services whose keys stay outside
 * @param secrets where secrets may go
 */
public record EgressPolicy(
    List<HostRule> allow,
    boolean plainHttp,
    EgressLimits limits,
    List<Provider> providers,
    List<SecretRule> secrets) {
  /**
   * The most exact rule decides: a name before wildcards, a longer wildcard before a shorter one.
   */
  private static final Comparator<HostRule> EXACTNESS =
      Comparator.comparing(HostRule::wildcard)
          .thenComparingInt(rule -> -rule.host().value().length());

  /** Reaches nothing. */
  public static final EgressPolicy NOTHING =
      new EgressPolicy(List.of(), false, EgressLimits.DEFAULT, List.of(), List.of());

  /** Copies the lists. */
  public EgressPolicy {
    allow = allow.stream().sorted(EXACTNESS).toList();
    providers = List.copyOf(providers);
    secrets = List.copyOf(secrets);
  }

  /** Allows these places, by their written rules, and nothing else. */
  public static EgressPolicy allowing(List<HostRule> allow) {
    return new EgressPolicy(allow, false, EgressLimits.DEFAULT, List.of(), List.of());
  }

  /** The rule that lets this through. */
  Optional<HostRule> rule(HostName host, int port) {
    return allow.stream().filter(rule -> rule.port() == port && rule.covers(host)).findFirst();
  }

  /** Whether the host may be reached at some port, for a clearer refusal. */
  boolean knows(HostName host) {
    return allow.stream().anyMatch(rule -> rule.covers(host));
  }

  Optional<Provider> provider(String name) {
    return providers.stream().filter(provider -> provider.name().equals(name)).findFirst();
  }
}
