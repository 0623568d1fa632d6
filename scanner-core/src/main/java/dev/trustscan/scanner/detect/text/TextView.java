package dev.trustscan.scanner.detect.text;

import dev.trustscan.rules.Trigger;
import dev.trustscan.rules.UnitKind;
import dev.trustscan.scanner.closure.Closure;
import dev.trustscan.scanner.detect.DataFolders;
import dev.trustscan.scanner.doc.LineMap;
import dev.trustscan.scanner.doc.Parsed;
import dev.trustscan.scanner.inspect.InspectedFile;
import dev.trustscan.scanner.inspect.Inspection;
import dev.trustscan.scanner.inspect.TextFile;
import dev.trustscan.scanner.inspect.Unit;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.RepoPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One text with its role, as text rules see it.
 *
 * @param path the file, links resolved
 * @param text its decoded text
 * @param role what it is to its readers
 * @param unit the unit that the text as a whole belongs to, if a surface has it
 */
public record TextView(RepoPath path, String text, TextRole role, Optional<Unit> unit) {
  private static final Set<String> SOURCES =
      Set.of(
          "c",
          "h",
          "cc",
          "cpp",
          "hpp",
          "cs",
          "java",
          "kt",
          "kts",
          "scala",
          "go",
          "rs",
          "py",
          "rb",
          "php",
          "pl",
          "lua",
          "js",
          "mjs",
          "cjs",
          "ts",
          "tsx",
          "jsx",
          "swift",
          "m",
          "dart",
          "ex",
          "exs",
          "hs",
          "ml",
          "jl",
          "r",
          "sh",
          "bash",
          "zsh",
          "ps1",
          "sql",
          "vue",
          "svelte",
          "css",
          "yaml",
          "yml",
          "toml",
          "xml",
          "properties",
          "ini",
          "cfg",
          "gradle",
          "tf",
          "nix",
          "el",
          "lisp",
          "clj",
          "erl",
          "vim",
          "tcl",
          "zig",
          "groovy",
          "d",
          "f90");

  private static final Set<String> DATA_TYPES =
      Set.of(
          "csv", "tsv", "json", "jsonl", "ndjson", "po", "pot", "xliff", "strings", "log", "cast",
          "ans", "ansi", "srt", "vtt", "dat", "snap");

  /** Every text of an inspection, each file once, sorted by path. */
  public static List<TextView> of(Inspection inspection) {
    var views = new ArrayList<TextView>();
    Set<RepoPath> seen = new HashSet<>();
    Set<RepoPath> given = givenToModels(inspection);
    for (InspectedFile file : inspection.files()) {
      RepoPath path = file.hits().getFirst().entry().path();
      Optional<String> text = text(file);
      if (text.isPresent() && seen.add(path)) {
        Optional<Unit> whole = whole(file);
        TextRole role =
            given.contains(path) && !isProjectDocument(path)
                ? TextRole.INSTRUCTION
                : role(file, path, text.get());
        views.add(new TextView(path, text.get(), role, whole));
      }
    }
    for (TextFile file : inspection.texts()) {
      if (seen.add(file.entry().path())) {
        views.add(
            new TextView(
                file.entry().path(), file.text(), ordinary(file.entry()), Optional.empty()));
      }
    }
    views.sort((a, b) -> a.path().compareTo(b.path()));
    return List.copyOf(views);
  }

  /** Documents that skills and imports hand to a model. */
  private static Set<RepoPath> givenToModels(Inspection inspection) {
    Set<RepoPath> given = new HashSet<>();
    for (Unit unit : inspection.units()) {
      if (unit.kind() == UnitKind.SKILL || unit.kind() == UnitKind.IMPORT) {
        for (Closure.Reached file : unit.closure().reached()) {
          if (byPath(file.path()) == TextRole.DOCUMENT) {
            given.add(file.path());
          }
        }
      }
    }
    return given;
  }

  private static Optional<String> text(InspectedFile file) {
    return file.parsed()
        .map(parsed ->
            switch (parsed) {
              case Parsed.Ok ok -> ok.document().text();
              case Parsed.Failed failed -> failed.text();
            })
        .filter(text -> !text.isEmpty());
  }

  private static Optional<Unit> whole(InspectedFile file) {
    return file.units().stream()
        .filter(u -> entersContext(u.kind()))
        .findFirst()
        .or(() -> file.units().stream().findFirst());
  }

  private static TextRole role(InspectedFile file, RepoPath path, String text) {
    TextRole ordinary = byPath(path);
    boolean context =
        file.units().stream().anyMatch(u -> entersContext(u.kind()) && u.trigger() != Trigger.READ);
    boolean readOnly = file.units().stream().allMatch(u -> u.trigger() == Trigger.READ);
    boolean textOnly =
        file.units().stream().allMatch(u -> u.kind() == UnitKind.TEXT || u.kind() == UnitKind.PATH);
    // A modeline or a comment somewhere in a file does not make a tool act on the rest of it.
    boolean inPassing =
        !file.units().isEmpty()
            && file.units().stream().allMatch(u -> u.hit().selectorFound())
            && !text.startsWith("#!");
    if (textOnly || readOnly || inPassing || isProjectDocument(path)) {
      return ordinary;
    }
    if (ordinary == TextRole.DATA && DataFolders.has(path)) {
      return TextRole.DATA;
    }
    if (context) {
      return TextRole.INSTRUCTION;
    }
    return ordinary == TextRole.SOURCE || text.startsWith("#!")
        ? TextRole.SOURCE
        : TextRole.CONTROL;
  }

  /** Files that every project has for people, whatever agents also make of them. */
  private static boolean isProjectDocument(RepoPath path) {
    String name = path.name().toLowerCase(Locale.ROOT);
    return name.startsWith("readme")
        || name.startsWith("licen")
        || name.startsWith("changelog")
        || name.startsWith("contributing")
        || name.startsWith("security.")
        || name.startsWith("code_of_conduct");
  }

  private static boolean entersContext(UnitKind kind) {
    return switch (kind) {
      case INSTRUCTION, MEMORY, SKILL, SUBAGENT, PROMPT_COMMAND -> true;
      default -> false;
    };
  }

  private static TextRole ordinary(Entry entry) {
    return byPath(entry.path());
  }

  private static TextRole byPath(RepoPath path) {
    if (DataFolders.has(path)) {
      return TextRole.DATA;
    }
    String name = path.name().toLowerCase(Locale.ROOT);
    String type = name.substring(name.lastIndexOf('.') + 1);
    if (SOURCES.contains(type)) {
      return TextRole.SOURCE;
    }
    return DATA_TYPES.contains(type) ? TextRole.DATA : TextRole.DOCUMENT;
  }

  /** Lines and columns of the text. */
  public LineMap lines() {
    return new LineMap(text);
  }
}
