package dev.trustscan.scanner.closure;

import dev.trustscan.scanner.command.CommandAnalyzer;
import dev.trustscan.scanner.command.CommandFacts;
import dev.trustscan.scanner.doc.DocumentReader;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.Snapshot;
import java.util.List;

/** Follows what units name through the repository's files, within limits. */
public final class ClosureBuilder {
  private final Snapshot snapshot;
  private final DocumentReader documents;
  private final Scripts scripts;
  private final Tasks tasks;

  /** Works on one snapshot; scripts that several units reach are analysed once. */
  public ClosureBuilder(Snapshot snapshot, CommandAnalyzer analyzer, DocumentReader documents) {
    this.snapshot = snapshot;
    this.documents = documents;
    this.scripts = new Scripts(snapshot, analyzer);
    this.tasks = new Tasks(snapshot, analyzer, documents);
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
    var walk = new Walk(snapshot, scripts, tasks, root);
    walk.follow(facts, file, 1);
    return walk.closure();
  }

  /**
   * What an instruction file pulls in.
   *
   * @param imports the {@code @path} mentions
   * @param file the file that holds them
   * @param root the project root
   */
  public Closure ofImports(List<Node.Scalar> imports, RepoPath file, RepoPath root) {
    var walk = new ImportWalk(snapshot, documents, root);
    walk.follow(imports, file, 1);
    return walk.closure();
  }

  /** What a directory unit such as a skill holds: every file below it, with what its scripts do. */
  public Closure ofFolder(RepoPath folder, RepoPath from) {
    var walk = new Walk(snapshot, scripts, tasks, folder);
    for (Entry entry : snapshot.below(folder)) {
      if (entry.isFile() && !entry.path().equals(from)) {
        walk.member(entry, from);
      }
    }
    return walk.closure();
  }
}
