package dev.trustscan.scanner.closure;

import dev.trustscan.scanner.command.CommandAnalyzer;
import dev.trustscan.scanner.command.CommandFacts;
import dev.trustscan.scanner.doc.DocumentReader;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.Snapshot;
import java.util.List;

/** Follows what units name through the repository's files, within limits. */
public final class ClosureBuilder {
  private final Snapshot snapshot;
  private final CommandAnalyzer analyzer;
  private final DocumentReader documents;

  public ClosureBuilder(Snapshot snapshot, CommandAnalyzer analyzer, DocumentReader documents) {
    this.snapshot = snapshot;
    this.analyzer = analyzer;
    this.documents = documents;
  }

  /**
   * What a command reaches.
   *
   * @param facts the command's own facts, whose references are followed
   * @param file the file that holds the command
   * @param root the project root that the consumer starts from, as far as known; paths are tried
   *     there first and then beside the file
   */
  public Closure ofCommand(CommandFacts facts, RepoPath file, RepoPath root) {
    throw new UnsupportedOperationException(
        "not written yet " + snapshot + analyzer + documents + facts + file + root);
  }

  /**
   * What an instruction file pulls in.
   *
   * @param imports the {@code @path} mentions
   * @param file the file that holds them
   * @param root the project root
   */
  public Closure ofImports(List<Node.Scalar> imports, RepoPath file, RepoPath root) {
    throw new UnsupportedOperationException("not written yet " + imports + file + root);
  }

  /** What a directory unit such as a skill holds: every file below it. */
  public Closure ofFolder(RepoPath folder, RepoPath from) {
    throw new UnsupportedOperationException("not written yet " + folder + from);
  }
}
