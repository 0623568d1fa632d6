package dev.trustscan.scanner.git;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The blocks of packs that were read last. */
final class Blocks {
  /** Bytes of a block. */
  static final int SIZE = 16 << 10;

  private static final int MOST = 256;

  private record Key(PackFile pack, long number) {}

  private final Map<Key, byte[]> blocks =
      new LinkedHashMap<>(2 * MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, byte[]> eldest) {
          return size() > MOST;
        }
      };

  byte[] get(PackFile pack, long number) throws IOException {
    Key key = new Key(pack, number);
    byte[] block = blocks.get(key);
    if (block == null) {
      block = pack.load(number);
      blocks.put(key, block);
    }
    return block;
  }
}
