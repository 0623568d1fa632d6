package dev.trustscan.loader.egress;

import java.util.List;
import java.util.Optional;

/**
 * One place that may be reached: a name and a port.
 *
 * @param host the name, or what all names of a wildcard end in
 * @param wildcard whether names below {@code host}, but not {@code host} itself, are meant
 * @param port the port
 * @param addresses blocks of this machine or of private networks that the name may lead to; public
 *     addresses need none
 * @param tls what may be spoken in a tunnel
 */
public record HostRule(
    HostName host, boolean wildcard, int port, List<AddressRange> addresses, Tls tls) {
  /** What may be spoken in a tunnel. */
  public enum Tls {
    /** TLS that names the same host. */
    REQUIRED,
    /** Anything; TLS, where it is spoken, must name the same host. */
    ANY
  }

  /** The port of a rule that names none. */
  public static final int DEFAULT_PORT = 443;

  /** Copies the list. */
  public HostRule {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("no such port");
    }
    addresses = List.copyOf(addresses);
  }

  /** Reads {@code host}, {@code host:port}, {@code *.suffix} or {@code *.suffix:port}. */
  public static Optional<HostRule> parse(String written) {
    int colon = written.indexOf(':');
    int port = colon < 0 ? DEFAULT_PORT : Digits.parse(written.substring(colon + 1), 65_535);
    if (port < 1) {
      return Optional.empty();
    }
    return of(colon < 0 ? written : written.substring(0, colon), port, List.of(), Tls.REQUIRED);
  }

  /** Makes a rule of a written name or wildcard. */
  static Optional<HostRule> of(String pattern, int port, List<AddressRange> addresses, Tls tls) {
    boolean wildcard = pattern.startsWith("*.");
    return HostName.parse(wildcard ? pattern.substring(2) : pattern)
        .map(host -> new HostRule(host, wildcard, port, addresses, tls));
  }

  /** Whether it is about this name, at whatever port. */
  boolean covers(HostName name) {
    return wildcard ? name.isBelow(host) : name.equals(host);
  }

  @Override
  public String toString() {
    return (wildcard ? "*." : "") + host + ":" + port;
  }
}
