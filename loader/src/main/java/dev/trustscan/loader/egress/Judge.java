package dev.trustscan.loader.egress;

import dev.trustscan.loader.egress.Target.Authority;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides about one request. Depends on nothing but its arguments, and has an answer to every head.
 */
final class Judge {
  private static final Set<String> PASSED_ON =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final long MAX_BODY = 1L << 40;
  private static final long UNCLEAR = -1;

  private final EgressPolicy policy;
  private final Set<String> own;

  /**
   * Takes a policy.
   *
   * @param own the authorities under which the proxy itself is asked, such as {@code
   *     127.0.0.1:3128}
   */
  Judge(EgressPolicy policy, Set<String> own) {
    this.policy = policy;
    this.own = Set.copyOf(own);
  }

  Decision decide(Head head) {
    List<String> hosts = head.values("host");
    if (hosts.size() > 1) {
      return refuse(Reason.HOST_TWICE);
    }
    if (hosts.isEmpty() && head.minor() > 0) {
      return refuse(Reason.HOST_MISSING);
    }
    String host = hosts.isEmpty() ? null : hosts.getFirst();
    return head.method().equals("CONNECT") ? connect(head, host) : request(head, host);
  }

  private Decision connect(Head head, @Nullable String host) {
    if (!head.values("transfer-encoding").isEmpty() || bodyLength(head) != 0) {
      return refuse(Reason.BODY_ON_CONNECT);
    }
    return switch (Target.authority(head.target())) {
      case Target.Bad bad -> refuse(bad.reason());
      case Authority asked -> {
        // Without a port the header says nothing against the target's.
        if (host != null && !Target.authority(host, asked.port()).equals(asked)) {
          yield refuse(Reason.HOST_DIFFERS, asked);
        }
        HostRule rule = policy.rule(asked.host(), asked.port()).orElse(null);
        yield rule == null
            ? refuse(notListed(asked), asked)
            : new Decision.Tunnel(rule, asked.host(), asked.port());
      }
      case Target.Absolute _, Target.Own _ -> refuse(Reason.BAD_TARGET);
    };
  }

  private Decision request(Head head, @Nullable String host) {
    if (!PASSED_ON.contains(head.method())) {
      return refuse(Reason.BAD_METHOD);
    }
    if (!head.values("transfer-encoding").isEmpty()) {
      return refuse(
          head.values("content-length").isEmpty() ? Reason.TRANSFER_ENCODING : Reason.BAD_LENGTH);
    }
    long length = bodyLength(head);
    if (length == UNCLEAR) {
      return refuse(Reason.BAD_LENGTH);
    }
    return switch (Target.request(head.target(), own)) {
      case Target.Bad bad -> refuse(bad.reason());
      case Target.Own asked -> provider(asked.pathAndQuery(), host, length);
      case Target.Absolute asked -> forward(asked, host, length);
      case Authority _ -> refuse(Reason.BAD_TARGET);
    };
  }

  private Decision forward(Target.Absolute asked, @Nullable String host, long length) {
    Authority place = asked.authority();
    if (host != null && !Target.authority(host, 80).equals(place)) {
      return refuse(Reason.HOST_DIFFERS, place);
    }
    HostRule rule = policy.rule(place.host(), place.port()).orElse(null);
    if (rule == null) {
      return refuse(notListed(place), place);
    }
    return policy.plainHttp()
        ? new Decision.Forward(rule, place.host(), place.port(), asked.pathAndQuery(), length)
        : refuse(Reason.PLAIN_HTTP_OFF, place);
  }

  private Decision provider(String pathAndQuery, @Nullable String host, long length) {
    if (host == null || !own.contains(host)) {
      return refuse(Reason.ORIGIN_FORM);
    }
    if (policy.providers().isEmpty()) {
      return refuse(Reason.ORIGIN_FORM);
    }
    int end = 1;
    while (end < pathAndQuery.length() && "/?".indexOf(pathAndQuery.charAt(end)) < 0) {
      end++;
    }
    Provider provider = policy.provider(pathAndQuery.substring(1, end)).orElse(null);
    if (provider == null) {
      return refuse(Reason.UNKNOWN_PROVIDER);
    }
    String rest = pathAndQuery.substring(end);
    String path = rest.startsWith("/") ? rest : "/" + rest;
    return Paths.isPlain(path)
        ? new Decision.Inject(provider, provider.pathPrefix() + Paths.withoutKeys(path), length)
        : refuse(Reason.BAD_PROVIDER_PATH);
  }

  private Reason notListed(Authority asked) {
    if (policy.allow().isEmpty()) {
      return Reason.NOTHING_ALLOWED;
    }
    return policy.knows(asked.host()) ? Reason.PORT_NOT_LISTED : Reason.HOST_NOT_LISTED;
  }

  private static long bodyLength(Head head) {
    List<String> lengths = head.values("content-length");
    if (lengths.isEmpty()) {
      return 0;
    }
    long length = lengths.size() == 1 ? Digits.parse(lengths.getFirst(), MAX_BODY) : UNCLEAR;
    return length < 0 ? UNCLEAR : length;
  }

  private static Decision refuse(Reason reason) {
    return new Decision.Refuse(reason, "");
  }

  private static Decision refuse(Reason reason, Authority place) {
    return new Decision.Refuse(reason, place.host() + ":" + place.port());
  }
}
