package dev.trustscan.scanner.source;

import java.util.Optional;

/**
 * A branch, tag or other ref of a git repository. Its name comes from the target and is hostile.
 *
 * @param name the full name, as {@code refs/heads/main}
 * @param target an object id in hex, or for a symbolic ref {@code ref: } and the other ref's name
 */
public record Ref(RepoPath name, String target) {
  /** An entry that stands for the ref, at the path of its loose file. It has no bytes. */
  public Entry asEntry() {
    return new Entry(
        RepoPath.of(".git").child(name),
        EntryType.REF,
        -1,
        false,
        "",
        Optional.empty(),
        Tracking.UNKNOWN);
  }
}
