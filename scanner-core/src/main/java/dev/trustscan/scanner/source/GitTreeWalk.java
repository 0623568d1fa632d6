package dev.trustscan.scanner.source;

import dev.trustscan.scanner.git.GitObject;
import dev.trustscan.scanner.git.HashKind;
import dev.trustscan.scanner.git.ObjectKind;
import dev.trustscan.scanner.git.ObjectName;
import dev.trustscan.scanner.git.ObjectStore;
import dev.trustscan.scanner.git.TreeParser;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
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
  private final Deque<Frame> open = new ArrayDeque<>();
  private long read;
  private boolean full;

  // A directory whose entries are being given. Going down at once keeps the order of the paths.
  @SuppressWarnings("ArrayRecordComponent") // local to the walk
  private record Frame(RepoPath path, byte[] prefix, TreeParser entries, int depth) {
    static final byte[] NOT_ASCII = new byte[0];

    RepoPath child() {
      return entries.isAscii() && (prefix.length > 0 || path.isRoot())
          ? RepoPath.ofAscii(entries.pathAfter(prefix))
          : path.child(RepoPath.ofBytes(entries.nameBytes()));
    }
  }

  GitTreeWalk(ObjectStore objects, HashKind hash, Source.Listing listing) {
    this.objects = objects;
    this.hash = hash;
    this.listing = listing;
  }

  void walk(ObjectName root) {
    enter(RepoPath.ROOT, root, 0);
    while (!open.isEmpty() && !full) {
      Frame frame = open.peek();
      if (frame.entries.next()) {
        entry(frame);
      } else {
        if (frame.entries.isBroken()) {
          gap(frame.path, Gap.Reason.MALFORMED, "the directory's object ends in other bytes");
        }
        open.pop();
      }
    }
  }

  private void enter(RepoPath path, ObjectName tree, int depth) {
    int most = listing.limits().pathDepth();
    if (depth > most) {
      gap(path, Gap.Reason.TOO_DEEP, "deeper than " + most + " directories");
      return;
    }
    try {
      GitObject object = objects.read(tree, MOST_TREE);
      read += object.bytes().length;
      if (object.kind() != ObjectKind.TREE) {
        gap(path, Gap.Reason.MALFORMED, "the object is not a directory");
      } else if (read > MOST_TREES) {
        gap(RepoPath.ROOT, Gap.Reason.TOO_MANY, "directories of more than 1 GiB in all");
        full = true;
      } else {
        open.push(new Frame(path, prefix(path), new TreeParser(object.bytes(), hash), depth));
      }
    } catch (IOException e) {
      listing.gap(GitProvenance.gap(path, e));
    }
  }

  private static byte[] prefix(RepoPath path) {
    String text = path.text();
    byte[] bytes = path.bytes();
    if (text.isEmpty() || !path.isUtf8() || bytes.length != text.length()) {
      return Frame.NOT_ASCII;
    }
    byte[] prefix = Arrays.copyOf(bytes, bytes.length + 1);
    prefix[bytes.length] = '/';
    return prefix;
  }

  private void entry(Frame frame) {
    TreeParser parser = frame.entries;
    if (!parser.isPlain() && !isKept(frame.path, parser.name())) {
      return;
    }
    RepoPath path = frame.child();
    int mode = parser.mode();
    EntryType type = type(mode);
    if (type == EntryType.SPECIAL) {
      gap(path, Gap.Reason.MALFORMED, "a mode that git does not know");
    }
    Optional<String> target =
        type == EntryType.SYMLINK ? Optional.of(target(path, parser.object())) : Optional.empty();
    boolean executable = type == EntryType.FILE && (mode & EXECUTABLE) != 0;
    full =
        !listing.entry(
            new Entry(path, type, -1, executable, parser.objectHex(), target, Tracking.TRACKED));
    if (type == EntryType.DIRECTORY && !full) {
      enter(path, parser.object(), frame.depth + 1);
    }
  }

  // What git refuses to check out. A slash is kept, since the file would land at that path.
  private boolean isKept(RepoPath folder, String name) {
    for (String part : name.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        gap(folder, Gap.Reason.MALFORMED, "an entry named \"\", \".\" or \"..\"");
        return false;
      }
    }
    gap(folder, Gap.Reason.MALFORMED, "an entry with a slash in its name");
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
