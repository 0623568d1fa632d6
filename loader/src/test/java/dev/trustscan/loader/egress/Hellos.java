package dev.trustscan.loader.egress;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** TLS greetings: real ones, and ones put together by hand. */
final class Hellos {
  private Hellos() {}

  /** What the JDK's own client says first. */
  static byte[] real(String host) {
    try {
      SSLEngine engine = Identity.test().context().createSSLEngine(host, 443);
      engine.setUseClientMode(true);
      ByteBuffer out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
      engine.wrap(ByteBuffer.allocate(0), out);
      return Arrays.copyOf(out.array(), out.position());
    } catch (SSLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One record with a greeting that has these extensions. */
  static byte[] with(byte[]... extensions) {
    return record(message(extensions));
  }

  static byte[] message(byte[]... extensions) {
    byte[] all = join(extensions);
    byte[] body =
        join(
            new byte[] {3, 3},
            new byte[32],
            new byte[] {0},
            new byte[] {0, 2, 0x13, 1},
            new byte[] {1, 0},
            join(number16(all.length), all));
    return join(new byte[] {1, 0}, number16(body.length), body);
  }

  static byte[] record(byte[] content) {
    return join(new byte[] {22, 3, 1}, number16(content.length), content);
  }

  /** The message in records of at most so many bytes. */
  static byte[] fragments(byte[] message, int size) {
    var out = new ByteArrayOutputStream();
    for (int at = 0; at < message.length; at += size) {
      out.writeBytes(record(Arrays.copyOfRange(message, at, Math.min(message.length, at + size))));
    }
    return out.toByteArray();
  }

  static byte[] serverName(String... names) {
    byte[][] entries = new byte[names.length][];
    for (int i = 0; i < names.length; i++) {
      byte[] name = names[i].getBytes(StandardCharsets.ISO_8859_1);
      entries[i] = join(new byte[] {0}, number16(name.length), name);
    }
    byte[] list = join(entries);
    return extension(0, join(number16(list.length), list));
  }

  static byte[] extension(int type, byte[] content) {
    return join(number16(type), number16(content.length), content);
  }

  static byte[] join(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] number16(int number) {
    return new byte[] {(byte) (number >> 8), (byte) number};
  }
}
