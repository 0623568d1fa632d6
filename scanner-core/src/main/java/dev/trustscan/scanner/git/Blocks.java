package dev.trustscan.scanner.git;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The blocks of a pack that were read last. */
final class Blocks {
  /** Bytes of a block. */
  static final int SIZE = 16 << 10;

  private static final int MOST = 256;

  private final PackFile pack;
  private final Map<Long, byte[]> blocks =
      new LinkedHashMap<>(2 * MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
          return size() > MOST;
        }
      };
  private long lastNumber = -1;
  private byte[] lastBlock = new byte[0];

  Blocks(PackFile pack) {
    this.pack = pack;
  }

  byte[] get(long number) throws IOException {
    if (number == lastNumber) {
      return lastBlock;
    }
    byte[] block = blocks.get(number);
    if (block == null) {
      block = pack.load(number);
      blocks.put(number, block);
    }
    lastNumber = number;
    lastBlock = block;
    return block;
  }
}
