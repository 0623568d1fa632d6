package dev.trustscan.scanner.closure;

import dev.trustscan.scanner.command.CommandAnalyzer;
import dev.trustscan.scanner.command.CommandFacts;
import dev.trustscan.scanner.command.Reference;
import dev.trustscan.scanner.doc.DocumentReader;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.Snapshot;
import java.util.List;

/** Follows what units name through the repository's files, within limits. */
public final class ClosureBuilder {
  private final Files files;

  public ClosureBuilder(Snapshot snapshot, CommandAnalyzer analyzer, DocumentReader documents) {
    this.files = new Files(snapshot, analyzer, documents);
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
    var walk = new Walk(files, root);
    walk.facts(facts, new Place(file, root, 0));
    return walk.finish();
  }

  /**
   * What an instruction file pulls in.
   *
   * @param imports the {@code @path} mentions
   * @param file the file that holds them
   * @param root the project root
   */
  public Closure ofImports(List<Node.Scalar> imports, RepoPath file, RepoPath root) {
    var walk = new Walk(files, root);
    new Imports(files, walk).follow(imports, file, root);
    return walk.finish();
  }

  /** What a directory unit such as a skill holds: every file below it. */
  public Closure ofFolder(RepoPath folder, RepoPath from) {
    var walk = new Walk(files, folder);
    for (Entry entry : files.snapshot().below(folder)) {
      boolean self = entry.path().equals(from);
      if (entry.isFile()
          && !self
          && !walk.holds(entry, Reference.Kind.READS, new Place(from, folder, 0))) {
        break;
      }
    }
    return walk.finish();
  }

  /** Whether a file of the repository has the executable bit. */
  public boolean isExecutable(RepoPath path) {
    return files.snapshot().entry(path).filter(Entry::executable).isPresent();
  }
}
