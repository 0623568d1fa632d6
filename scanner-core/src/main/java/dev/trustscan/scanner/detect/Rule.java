package dev.trustscan.scanner.detect;

import dev.trustscan.scanner.inspect.Inspection;
import java.util.function.Consumer;

/** One check. Its documentation is the catalogue's detection of the same id. */
public interface Rule {
  /** The rule's permanent id. */
  String id();

  /** Looks at an inspection and reports findings. Must be linear in what it reads. */
  void check(Inspection inspection, Consumer<Finding> report);
}
