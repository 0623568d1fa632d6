package dev.trustscan.scanner.source;

import dev.trustscan.scanner.git.GitException;
import dev.trustscan.scanner.git.GitFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A git directory on disk. */
final class GitFolder implements GitFiles {
  private final Path root;
  private final FolderChain folders;

  GitFolder(Path root) {
    this.root = root;
    this.folders = new FolderChain(root);
  }

  @Override
  public Optional<byte[]> read(String path, int most) throws IOException {
    Optional<FileChannel> file = open(path);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (FileChannel channel = file.get()) {
      if (channel.size() > most) {
        throw new GitException(
            GitException.Reason.TOO_LARGE, "a file of the git directory is beyond the limit");
      }
      ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // until the end
      }
      boolean whole = bytes.position() == bytes.capacity();
      return Optional.of(whole ? bytes.array() : Arrays.copyOf(bytes.array(), bytes.position()));
    }
  }

  @Override
  @SuppressWarnings({"MustBeClosedChecker", "StreamResourceLeak"}) // the caller closes it
  public Optional<FileChannel> open(String path) throws IOException {
    try {
      RepoPath at = ByteText.path(path);
      SecureDirectoryStream<Path> folder = folders.open(Folder.at(at.parent().parts()));
      Path name = NativeName.toPath(ByteText.path(lastSegment(path)));
      if (!lstat(folder, name).isRegularFile()) {
        return Optional.empty();
      }
      SeekableByteChannel channel =
          folder.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
      if (channel instanceof FileChannel file) {
        return Optional.of(file);
      }
      channel.close();
      throw new IOException("this system cannot read a file at a position");
    } catch (NoSuchFileException | NotDirectoryException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> list(String path) throws IOException {
    var names = new ArrayList<String>();
    Folder folder = Folder.at(ByteText.path(path).parts());
    Folder parent = folder.parent();
    if (parent == null) {
      throw new IllegalArgumentException("the root is never listed");
    }
    try (SecureDirectoryStream<Path> stream =
        folders.open(parent).newDirectoryStream(folder.name(), LinkOption.NOFOLLOW_LINKS)) {
      for (Path found : stream) {
        names.add(ByteText.of(NativeName.of(found.getFileName())));
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return names;
  }

  @Override
  public Optional<String> link(String path) throws IOException {
    try {
      RepoPath at = ByteText.path(path);
      SecureDirectoryStream<Path> folder = folders.open(Folder.at(at.parent().parts()));
      Path name = NativeName.toPath(ByteText.path(lastSegment(path)));
      if (!lstat(folder, name).isSymbolicLink()) {
        return Optional.empty();
      }
      Path whole = root;
      for (RepoPath part : at.parts()) {
        whole = whole.resolve(NativeName.toPath(part));
      }
      byte[] target = NativeName.bytes(Files.readSymbolicLink(whole));
      return Optional.of(new String(target, StandardCharsets.ISO_8859_1));
    } catch (NoSuchFileException | NotDirectoryException e) {
      return Optional.empty();
    }
  }

  private static String lastSegment(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static BasicFileAttributes lstat(SecureDirectoryStream<Path> folder, Path name)
      throws IOException {
    return folder
        .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .readAttributes();
  }

  @Override
  public void close() {
    try {
      folders.close();
    } catch (IOException e) {
      // Closing a directory that was only read from loses nothing.
    }
  }
}
