package dev.trustscan.loader.egress;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for secrets in what can be seen of a request: its target and its headers, as they are,
 * percent-encoded, or as the base64 of basic authentication. What is inside TLS cannot be seen, and
 * other encodings are not undone; the list of hosts is the boundary, this is a wire across it.
 */
final class SecretGuard {
  private record Bound(String name, String value, List<HostRule> hosts) {
    boolean isFor(HostName host, int port) {
      return hosts.stream().anyMatch(rule -> rule.port() == port && rule.covers(host));
    }
  }

  private final List<Bound> secrets = new ArrayList<>();

  /** A provider's key is for that provider alone, whatever else is said. */
  SecretGuard(EgressPolicy policy, Map<String, Secret> values) {
    for (SecretRule rule : policy.secrets()) {
      Secret value = values.get(rule.name());
      if (value != null) {
        secrets.add(new Bound(rule.name(), value.reveal(), rule.hosts()));
      }
    }
    for (Provider provider : policy.providers()) {
      Secret value = values.get(provider.secret());
      if (value != null
          && policy.secrets().stream().noneMatch(r -> r.name().equals(provider.secret()))) {
        secrets.add(
            new Bound(provider.secret(), value.reveal(), places(policy, provider.secret())));
      }
    }
  }

  private static List<HostRule> places(EgressPolicy policy, String secret) {
    return policy.providers().stream()
        .filter(provider -> provider.secret().equals(secret))
        .map(p -> new HostRule(p.host(), false, p.port(), List.of(), HostRule.Tls.REQUIRED))
        .toList();
  }

  /** The name of a secret that the head carries to a place that it is not for. */
  Optional<String> misplaced(Head head, HostName host, int port) {
    for (Bound secret : secrets) {
      if (!secret.isFor(host, port) && carries(head, secret.value())) {
        return Optional.of(secret.name());
      }
    }
    return Optional.empty();
  }

  private static boolean carries(Head head, String value) {
    if (shows(head.target(), value)) {
      return true;
    }
    for (Header header : head.headers()) {
      if (shows(header.value(), value) || inBasic(header.value(), value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean shows(String text, String value) {
    return text.contains(value) || (text.indexOf('%') >= 0 && percentDecoded(text).contains(value));
  }

  private static boolean inBasic(String header, String value) {
    for (String word : header.split(" ", 4)) {
      try {
        byte[] decoded = Base64.getDecoder().decode(word);
        if (new String(decoded, StandardCharsets.ISO_8859_1).contains(value)) {
          return true;
        }
      } catch (IllegalArgumentException e) {
        // not base64
      }
    }
    return false;
  }

  private static String percentDecoded(String text) {
    var decoded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int high = c == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
      int low = high >= 0 ? Character.digit(text.charAt(i + 2), 16) : -1;
      if (low >= 0) {
        decoded.append((char) (high * 16 + low));
        i += 2;
      } else {
        decoded.append(c);
      }
    }
    return decoded.toString();
  }
}
