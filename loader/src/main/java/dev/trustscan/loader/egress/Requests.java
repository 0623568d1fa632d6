package dev.trustscan.loader.egress;

import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Writes requests anew, so that nothing goes out which only the sender understood. */
final class Requests {
  /** About this connection, or a way around what was decided. */
  private static final Set<String> DROPPED =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "http2-settings",
          "keep-alive",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /** What carries somebody's authority; a provider gets the launcher's alone. */
  private static final Set<String> AUTHORITY =
      Set.of("authorization", "x-api-key", "api-key", "x-goog-api-key", "cookie", "forwarded");

  private Requests() {}

  /** A plain request. */
  static HttpRequest forward(Head head, Decision.Forward go) {
    HttpRequest request = start(head, go.pathAndQuery(), go.bodyLength());
    request.headers().set(HttpHeaderNames.HOST, host(go, 80));
    copy(head, request, Set.of());
    return request;
  }

  /**
   * A request to a provider, with the key. Answers must be readable, since echoes are looked for.
   */
  static HttpRequest inject(Head head, Decision.Inject go, Secret secret) {
    Provider provider = go.provider();
    HttpRequest request = start(head, go.pathAndQuery(), go.bodyLength());
    request.headers().set(HttpHeaderNames.HOST, host(go, 443));
    var withheld = new HashSet<>(AUTHORITY);
    withheld.add(provider.header());
    withheld.add("accept-encoding");
    copy(head, request, withheld);
    request.headers().set(HttpHeaderNames.ACCEPT_ENCODING, "identity");
    request.headers().set(provider.header(), provider.scheme() + secret.reveal());
    return request;
  }

  private static HttpRequest start(Head head, String path, long bodyLength) {
    HttpMethod method = HttpMethod.valueOf(head.method());
    HttpRequest request =
        bodyLength == 0
            ? new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, method, path)
            : new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, path);
    if (bodyLength > 0 || !head.values("content-length").isEmpty()) {
      request.headers().set(HttpHeaderNames.CONTENT_LENGTH, bodyLength);
    }
    request.headers().set(HttpHeaderNames.CONNECTION, "close");
    return request;
  }

  private static void copy(Head head, HttpRequest request, Set<String> withheld) {
    Set<String> named = Hops.named(head.values("connection"));
    for (Header header : head.headers()) {
      String name = header.name().toLowerCase(Locale.ROOT);
      boolean dropped =
          DROPPED.contains(name)
              || named.contains(name)
              || withheld.contains(name)
              || name.startsWith("proxy-")
              || name.startsWith("x-forwarded-");
      if (!dropped) {
        request.headers().add(header.name(), header.value());
      }
    }
  }

  private static String host(Decision.Go go, int usual) {
    return go.port() == usual ? go.host().value() : go.host() + ":" + go.port();
  }
}
