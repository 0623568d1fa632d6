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

/** Lists a tree object and those below it; iterative, and bounded in all that is read. */
final class GitTreeWalk {
  private static final long MOST_TREE = 64L << 20;
  // Trees can repeat one another, so that few objects make endlessly many entries.
  private static final long MOST_TREES = 1L << 30;

  private final ObjectStore objects;
  private final HashKind hash;
  private final Source.Listing listing;
  private final GitEntries entries;
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
    this.entries = new GitEntries(objects, listing);
  }

  void walk(ObjectName root) {
    walk(RepoPath.ROOT, root);
  }

  /** Lists what is below a directory. */
  void walk(RepoPath folder, ObjectName tree) {
    enter(folder, tree, folder.segments().size());
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
    Entry entry = entries.of(path, parser.mode(), parser.objectHex());
    full = !listing.entry(entry);
    if (entry.type() == EntryType.DIRECTORY && !full) {
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

  private void gap(RepoPath path, Gap.Reason reason, String detail) {
    listing.gap(new Gap(path, reason, detail));
  }
}
