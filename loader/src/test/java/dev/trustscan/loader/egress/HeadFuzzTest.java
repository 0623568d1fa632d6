package dev.trustscan.loader.egress;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.ReferenceCountUtil;
import java.util.Arrays;

/**
 * Any bytes are a head or are refused, and every head that goes through is read alike by the
 * library. In ordinary runs the stored inputs are replayed; {@code JAZZER_FUZZ=1} searches for
 * more.
 */
class HeadFuzzTest {
  private static final Judge JUDGE = new Judge(policy(), EgressSetup.USUAL);

  private static EgressPolicy policy() {
    try {
      return EgressPolicyReader.parse(
          """
          {allow: [a.test, "*.w.test:80"], plain-http: true, providers: [anthropic]}
          """);
    } catch (PolicyException e) {
      throw new IllegalStateException(e);
    }
  }

  @FuzzTest(maxDuration = "2m")
  void what_goes_through_is_read_alike(byte[] bytes) {
    var scanner = new HeadScanner();
    int length = 0;
    while (length < bytes.length && !scanner.done()) {
      if (scanner.next(bytes[length++]) != null) {
        return;
      }
    }
    if (!scanner.done() || !(JUDGE.decide(scanner.head()) instanceof Decision.Go go)) {
      return;
    }
    if (HostName.parse(go.host().value()).isEmpty() || go.port() < 1) {
      throw new IllegalStateException("not a place: " + go);
    }
    Head read = decode(Arrays.copyOf(bytes, length));
    if (read != null && !read.equals(scanner.head())) {
      throw new IllegalStateException(read + " is not " + scanner.head());
    }
  }

  private static @org.jspecify.annotations.Nullable Head decode(byte[] head) {
    var channel = new EmbeddedChannel(new HttpRequestDecoder(Connection.decoding()));
    try {
      channel.writeInbound(Unpooled.wrappedBuffer(head));
      Object first = channel.readInbound();
      try {
        // A request that the library refuses is refused by the proxy as well.
        return first instanceof HttpRequest request && request.decoderResult().isSuccess()
            ? Front.asRead(request)
            : null;
      } finally {
        ReferenceCountUtil.release(first);
      }
    } finally {
      channel.finishAndReleaseAll();
    }
  }
}
