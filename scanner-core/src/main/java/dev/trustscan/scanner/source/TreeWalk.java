package dev.trustscan.scanner.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One thread's part of walking a work tree: no link followed, nothing opened but directories. */
final class TreeWalk implements Runnable {
  private final Path root;
  private final int number;
  private final FolderQueue queue;
  private final Limits limits;
  private final List<Gap> gaps = new ArrayList<>();
  private int found;

  TreeWalk(Path root, int number, FolderQueue queue, Limits limits) {
    this.root = root;
    this.number = number;
    this.queue = queue;
    this.limits = limits;
  }

  /** What could not be listed, once the walk has ended. */
  List<Gap> gaps() {
    return gaps;
  }

  @Override
  public void run() {
    try (FolderChain folders = new FolderChain(root)) {
      for (@Nullable FolderListing next = queue.take(number);
          next != null;
          next = queue.take(number)) {
        try {
          list(folders, next);
        } finally {
          queue.done(next.size());
        }
      }
    } catch (IOException e) {
      gap(RepoPath.ROOT, Gap.Reason.UNREADABLE, "a directory did not close");
    }
  }

  private void list(FolderChain folders, FolderListing listing) {
    Folder folder = listing.folder();
    try {
      SecureDirectoryStream<Path> stream = folders.open(folder);
      for (Path path : stream) {
        Path name = path.getFileName();
        RepoPath segment = NativeName.of(name);
        if (!folder.area().isStored(segment.text())) {
          visit(stream, listing, path, name, segment);
        }
        if ((++found & 1023) == 0 && queue.isOver(found)) {
          return;
        }
      }
    } catch (AccessDeniedException e) {
      gap(folder.path(), Gap.Reason.UNREADABLE, "no permission to list it");
    } catch (NoSuchFileException e) {
      gap(folder.path(), Gap.Reason.CHANGED, "it went away while it was listed");
    } catch (IOException | RuntimeException e) {
      // Whatever it is, it must not end this thread: the other threads would wait, or the rest be
      // lost.
      gap(folder.path(), Gap.Reason.UNREADABLE, "the system cannot list it");
    }
  }

  private void visit(
      SecureDirectoryStream<Path> stream,
      FolderListing listing,
      Path whole,
      Path name,
      RepoPath segment) {
    RepoPath path = listing.folder().path().child(segment);
    try {
      PosixFileAttributes attributes =
          stream
              .getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
              .readAttributes();
      Entry entry = entry(path, attributes, whole);
      if (attributes.isDirectory()) {
        Folder folder = listing.folder().child(name, segment, path);
        listing.add(new FolderListing.Item(segment.child(RepoPath.ROOT), entry, enter(folder)));
      } else {
        listing.add(new FolderListing.Item(segment, entry, null));
      }
    } catch (NoSuchFileException e) {
      gap(path, Gap.Reason.CHANGED, "it went away while it was listed");
    } catch (IOException e) {
      gap(path, Gap.Reason.UNREADABLE, "the system cannot say what it is");
    }
  }

  private @Nullable FolderListing enter(Folder folder) {
    int most = limits.pathDepth();
    if (folder.depth() >= most) {
      gap(folder.path(), Gap.Reason.TOO_DEEP, "deeper than " + most + " directories");
      return null;
    }
    FolderListing listing = new FolderListing(folder);
    queue.add(number, listing);
    return listing;
  }

  private Entry entry(RepoPath path, PosixFileAttributes attributes, Path found) {
    EntryType type = type(attributes);
    Optional<String> target =
        type == EntryType.SYMLINK ? Optional.of(target(path, found)) : Optional.empty();
    boolean executable = type == EntryType.FILE && isExecutable(attributes.permissions());
    return new Entry(path, type, attributes.size(), executable, "", target, Tracking.UNKNOWN);
  }

  private static EntryType type(PosixFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      return EntryType.FILE;
    }
    if (attributes.isDirectory()) {
      return EntryType.DIRECTORY;
    }
    return attributes.isSymbolicLink() ? EntryType.SYMLINK : EntryType.SPECIAL;
  }

  private static boolean isExecutable(Set<PosixFilePermission> permissions) {
    return permissions.contains(PosixFilePermission.OWNER_EXECUTE)
        || permissions.contains(PosixFilePermission.GROUP_EXECUTE)
        || permissions.contains(PosixFilePermission.OTHERS_EXECUTE);
  }

  // The platform cannot read a link relative to an open directory. Were the tree swapped meanwhile,
  // this would show the text of another link, and still follow none.
  private String target(RepoPath path, Path link) {
    try {
      return RepoPath.escaped(NativeName.bytes(Files.readSymbolicLink(link)));
    } catch (IOException e) {
      gap(path, Gap.Reason.UNREADABLE, "the link's text cannot be read");
      return "";
    }
  }

  private void gap(RepoPath path, Gap.Reason reason, String detail) {
    gaps.add(new Gap(path, reason, detail));
  }
}
