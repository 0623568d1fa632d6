package dev.trustscan.loader.adapt;

import java.nio.file.Path;
import java.util.List;

/**
 * Where things lie on this machine.
 *
 * @param checkout the checkout's top, absolute
 * @param folder the folder of this load, absolute; does not exist before it is complete
 * @param scripts the folder of vetted copies, absolute
 * @param self the command that starts trustscan, one word each
 */
record Places(Path checkout, Path folder, Path scripts, List<String> self) {
  Places {
    self = List.copyOf(self);
  }

  String file(String path) {
    return folder.resolve(path).toString();
  }
}
