package dev.trustscan.scanner.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/** Lists a work tree: iterative, no link followed, nothing opened but directories. */
final class TreeWalk {
  private final Path root;
  private final Source.Listing listing;
  private final Deque<Folder> todo = new ArrayDeque<>();
  private boolean full;

  TreeWalk(Path root, Source.Listing listing) {
    this.root = root;
    this.listing = listing;
  }

  void walk() throws SourceException {
    try (FolderChain folders = new FolderChain(root)) {
      open(folders);
      todo.push(Folder.root());
      while (!todo.isEmpty() && !full) {
        list(folders, todo.pop());
      }
    } catch (IOException e) {
      listing.gap(new Gap(RepoPath.ROOT, Gap.Reason.UNREADABLE, "a directory did not close"));
    }
  }

  private void open(FolderChain folders) throws SourceException {
    try {
      folders.open(Folder.root());
    } catch (IOException e) {
      throw new SourceException(
          SourceException.Reason.UNREADABLE, "The directory cannot be read.", e);
    }
  }

  private void list(FolderChain folders, Folder folder) {
    try {
      SecureDirectoryStream<Path> stream = folders.open(folder);
      for (Path found : stream) {
        Path name = found.getFileName();
        RepoPath segment = NativeName.of(name);
        if (!folder.area().isStored(segment.text()) && !visit(stream, folder, found, segment)) {
          full = true;
          return;
        }
      }
    } catch (AccessDeniedException e) {
      gap(folder.path(), Gap.Reason.UNREADABLE, "no permission to list it");
    } catch (NoSuchFileException e) {
      gap(folder.path(), Gap.Reason.CHANGED, "it went away while it was listed");
    } catch (IOException | DirectoryIteratorException e) {
      gap(folder.path(), Gap.Reason.UNREADABLE, "the system cannot list it");
    }
  }

  private boolean visit(
      SecureDirectoryStream<Path> stream, Folder folder, Path found, RepoPath segment) {
    Path name = found.getFileName();
    RepoPath path = folder.path().child(segment);
    PosixFileAttributes attributes;
    try {
      attributes =
          stream
              .getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
              .readAttributes();
    } catch (NoSuchFileException e) {
      gap(path, Gap.Reason.CHANGED, "it went away while it was listed");
      return true;
    } catch (IOException e) {
      gap(path, Gap.Reason.UNREADABLE, "the system cannot say what it is");
      return true;
    }
    boolean more = listing.entry(entry(path, attributes, found));
    if (more && attributes.isDirectory()) {
      enter(folder.child(name, segment));
    }
    return more;
  }

  private void enter(Folder folder) {
    int most = listing.limits().pathDepth();
    if (folder.depth() >= most) {
      gap(folder.path(), Gap.Reason.TOO_DEEP, "deeper than " + most + " directories");
    } else {
      todo.push(folder);
    }
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
  // this
  // would show the text of another link, and still follow none.
  private String target(RepoPath path, Path link) {
    try {
      return RepoPath.escaped(NativeName.bytes(Files.readSymbolicLink(link)));
    } catch (IOException e) {
      gap(path, Gap.Reason.UNREADABLE, "the link's text cannot be read");
      return "";
    }
  }

  private void gap(RepoPath path, Gap.Reason reason, String detail) {
    listing.gap(new Gap(path, reason, detail));
  }
}
