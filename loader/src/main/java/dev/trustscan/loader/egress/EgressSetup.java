package dev.trustscan.loader.egress;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * What a proxy is started with.
 *
 * @param socket where it listens; its folder belongs to this user alone
 * @param policy what may be reached
 * @param secrets the values of the secrets that the policy names, by name
 * @param log takes each decision
 * @param resolver where names lead to
 * @param own the authorities under which the sandbox sees the proxy
 * @param trust whom to believe as a provider, or null for the runtime's own list
 */
public record EgressSetup(
    Path socket,
    EgressPolicy policy,
    Map<String, Secret> secrets,
    EgressLog log,
    Resolver resolver,
    Set<String> own,
    @Nullable X509TrustManager trust) {
  /** Where the forwarder inside listens. */
  public static final Set<String> USUAL = Set.of("127.0.0.1:3128", "localhost:3128");

  /** Copies the collections. */
  public EgressSetup {
    secrets = Map.copyOf(secrets);
    own = Set.copyOf(own);
  }

  /** The usual one: the system's look-up, the runtime's list of authorities. */
  public static EgressSetup of(
      Path socket, EgressPolicy policy, Map<String, Secret> secrets, EgressLog log) {
    return new EgressSetup(socket, policy, secrets, log, Resolver.system(), USUAL, null);
  }
}
