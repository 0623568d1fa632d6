package dev.trustscan.loader.egress;

import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the heads of answers anew. */
final class Answers {
  private static final Set<String> DROPPED =
      Set.of(
          "alt-svc", // would lead past this proxy
          "connection",
          "keep-alive",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private Answers() {}

  /** Whether its body is plain, so that a secret in it could be seen. */
  static boolean isReadable(HttpResponse answer) {
    String encoding = answer.headers().get(HttpHeaderNames.CONTENT_ENCODING);
    return encoding == null || encoding.equalsIgnoreCase("identity");
  }

  /**
   * The answer for the sandbox; the connection ends with it.
   *
   * @param secret what must not be in it, if a provider answered
   * @param chunks whether the asker knows chunks; otherwise the end of the connection ends the body
   */
  static HttpResponse rewrite(HttpResponse answer, @Nullable Secret secret, boolean chunks) {
    var rewritten = new DefaultHttpResponse(HttpVersion.HTTP_1_1, answer.status());
    Set<String> named = Hops.named(answer.headers().getAll(HttpHeaderNames.CONNECTION));
    for (Map.Entry<String, String> header : answer.headers()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      boolean dropped =
          DROPPED.contains(name)
              || named.contains(name)
              || name.startsWith("proxy-")
              || (secret != null && name.equals("set-cookie"));
      if (!dropped) {
        String value = header.getValue();
        rewritten.headers().add(name, secret == null ? value : Scrubber.scrub(value, secret));
      }
    }
    if (!HttpUtil.isContentLengthSet(rewritten) && chunks) {
      HttpUtil.setTransferEncodingChunked(rewritten, true);
    }
    rewritten.headers().set(HttpHeaderNames.CONNECTION, "close");
    return rewritten;
  }
}
