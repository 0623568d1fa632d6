package dev.trustscan.loader.store;

import java.nio.file.Files;
import java.nio.file.Path;

/** Makes a store of many decisions and says how long its view takes; run by hand. */
final class SpeedProbe {
  private SpeedProbe() {}

  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[0]);
    if (args.length > 1) {
      Files.createDirectories(home);
      var made = TestStore.made(home);
      for (int i = 0; i < Integer.parseInt(args[1]); i++) {
        made.allow("unit" + i);
      }
    }
    var store = new TestStore(home);
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      int size = store.sound().decisions().size();
      System.out.println(size + " decisions in " + (System.nanoTime() - start) / 1_000_000 + " ms");
    }
  }
}
