package dev.trustscan.loader.egress;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.AbstractSniHandler;
import io.netty.util.concurrent.Future;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Any bytes are a TLS greeting or are refused, more bytes never change what was understood, and the
 * library reads the same name or none. In ordinary runs the stored inputs are replayed; {@code
 * JAZZER_FUZZ=1} searches for more.
 */
class ClientHelloFuzzTest {
  @FuzzTest(maxDuration = "2m")
  void a_greeting_is_read_alike(byte[] bytes) {
    ClientHello.Reading whole = ClientHello.read(bytes);
    if (bytes.length > 0) {
      ClientHello.Reading shorter = ClientHello.read(Arrays.copyOf(bytes, bytes.length - 1));
      if (!(shorter instanceof ClientHello.Incomplete) && !shorter.equals(whole)) {
        throw new IllegalStateException(shorter + " became " + whole);
      }
    }
    if (whole instanceof ClientHello.Hello hello) {
      String other = libraryReads(bytes);
      if (other != null && HostName.parse(other).filter(hello.host()::equals).isEmpty()) {
        throw new IllegalStateException(other + " is not " + hello.host());
      }
    }
  }

  private static @Nullable String libraryReads(byte[] bytes) {
    @Nullable String[] names = new @Nullable String[1];
    var channel =
        new EmbeddedChannel(
            new AbstractSniHandler<Boolean>(ClientHello.MAX_MESSAGE, 0) {
              @Override
              protected Future<Boolean> lookup(ChannelHandlerContext ctx, @Nullable String name) {
                names[0] = name;
                return ctx.executor().newSucceededFuture(true);
              }

              @Override
              protected void onLookupComplete(
                  ChannelHandlerContext ctx, @Nullable String name, Future<Boolean> future) {
                ctx.pipeline().remove(this);
              }
            });
    ByteBuf in = Unpooled.wrappedBuffer(bytes);
    try {
      channel.writeInbound(in);
    } catch (RuntimeException e) {
      return null; // refused, as the proxy would
    } finally {
      try {
        channel.finishAndReleaseAll();
      } catch (RuntimeException e) {
        // the same refusal again
      }
    }
    return names[0];
  }
}
