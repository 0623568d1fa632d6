package dev.trustscan.scanner.inventory.select;

import dev.trustscan.scanner.inventory.Selector.Found;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.Resolution;
import dev.trustscan.scanner.source.Snapshot;
import dev.trustscan.scanner.source.Tracking;
import java.util.List;
import java.util.Optional;

/** Files by which one git directory points at another. */
final class GitPointers {
  private static final String PREFIX = "gitdir:";

  private GitPointers() {}

  static void files(Snapshot snapshot, Found found) {
    for (Entry entry : Shortlist.of(snapshot).gits) {
      if (entry.isFile()) {
        found.at(entry, "git takes the repository from where this file points");
      }
    }
  }

  static void escapes(Snapshot snapshot, Found found) {
    for (Entry entry : Shortlist.of(snapshot).gits) {
      // One that git itself made for this user's linked work tree is marked by the source.
      if (entry.isFile() && entry.tracking() != Tracking.UNTRACKED) {
        check(snapshot, entry, pointer(snapshot, entry), found);
      }
    }
    for (Entry entry : Shortlist.of(snapshot).pointers) {
      if (isPointer(entry)) {
        check(snapshot, entry, Texts.of(snapshot, entry).orElse(""), found);
      }
    }
  }

  private static void check(Snapshot snapshot, Entry entry, String targets, Found found) {
    for (String line : targets.lines().limit(100).toList()) {
      if (leaves(snapshot, base(entry), line)) {
        found.at(entry, "points to a git directory outside this tree");
        return;
      }
    }
  }

  private static String pointer(Snapshot snapshot, Entry entry) {
    Optional<String> text = Texts.of(snapshot, entry);
    return text.filter(t -> t.startsWith(PREFIX))
        .map(t -> Texts.line(t.substring(PREFIX.length())).strip())
        .orElse("");
  }

  private static boolean isPointer(Entry entry) {
    List<String> segments = entry.path().segments();
    int n = segments.size();
    return entry.isFile()
        && (segments.getLast().equals("commondir")
            || (n > 2
                && segments.get(n - 3).equals("objects")
                && segments.get(n - 2).equals("info")
                && segments.getLast().equals("alternates")));
  }

  // Alternates are relative to the object store, the others to the directory of the file.
  private static RepoPath base(Entry entry) {
    RepoPath folder = entry.path().parent();
    return entry.path().name().equals("alternates") ? folder.parent() : folder;
  }

  private static boolean leaves(Snapshot snapshot, RepoPath base, String target) {
    if (target.isBlank() || target.startsWith("#")) {
      return false;
    }
    boolean drive = target.length() > 1 && target.charAt(1) == ':';
    return target.startsWith("/")
        || target.startsWith("\\")
        || target.startsWith("~")
        || drive
        || snapshot.resolve(base.child(RepoPath.of(target))) instanceof Resolution.Outside;
  }
}
