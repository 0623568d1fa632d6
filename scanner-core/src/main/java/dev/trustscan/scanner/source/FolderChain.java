package dev.trustscan.scanner.source;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Open directories from the root down to the one last asked for, each opened relative to the one
 * above it and never through a link. Only so many are held, however deep the tree.
 */
final class FolderChain implements AutoCloseable {
  // Each takes two descriptors.
  private static final int MOST_HELD = 48;

  private final Path root;
  private final List<Held> held = new ArrayList<>();

  FolderChain(Path root) {
    this.root = root;
  }

  private record Held(Folder folder, SecureDirectoryStream<Path> stream) {}

  /** Opens a directory. What it returned before is closed unless it lies on the way. */
  @SuppressWarnings("MustBeClosedChecker") // held, and closed by close()
  SecureDirectoryStream<Path> open(Folder folder) throws IOException {
    while (!held.isEmpty() && !held.getLast().folder.holds(folder)) {
      held.removeLast().stream.close();
    }
    if (held.isEmpty()) {
      push(new Held(Folder.root(), openRoot()));
    }
    for (Folder next : missing(folder)) {
      SecureDirectoryStream<Path> above = held.getLast().stream;
      push(new Held(next, above.newDirectoryStream(next.name(), LinkOption.NOFOLLOW_LINKS)));
    }
    return held.getLast().stream;
  }

  @SuppressWarnings("StreamResourceLeak") // the caller holds it
  private SecureDirectoryStream<Path> openRoot() throws IOException {
    DirectoryStream<Path> stream = Files.newDirectoryStream(root);
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return secure;
    }
    stream.close();
    throw new IOException("this system cannot open files relative to a directory");
  }

  private Deque<Folder> missing(Folder folder) {
    int depth = held.getLast().folder.depth();
    var missing = new ArrayDeque<Folder>();
    @Nullable Folder at = folder;
    while (at != null && at.depth() > depth) {
      missing.push(at);
      at = at.parent();
    }
    return missing;
  }

  private void push(Held next) throws IOException {
    if (held.size() >= MOST_HELD) {
      held.removeLast().stream.close();
    }
    held.add(next);
  }

  @Override
  public void close() throws IOException {
    while (!held.isEmpty()) {
      held.removeLast().stream.close();
    }
  }
}
