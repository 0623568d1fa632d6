package dev.trustscan.cli;

import dev.trustscan.scanner.source.Source;
import dev.trustscan.scanner.source.SourceException;
import dev.trustscan.scanner.source.Sources;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Opens what the command line names. */
final class Targets {
  private final Host host;
  private final RepositoryOptions options;

  Targets(Host host, RepositoryOptions options) {
    this.host = host;
    this.options = options;
  }

  /** The two refs of a comparison. */
  private record Range(String base, String head) {}

  /** Whether two states are compared. */
  boolean compares() {
    return !options.diff.isEmpty() && !options.stdin;
  }

  /** The one state to look at, or the newer one of two. */
  Source open() throws UsageException, SourceException {
    if (options.stdin) {
      return Pasted.open(host, options);
    }
    if (!options.as.equals(RepositoryOptions.AS_PROMPT)) {
      throw new UsageException("--as says what --stdin is; give both.");
    }
    if ((options.ref.isEmpty() ? 0 : 1) + (compares() ? 1 : 0) + (options.staged ? 1 : 0) > 1) {
      throw new UsageException("--ref, --diff and --staged exclude each other; give one of them.");
    }
    Path path = existing();
    if (Files.isRegularFile(path)) {
      if (compares() || options.staged || !options.ref.isEmpty()) {
        throw notARepository("is a file and not a repository");
      }
      return Sources.archive(path);
    }
    if (options.staged) {
      return Sources.index(path);
    }
    if (compares()) {
      return Sources.gitTree(path, range().head());
    }
    return options.ref.isEmpty() ? Sources.workTree(path) : Sources.gitTree(path, options.ref);
  }

  /** The older state of a comparison. */
  Source openBase() throws UsageException, SourceException {
    return Sources.gitTree(existing(), range().base());
  }

  /** The refs of {@code --diff}. */
  private Range range() throws UsageException {
    int dots = options.diff.indexOf("..");
    String base = dots < 0 ? "" : options.diff.substring(0, dots);
    String head = dots < 0 ? "" : options.diff.substring(dots + 2);
    if (base.isEmpty() || head.isEmpty() || head.startsWith(".")) {
      throw new UsageException(
          "--diff takes two refs as BASE..HEAD, not " + host.quote(options.diff) + ".");
    }
    return new Range(base, head);
  }

  private Path existing() throws UsageException, SourceException {
    if (options.path.isEmpty()) {
      throw new UsageException("PATH is empty; leave it out to look at the current folder.");
    }
    Path path = host.path(options.path);
    try {
      Files.readAttributes(path, BasicFileAttributes.class);
      return path;
    } catch (NoSuchFileException e) {
      throw new SourceException(
          SourceException.Reason.NOT_FOUND,
          "There is nothing at " + host.quote(options.path) + "; check the spelling.",
          e);
    } catch (AccessDeniedException e) {
      throw new SourceException(
          SourceException.Reason.UNREADABLE,
          "There is no permission to look at " + host.quote(options.path) + ".",
          e);
    } catch (IOException e) {
      throw new SourceException(
          SourceException.Reason.UNREADABLE,
          host.quote(options.path) + " cannot be looked at: the system refuses.",
          e);
    }
  }

  private SourceException notARepository(String what) {
    return new SourceException(
        SourceException.Reason.NOT_A_REPOSITORY,
        host.quote(options.path) + " " + what + "; name a folder or an archive.");
  }
}
