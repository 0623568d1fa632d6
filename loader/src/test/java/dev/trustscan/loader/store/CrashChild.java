package dev.trustscan.loader.store;

import dev.trustscan.loader.decision.Decision.Answer;
import dev.trustscan.loader.ssh.FileKey;
import dev.trustscan.loader.ssh.OpenSshKeyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A process of its own that adds to a store and says what was acknowledged. */
final class CrashChild {
  private CrashChild() {}

  /** Arguments: the home folder, a prefix for the units' names, how many. */
  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[0]);
    FileKey key = OpenSshKeyFile.read(Files.readAllBytes(home.resolve("key")), new byte[0]);
    var made = new TestStore(home, key);
    for (int i = 0; i < Integer.parseInt(args[2]); i++) {
      String unit = args[1] + i;
      if (i % 3 == 2) {
        made.store.deny(made.draft(Answer.DENY, unit), Optional.of(key));
      } else {
        made.allow(unit, key);
      }
      System.out.println(unit);
      System.out.flush();
    }
  }
}
