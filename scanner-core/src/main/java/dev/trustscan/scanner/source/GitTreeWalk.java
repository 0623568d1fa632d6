package dev.trustscan.scanner.source;

import dev.trustscan.scanner.git.GitObject;
import dev.trustscan.scanner.git.HashKind;
import dev.trustscan.scanner.git.ObjectKind;
import dev.trustscan.scanner.git.ObjectName;
import dev.trustscan.scanner.git.ObjectStore;
import dev.trustscan.scanner.git.TreeParser;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Lists a tree object and those below it; iterative, and bounded in all that is read. */
final class GitTreeWalk {
  private static final int FORMAT = 0170000;
  private static final int REGULAR = 0100000;
  private static final int DIRECTORY = 0040000;
  private static final int LINK = 0120000;
  private static final int GITLINK = 0160000;
  private static final int EXECUTABLE = 0111;

  private static final long MOST_TREE = 64L << 20;
  // Trees can repeat one another, so that few objects make endlessly many entries.
  private static final long MOST_TREES = 1L << 30;
  private static final long LONGEST_LINK = 64 << 10;

  private final ObjectStore objects;
  private final HashKind hash;
  private final Source.Listing listing;
  private final Deque<Pending> todo = new ArrayDeque<>();
  private long read;
  private boolean full;

  private record Pending(RepoPath path, ObjectName tree, int depth) {}

  GitTreeWalk(ObjectStore objects, HashKind hash, Source.Listing listing) {
    this.objects = objects;
    this.hash = hash;
    this.listing = listing;
  }

  void walk(ObjectName root) {
    todo.push(new Pending(RepoPath.ROOT, root, 0));
    while (!todo.isEmpty() && !full) {
      list(todo.pop());
    }
  }

  private void list(Pending pending) {
    byte[] bytes;
    try {
      GitObject object = objects.read(pending.tree, MOST_TREE);
      bytes = object.bytes();
      read += bytes.length;
      if (object.kind() != ObjectKind.TREE) {
        gap(pending.path, Gap.Reason.MALFORMED, "the object is not a directory");
        return;
      }
    } catch (IOException e) {
      listing.gap(GitProvenance.gap(pending.path, e));
      return;
    }
    if (read > MOST_TREES) {
      gap(RepoPath.ROOT, Gap.Reason.TOO_MANY, "directories of more than 1 GiB in all");
      full = true;
      return;
    }
    TreeParser parser = new TreeParser(bytes, hash);
    while (parser.next() && !full) {
      entry(pending, parser);
    }
    if (parser.isBroken()) {
      gap(pending.path, Gap.Reason.MALFORMED, "the directory's object ends in other bytes");
    }
  }

  private void entry(Pending parent, TreeParser parser) {
    RepoPath name = RepoPath.ofBytes(parser.nameBytes());
    if (!isName(parent, name)) {
      return;
    }
    RepoPath path = parent.path.child(name);
    ObjectName object = parser.object();
    int mode = parser.mode();
    EntryType type = type(mode);
    if (type == EntryType.SPECIAL) {
      gap(path, Gap.Reason.MALFORMED, "a mode that git does not know");
    }
    Optional<String> target =
        type == EntryType.SYMLINK ? Optional.of(target(path, object)) : Optional.empty();
    boolean executable = type == EntryType.FILE && (mode & EXECUTABLE) != 0;
    full =
        !listing.entry(
            new Entry(path, type, -1, executable, object.hex(), target, Tracking.TRACKED));
    if (type == EntryType.DIRECTORY && !full) {
      enter(new Pending(path, object, parent.depth + 1));
    }
  }

  private void enter(Pending folder) {
    int most = listing.limits().pathDepth();
    if (folder.depth >= most) {
      gap(folder.path, Gap.Reason.TOO_DEEP, "deeper than " + most + " directories");
    } else {
      todo.push(folder);
    }
  }

  // What git refuses to check out. A slash is kept, since the file would land at that path.
  private boolean isName(Pending parent, RepoPath name) {
    String text = name.text();
    for (String part : text.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        gap(parent.path, Gap.Reason.MALFORMED, "an entry named \"\", \".\" or \"..\"");
        return false;
      }
    }
    if (text.indexOf('/') >= 0) {
      gap(parent.path, Gap.Reason.MALFORMED, "an entry with a slash in its name");
    }
    return true;
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

  private String target(RepoPath path, ObjectName object) {
    try {
      return RepoPath.escaped(objects.read(object, LONGEST_LINK).bytes());
    } catch (IOException e) {
      listing.gap(GitProvenance.gap(path, e));
      return "";
    }
  }

  private void gap(RepoPath path, Gap.Reason reason, String detail) {
    listing.gap(new Gap(path, reason, detail));
  }
}
