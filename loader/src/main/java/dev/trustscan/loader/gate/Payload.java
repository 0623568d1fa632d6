package dev.trustscan.loader.gate;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.command.CommandLine;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.source.RepoPath;
import java.util.List;
import java.util.Optional;

/**
 * The bytes that were hashed, and what was read from them. Goes into an inert unit when the
 * repository is read, and comes out of a {@link Trusted} only.
 *
 * @param pointer where it stands in its file
 * @param value the unit's value
 * @param command its command, if it has one
 * @param file the surface's file
 * @param format how that was read
 * @param reached the files that it reaches
 * @param unseen what it names that is no file of the repository; hostile
 */
public record Payload(
    String pointer,
    Node value,
    Optional<CommandLine> command,
    Body file,
    Format format,
    List<Body> reached,
    List<String> unseen) {
  public Payload {
    reached = List.copyOf(reached);
    unseen = List.copyOf(unseen);
  }

  /**
   * A file as it was read, once.
   *
   * @param path where
   * @param executable whether it has the executable bit
   * @param sha256 hex digest of the bytes
   * @param bytes the content; treat as read-only. Empty if the file was too large to keep
   */
  public record Body(RepoPath path, boolean executable, String sha256, Optional<byte[]> bytes) {}
}
