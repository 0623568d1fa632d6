package dev.trustscan.rules;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An example that the tests run.
 *
 * @param path a repository path that must match
 * @param content file content, or empty when the path alone matters
 * @param units what must be found in the content, each {@code pointer effect}, such as {@code
 *     hooks.Stop[0].hooks[0] executes}
 * @param files other files of the example's repository, path to content
 * @param links symbolic links of the example's repository, path to target
 * @param not what must not be found as anything but inert, as pointers
 */
public record Example(
    String path,
    Optional<String> content,
    SortedMap<String, String> files,
    SortedMap<String, String> links,
    List<String> units,
    List<String> not) {
  public Example {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    links = Collections.unmodifiableSortedMap(new TreeMap<>(links));
    units = List.copyOf(units);
    not = List.copyOf(not);
  }
}
