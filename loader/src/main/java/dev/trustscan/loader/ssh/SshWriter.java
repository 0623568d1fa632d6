package dev.trustscan.loader.ssh;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Writes the wire encoding of RFC 4251. */
final class SshWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  SshWriter u8(int value) {
    out.write(value);
    return this;
  }

  SshWriter u32(long value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.write((int) (value >> shift));
    }
    return this;
  }

  SshWriter raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  SshWriter string(byte[] bytes) {
    return u32(bytes.length).raw(bytes);
  }

  SshWriter string(String text) {
    return string(text.getBytes(StandardCharsets.UTF_8));
  }

  SshWriter number(BigInteger value) {
    return string(value.toByteArray());
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
