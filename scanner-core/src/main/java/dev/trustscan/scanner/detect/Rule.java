package dev.trustscan.scanner.detect;

import dev.trustscan.scanner.inspect.Inspection;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One check. Its documentation is the catalogue's detections of the ids that its findings carry.
 */
public interface Rule {
  /** The rule's permanent name. */
  String id();

  /** Every id that its findings may carry; a rule of several says them here. */
  default Set<String> ids() {
    return Set.of(id());
  }

  /** Looks at an inspection and reports findings. Must be linear in what it reads. */
  void check(Inspection inspection, Consumer<Finding> report);
}
