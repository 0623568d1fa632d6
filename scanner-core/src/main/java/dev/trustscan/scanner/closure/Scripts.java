package dev.trustscan.scanner.closure;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.command.Behaviour;
import dev.trustscan.scanner.command.CommandAnalyzer;
import dev.trustscan.scanner.command.CommandFacts;
import dev.trustscan.scanner.doc.DocumentReader;
import dev.trustscan.scanner.doc.Parsed;
import dev.trustscan.scanner.source.Content;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.Snapshot;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the repository's files say they do when they are run. Each file is analysed once a language.
 */
final class Scripts {
  /** A program whose text cannot be read here does nobody knows what. */
  static final CommandFacts UNREADABLE =
      new CommandFacts(Behaviour.UNKNOWN_CODE, List.of(), List.of(), List.of());

  private static final Set<Format> NO_SCRIPT =
      EnumSet.of(Format.TEXT, Format.MARKDOWN, Format.BINARY, Format.JSON, Format.ANY);

  private final Snapshot snapshot;
  private final CommandAnalyzer analyzer;
  private final DocumentReader documents;
  private final Map<String, CommandFacts> known = new HashMap<>();

  Scripts(Snapshot snapshot, CommandAnalyzer analyzer) {
    this.snapshot = snapshot;
    this.analyzer = analyzer;
    this.documents = new DocumentReader(snapshot.limits());
  }

  Content content(Entry entry) {
    return snapshot.content(entry);
  }

  /**
   * What a file does.
   *
   * @param entry the file
   * @param whole its bytes
   * @param programs the programs by which it may be started, for files whose name tells no language
   */
  CommandFacts run(Entry entry, Content.Whole whole, List<String> programs) {
    if (binary(whole.bytes())) {
      return UNREADABLE;
    }
    String text = text(whole.bytes());
    Format language = language(entry.path(), text);
    if (NO_SCRIPT.contains(language)) {
      language = byProgram(programs);
    }
    return analyse(entry.path(), language, text);
  }

  /** What a file does if it is a script by its name or first line; nothing if it is data. */
  CommandFacts ifScript(Entry entry, Content.Whole whole) {
    if (binary(whole.bytes())) {
      return CommandFacts.NOTHING;
    }
    String text = text(whole.bytes());
    Format language = language(entry.path(), text);
    return NO_SCRIPT.contains(language)
        ? CommandFacts.NOTHING
        : analyse(entry.path(), language, text);
  }

  private CommandFacts analyse(RepoPath path, Format language, String text) {
    return known.computeIfAbsent(path.base64() + language, key -> analyzer.script(language, text));
  }

  private String text(byte[] bytes) {
    return switch (documents.read(Format.TEXT, bytes)) {
      case Parsed.Ok ok -> ok.document().text();
      case Parsed.Failed failed -> failed.text();
    };
  }

  private static Format language(RepoPath path, String text) {
    int end = text.indexOf('\n');
    String firstLine = text.substring(0, Math.min(end < 0 ? text.length() : end, 1_000));
    return CommandAnalyzer.language(path.name(), firstLine);
  }

  private static Format byProgram(List<String> programs) {
    for (String program : programs) {
      String name = withoutVersion(program);
      Format language =
          switch (name) {
            case "node", "nodejs", "bun", "deno", "tsx", "ts-node" -> Format.JAVASCRIPT;
            case "python", "py", "pypy" -> Format.PYTHON;
            case "ruby" -> Format.RUBY;
            case "perl" -> Format.PERL;
            case "php" -> Format.PHP;
            case "lua", "luajit" -> Format.LUA;
            case "pwsh", "powershell" -> Format.POWERSHELL;
            default -> Format.TEXT;
          };
      if (language != Format.TEXT) {
        return language;
      }
    }
    return Format.SHELL;
  }

  private static String withoutVersion(String program) {
    int end = program.length();
    while (end > 0
        && (Character.isDigit(program.charAt(end - 1)) || program.charAt(end - 1) == '.')) {
      end--;
    }
    return program.substring(0, end);
  }

  private static boolean binary(byte[] bytes) {
    int most = Math.min(bytes.length, 8_000);
    for (int i = 0; i < most; i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }
}
