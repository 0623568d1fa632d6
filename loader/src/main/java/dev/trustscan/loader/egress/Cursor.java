package dev.trustscan.loader.egress;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads numbers and length-prefixed blocks as TLS writes them, never beyond the block's end. */
final class Cursor {
  /** A length that says more than there is. */
  static final class TooShort extends Exception {
    TooShort() {
      super("short", null, false, false);
    }
  }

  private final ByteBuffer bytes;

  Cursor(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  int left() {
    return bytes.remaining();
  }

  void skip(int count) throws TooShort {
    need(count);
    bytes.position(bytes.position() + count);
  }

  int number8() throws TooShort {
    need(1);
    return bytes.get() & 0xFF;
  }

  int number16() throws TooShort {
    need(2);
    return bytes.getShort() & 0xFFFF;
  }

  Cursor block8() throws TooShort {
    return block(number8());
  }

  Cursor block16() throws TooShort {
    return block(number16());
  }

  /** The rest, a character a byte. */
  String text() {
    var rest = new byte[bytes.remaining()];
    bytes.get(rest);
    return new String(rest, StandardCharsets.ISO_8859_1);
  }

  private Cursor block(int length) throws TooShort {
    need(length);
    ByteBuffer block = bytes.slice(bytes.position(), length);
    bytes.position(bytes.position() + length);
    return new Cursor(block);
  }

  private void need(int count) throws TooShort {
    if (bytes.remaining() < count) {
      throw new TooShort();
    }
  }
}
