package dev.trustscan.scanner.closure;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.command.Behaviour;
import dev.trustscan.scanner.command.CommandAnalyzer;
import dev.trustscan.scanner.command.CommandFacts;
import dev.trustscan.scanner.doc.Document;
import dev.trustscan.scanner.doc.DocumentReader;
import dev.trustscan.scanner.doc.Parsed;
import dev.trustscan.scanner.source.Content;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.Gap;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The repository's files as programs, each analysed once for all units. */
final class Files {
  private static final Set<String> OPAQUE =
      Set.of(
          "jar",
          "exe",
          "dll",
          "so",
          "dylib",
          "wasm",
          "node",
          "class",
          "pyc",
          "pyd",
          "war",
          "whl",
          "a",
          "o",
          "msi",
          "com",
          "scr",
          "apk",
          "deb",
          "rpm",
          "dmg",
          "appimage",
          "bin",
          "phar",
          "luac",
          "beam");

  /**
   * A file that was looked at.
   *
   * @param sha256 hex digest, empty if not even that is known
   * @param facts what its text does
   * @param behaviour the same, and unknown code where the text could not be read
   * @param gaps why it could not be read
   */
  record Looked(String sha256, CommandFacts facts, Behaviour behaviour, List<Gap> gaps) {}

  private final Snapshot snapshot;
  private final CommandAnalyzer analyzer;
  private final DocumentReader documents;
  private final Map<RepoPath, Looked> programs = new HashMap<>();
  private final Map<RepoPath, Optional<Document>> manifests = new HashMap<>();

  Files(Snapshot snapshot, CommandAnalyzer analyzer, DocumentReader documents) {
    this.snapshot = snapshot;
    this.analyzer = analyzer;
    this.documents = documents;
  }

  Snapshot snapshot() {
    return snapshot;
  }

  CommandAnalyzer analyzer() {
    return analyzer;
  }

  /** A file as data: its digest only. */
  Looked data(Entry entry) {
    return switch (snapshot.content(entry)) {
      case Content.Whole whole ->
          new Looked(whole.sha256(), CommandFacts.NOTHING, Behaviour.NOTHING, List.of());
      case Content.HashedOnly hashed ->
          new Looked(hashed.sha256(), CommandFacts.NOTHING, Behaviour.NOTHING, List.of());
      case Content.Unread unread ->
          new Looked("", CommandFacts.NOTHING, Behaviour.NOTHING, List.of(unread.gap()));
    };
  }

  /** A file as a program. */
  Looked program(Entry entry) {
    return programs.computeIfAbsent(entry.path(), path -> look(entry));
  }

  private Looked look(Entry entry) {
    return switch (snapshot.content(entry)) {
      case Content.Whole whole -> read(entry, whole);
      case Content.HashedOnly hashed ->
          new Looked(
              hashed.sha256(), CommandFacts.NOTHING, Behaviour.UNKNOWN_CODE, List.of(hashed.gap()));
      case Content.Unread unread ->
          new Looked("", CommandFacts.NOTHING, Behaviour.UNKNOWN_CODE, List.of(unread.gap()));
    };
  }

  private Looked read(Entry entry, Content.Whole whole) {
    String name = entry.path().name();
    String text = text(whole.bytes());
    boolean opaque = OPAQUE.contains(ending(name)) || (text.isEmpty() && whole.bytes().length > 0);
    if (opaque) {
      // A binary says nothing that could be read; it is shown with its digest.
      return new Looked(whole.sha256(), CommandFacts.NOTHING, Behaviour.UNKNOWN_CODE, List.of());
    }
    CommandFacts facts = analyzer.file(name, text);
    return new Looked(whole.sha256(), facts, facts.behaviour(), List.of());
  }

  static String ending(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  private String text(byte[] bytes) {
    return switch (documents.read(Format.ANY, bytes)) {
      case Parsed.Ok ok -> ok.document().text();
      case Parsed.Failed failed -> failed.text();
    };
  }

  /** A file of tasks as its reader sees it; empty if it is none. */
  Optional<Document> manifest(Entry entry, Format format) {
    return manifests.computeIfAbsent(entry.path(), path -> parse(entry, format));
  }

  private Optional<Document> parse(Entry entry, Format format) {
    return snapshot.content(entry) instanceof Content.Whole whole
            && documents.read(format, whole.bytes()) instanceof Parsed.Ok ok
        ? Optional.of(ok.document())
        : Optional.empty();
  }
}
