package dev.trustscan.scanner.git;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Expands compressed bytes to exactly the size that was promised, never more. */
final class Inflated {
  private Inflated() {}

  /** Gives compressed bytes piece by piece. */
  interface Input {
    /** The next piece, never empty. */
    Piece next() throws IOException;
  }

  /**
   * A part of an array.
   *
   * @param bytes the array
   * @param start where it begins
   * @param length how long it is
   */
  @SuppressWarnings("ArrayRecordComponent") // a view
  record Piece(byte[] bytes, int start, int length) {}

  /** All of it. */
  static byte[] whole(Inflater inflater, Input input, int size) throws IOException {
    byte[] bytes = new byte[size];
    inflater.reset();
    int got = 0;
    while (got < size) {
      int n = inflate(inflater, input, bytes, got, size - got);
      if (n < 0) {
        throw GitException.damaged("an object is shorter than it says");
      }
      got += n;
    }
    if (!inflater.finished() && inflate(inflater, input, new byte[1], 0, 1) >= 0) {
      throw GitException.damaged("an object is longer than it says");
    }
    return bytes;
  }

  /** Some bytes; -1 at the end. */
  static int inflate(Inflater inflater, Input input, byte[] out, int start, int length)
      throws IOException {
    try {
      while (true) {
        int n = inflater.inflate(out, start, length);
        if (n > 0) {
          return n;
        }
        if (inflater.finished() || inflater.needsDictionary()) {
          return -1;
        }
        Piece piece = input.next();
        inflater.setInput(piece.bytes, piece.start, piece.length);
      }
    } catch (DataFormatException e) {
      throw GitException.damaged("an object's compressed bytes are damaged");
    }
  }

  /** A stream of {@code size} bytes that closes the inflater. */
  static InputStream stream(Inflater inflater, Input input, long size) {
    return new InputStream() {
      private long left = size;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
      }

      @Override
      public int read(byte[] out, int start, int length) throws IOException {
        if (length == 0) {
          return 0;
        }
        if (left == 0) {
          if (inflate(inflater, input, new byte[1], 0, 1) >= 0) {
            throw GitException.damaged("an object is longer than it says");
          }
          return -1;
        }
        int n = inflate(inflater, input, out, start, (int) Math.min(length, left));
        if (n < 0) {
          throw GitException.damaged("an object is shorter than it says");
        }
        left -= n;
        return n;
      }

      @Override
      public void close() {
        inflater.end();
      }
    };
  }
}
