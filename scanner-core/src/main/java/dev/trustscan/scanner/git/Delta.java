package dev.trustscan.scanner.git;

/** Makes an object from its base and a delta. */
final class Delta {
  private final byte[] delta;
  private int at;

  private Delta(byte[] delta) {
    this.delta = delta;
  }

  /** The size of what a delta makes. */
  static long resultSize(byte[] delta) throws GitException {
    Delta reader = new Delta(delta);
    reader.number();
    return reader.number();
  }

  /** Applies a delta whose result size the caller has checked. */
  static byte[] apply(byte[] base, byte[] delta) throws GitException {
    return new Delta(delta).apply(base);
  }

  private byte[] apply(byte[] base) throws GitException {
    if (number() != base.length) {
      throw GitException.damaged("a delta does not fit its base");
    }
    byte[] result = new byte[Math.toIntExact(number())];
    int done = 0;
    while (at < delta.length) {
      int op = delta[at++] & 255;
      int from = 0;
      int length = op;
      byte[] source = delta;
      if ((op & 0x80) != 0) {
        from = field(op, 0, 4);
        length = field(op, 4, 3);
        length = length == 0 ? 0x10000 : length;
        source = base;
      } else {
        from = at;
        at += op;
      }
      boolean fits = from >= 0 && length > 0 && from <= source.length - length;
      if (!fits || done > result.length - length) {
        throw GitException.damaged("a delta reaches beyond its base or result");
      }
      System.arraycopy(source, from, result, done, length);
      done += length;
    }
    if (done != result.length) {
      throw GitException.damaged("a delta makes less than it says");
    }
    return result;
  }

  private int field(int op, int firstBit, int bytes) throws GitException {
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      if ((op & 1 << (firstBit + i)) != 0) {
        value |= next() << 8 * i;
      }
    }
    return value;
  }

  private long number() throws GitException {
    long value = 0;
    int b;
    int shift = 0;
    do {
      if (shift > 56) {
        throw GitException.damaged("a delta's size is not a number");
      }
      b = next();
      value |= (long) (b & 0x7f) << shift;
      shift += 7;
    } while ((b & 0x80) != 0);
    return value;
  }

  private int next() throws GitException {
    if (at >= delta.length) {
      throw GitException.damaged("a delta ends too early");
    }
    return delta[at++] & 255;
  }
}
