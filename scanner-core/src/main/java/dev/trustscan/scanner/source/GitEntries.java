package dev.trustscan.scanner.source;

import dev.trustscan.scanner.git.ObjectName;
import dev.trustscan.scanner.git.ObjectStore;
import java.io.IOException;
import java.util.Optional;

/** Makes entries of what trees and indexes say. */
final class GitEntries {
  private static final int FORMAT = 0170000;
  private static final int REGULAR = 0100000;
  private static final int DIRECTORY = 0040000;
  private static final int LINK = 0120000;
  private static final int GITLINK = 0160000;
  private static final int EXECUTABLE = 0111;

  private static final long LONGEST_LINK = 64 << 10;

  private final ObjectStore objects;
  private final Source.Listing listing;

  GitEntries(ObjectStore objects, Source.Listing listing) {
    this.objects = objects;
    this.listing = listing;
  }

  Entry of(RepoPath path, int mode, String object) {
    EntryType type = type(mode);
    if (type == EntryType.SPECIAL) {
      listing.gap(new Gap(path, Gap.Reason.MALFORMED, "a mode that git does not know"));
    }
    Optional<String> target =
        type == EntryType.SYMLINK ? Optional.of(target(path, object)) : Optional.empty();
    boolean executable = type == EntryType.FILE && (mode & EXECUTABLE) != 0;
    return new Entry(path, type, -1, executable, object, target, Tracking.TRACKED);
  }

  private static EntryType type(int mode) {
    return switch (mode & FORMAT) {
      case REGULAR -> EntryType.FILE;
      case DIRECTORY -> EntryType.DIRECTORY;
      case LINK -> EntryType.SYMLINK;
      case GITLINK -> EntryType.GITLINK;
      default -> EntryType.SPECIAL;
    };
  }

  private String target(RepoPath path, String object) {
    try {
      ObjectName name = ObjectName.parse(object).orElseThrow();
      return RepoPath.escaped(objects.read(name, LONGEST_LINK).bytes());
    } catch (IOException e) {
      listing.gap(GitProvenance.gap(path, e));
      return "";
    }
  }
}
