package dev.trustscan.rules;

import java.util.List;
import java.util.Optional;

/**
 * An example that the tests run.
 *
 * @param path a repository path that must match
 * @param content file content, or empty when the path alone matters
 * @param units what must be found in the content, each {@code pointer effect}, such as {@code
 *     hooks.Stop[0].hooks[0] executes}
 * @param not what must not be found as anything but inert, as pointers
 */
public record Example(String path, Optional<String> content, List<String> units, List<String> not) {
  public Example {
    units = List.copyOf(units);
    not = List.copyOf(not);
  }
}
