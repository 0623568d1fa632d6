package dev.trustscan.scanner.source;

import dev.trustscan.scanner.git.GitException;
import dev.trustscan.scanner.git.GitFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The git directory inside an archive, for its refs. */
final class ArchiveGit implements GitFiles {
  private final Bytes bytes;
  private final Set<RepoPath> files;
  private final RepoPath folder;

  /** Reads a small file of an archive. */
  @FunctionalInterface
  interface Bytes {
    Optional<byte[]> read(RepoPath path, int most);
  }

  ArchiveGit(Bytes bytes, Set<RepoPath> files, RepoPath folder) {
    this.bytes = bytes;
    this.files = files;
    this.folder = folder;
  }

  boolean isThere() {
    return files.contains(folder.child("HEAD"));
  }

  @Override
  public Optional<byte[]> read(String path, int most) {
    return bytes.read(folder.child(ByteText.path(path)), most);
  }

  @Override
  public Optional<FileChannel> open(String path) throws IOException {
    throw new GitException(
        GitException.Reason.UNSUPPORTED, "objects inside an archive are not read");
  }

  @Override
  public List<String> list(String path) {
    RepoPath at = folder.child(ByteText.path(path));
    int depth = at.parts().size();
    return files.stream()
        .filter(file -> file.isWithin(at) && !file.equals(at))
        .map(file -> ByteText.of(file.parts().get(depth)))
        .distinct()
        .toList();
  }

  @Override
  public Optional<String> link(String path) {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
