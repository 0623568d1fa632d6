package dev.trustscan.scanner.source;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Files on disk, walked and read without following a link or opening anything but regular files.
 */
final class WorkTree implements Source {
  // More threads wait for the same kernel locks.
  private static final int MOST_THREADS = 4;

  private final Path root;
  private final WorkTreeGit git;
  private final FolderChain folders;

  WorkTree(Path root, WorkTreeGit git) {
    this.root = root;
    this.git = git;
    this.folders = new FolderChain(root);
  }

  @Override
  public Provenance provenance() {
    return git.provenance();
  }

  @Override
  public List<Ref> refs() {
    return git.refs();
  }

  @Override
  public void list(Listing listing) throws SourceException {
    open();
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    var queue = new FolderQueue(threads, listing.limits().entries(), listing::isTimeOver);
    var top = new FolderListing(Folder.root());
    queue.add(0, top);
    for (TreeWalk walk : walk(threads, queue, listing.limits())) {
      walk.gaps().forEach(listing::gap);
    }
    for (Entry entry : new TrackingPass(git).over(top)) {
      if (!listing.entry(entry)) {
        return;
      }
    }
  }

  private void open() throws SourceException {
    try {
      folders.open(Folder.root());
    } catch (IOException e) {
      throw new SourceException(
          SourceException.Reason.UNREADABLE,
          Quoted.of(provenance().location()) + " cannot be read; check its permissions.",
          e);
    }
  }

  private List<TreeWalk> walk(int threads, FolderQueue queue, Limits limits) {
    var walks = new ArrayList<TreeWalk>();
    var others = new ArrayList<Thread>();
    for (int i = 1; i < threads; i++) {
      TreeWalk walk = new TreeWalk(root, i, queue, limits);
      walks.add(walk);
      others.add(Thread.ofPlatform().daemon().name("walk-" + i).start(walk));
    }
    TreeWalk own = new TreeWalk(root, 0, queue, limits);
    walks.addFirst(own);
    own.run();
    for (Thread other : others) {
      try {
        other.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return walks;
  }

  @Override
  public synchronized Content read(Entry entry, long inspectBytes, long hashBytes) {
    RepoPath path = entry.path();
    try {
      List<RepoPath> segments = path.parts();
      SecureDirectoryStream<Path> folder =
          folders.open(Folder.at(segments.subList(0, segments.size() - 1)));
      Path name = NativeName.toPath(segments.getLast());
      BasicFileAttributes before = lstat(folder, name);
      if (!before.isRegularFile() || before.size() != entry.size()) {
        return Reading.changed(path);
      }
      if (entry.size() > hashBytes) {
        return Reading.tooLarge(path, entry.size(), hashBytes);
      }
      Content content;
      try (SeekableByteChannel channel =
          folder.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
        content =
            Reading.read(
                path, Channels.newInputStream(channel), entry.size(), inspectBytes, hashBytes);
      }
      return isSame(before, lstat(folder, name)) ? content : Reading.changed(path);
    } catch (AccessDeniedException e) {
      return new Content.Unread(new Gap(path, Gap.Reason.UNREADABLE, "no permission to read it"));
    } catch (IOException e) {
      return new Content.Unread(
          new Gap(path, Gap.Reason.UNREADABLE, "it is gone, or the system cannot read it"));
    }
  }

  private static BasicFileAttributes lstat(SecureDirectoryStream<Path> folder, Path name)
      throws IOException {
    return folder
        .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .readAttributes();
  }

  // The opened file cannot be asked for its inode, so the name is asked on both sides of the
  // opening.
  private static boolean isSame(BasicFileAttributes before, BasicFileAttributes after) {
    return after.isRegularFile()
        && Objects.equals(before.fileKey(), after.fileKey())
        && before.size() == after.size()
        && before.lastModifiedTime().equals(after.lastModifiedTime());
  }

  @Override
  public synchronized void close() {
    git.close();
    try {
      folders.close();
    } catch (IOException e) {
      // Closing a directory that was only read from loses nothing.
    }
  }
}
