package dev.trustscan.loader.ssh;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the wire encoding of RFC 4251; every length is checked against what is there. */
final class SshReader {
  private final byte[] bytes;
  private int at;

  SshReader(byte[] bytes) {
    this.bytes = bytes;
  }

  int remaining() {
    return bytes.length - at;
  }

  int u8() throws SshException {
    need(1);
    return bytes[at++] & 0xff;
  }

  long u32() throws SshException {
    need(4);
    long value = 0;
    for (int i = 0; i < 4; i++) {
      value = value << 8 | bytes[at++] & 0xff;
    }
    return value;
  }

  byte[] raw(int length) throws SshException {
    need(length);
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  byte[] string() throws SshException {
    long length = u32();
    if (length > remaining()) {
      throw new SshException("It ends in the middle of a field.");
    }
    return raw((int) length);
  }

  String text() throws SshException {
    byte[] raw = string();
    for (byte b : raw) {
      if (b < 0x20 || b == 0x7f) {
        throw new SshException("A name in it holds a character outside printable ASCII.");
      }
    }
    return new String(raw, StandardCharsets.US_ASCII);
  }

  /** A comment: any text, which the caller must escape before showing it. */
  String comment() throws SshException {
    return new String(string(), StandardCharsets.UTF_8);
  }

  /** A positive number in its shortest form. */
  BigInteger number() throws SshException {
    byte[] raw = string();
    boolean padded = raw.length > 1 && raw[0] == 0 && raw[1] >= 0;
    if (raw.length == 0 || raw[0] < 0 || padded || raw.length > 2049) {
      throw new SshException("A number in it is not in its only valid form.");
    }
    return new BigInteger(raw);
  }

  void end() throws SshException {
    if (remaining() != 0) {
      throw new SshException("Something follows its end.");
    }
  }

  private void need(int length) throws SshException {
    if (length < 0 || length > remaining()) {
      throw new SshException("It ends in the middle of a field.");
    }
  }
}
