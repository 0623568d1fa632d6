package dev.trustscan.loader.egress;

import java.util.List;
import java.util.Locale;

/**
 * A service that the sandbox reaches without holding its key: requests to {@code /name/...} of the
 * proxy itself go to the service over TLS, with the key put in on the way.
 *
 * @param name the first segment of the path inside
 * @param host the service
 * @param port its port
 * @param pathPrefix what every path there begins with, empty or {@code /...} without a slash at its
 *     end
 * @param header the header that carries the key
 * @param scheme what stands before the key, {@code "Bearer "} or empty
 * @param secret the name under which the launcher holds the key
 * @param addresses as in a {@link HostRule}
 */
public record Provider(
    String name,
    HostName host,
    int port,
    String pathPrefix,
    String header,
    String scheme,
    String secret,
    List<AddressRange> addresses) {
  /** Refuses names that could not be a path's segment, and headers that could not be one. */
  public Provider {
    addresses = List.copyOf(addresses);
    header = header.toLowerCase(Locale.ROOT);
    boolean path =
        pathPrefix.isEmpty() || (pathPrefix.startsWith("/") && Paths.isPlain(pathPrefix));
    boolean plainScheme = scheme.isEmpty() || isWord(scheme.strip().toLowerCase(Locale.ROOT));
    if (!isWord(name)
        || !isWord(header)
        || !plainScheme
        || !path
        || pathPrefix.indexOf('?') >= 0
        || pathPrefix.endsWith("/")) {
      throw new IllegalArgumentException("not a provider");
    }
  }

  private static boolean isWord(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-') {
        return false;
      }
    }
    return !word.isEmpty() && word.length() <= 63;
  }
}
