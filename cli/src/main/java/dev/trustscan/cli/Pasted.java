package dev.trustscan.cli;

import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.Source;
import dev.trustscan.scanner.source.SourceException;
import dev.trustscan.scanner.source.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Text from standard input, looked at as the file that it would become. */
final class Pasted {
  private static final int LONGEST_PATH = 300;

  private Pasted() {}

  static Source open(Host host, RepositoryOptions options) throws UsageException, SourceException {
    if (!options.path.equals(".")
        || !options.ref.isEmpty()
        || !options.diff.isEmpty()
        || options.staged) {
      throw new UsageException("--stdin takes neither a PATH nor --ref, --diff or --staged.");
    }
    if (host.inTerminal()) {
      throw new UsageException(
          "--stdin reads a pipe or a file, and this is a terminal; for example: trustscan scan"
              + " --stdin < prompt.txt");
    }
    int most = LimitOptions.of(host, options.limits).inspectBytes();
    byte[] bytes;
    try {
      // One more than is looked at tells whether there is more.
      bytes = host.in().readNBytes(most == Integer.MAX_VALUE ? most : most + 1);
    } catch (IOException e) {
      throw new SourceException(
          SourceException.Reason.UNREADABLE, "Standard input cannot be read.", e);
    }
    boolean cut = bytes.length > most;
    byte[] head = cut ? Arrays.copyOf(bytes, most) : bytes;
    return Sources.text(path(host, options.as, head), head, cut);
  }

  private static RepoPath path(Host host, String as, byte[] bytes) throws UsageException {
    return switch (as.toLowerCase(Locale.ROOT)) {
      // Agents take both in as the words of their user.
      case "", "prompt", "instructions" -> RepoPath.of("AGENTS.md");
      case "settings" -> RepoPath.of(settings(new String(bytes, StandardCharsets.UTF_8)));
      default -> named(host, as);
    };
  }

  /** The file of settings whose key the text has. */
  private static String settings(String text) {
    if (text.contains("\"mcpServers\"")) {
      return ".mcp.json";
    }
    if (text.contains("\"servers\"")) {
      return ".vscode/mcp.json";
    }
    if (text.contains("\"tasks\"")) {
      return ".vscode/tasks.json";
    }
    return text.contains("[mcp_servers") ? ".codex/config.toml" : ".claude/settings.json";
  }

  private static RepoPath named(Host host, String as) throws UsageException {
    boolean file =
        (as.indexOf('/') > 0 || as.indexOf('.') >= 0)
            && !as.endsWith("/")
            && as.length() <= LONGEST_PATH
            && Arrays.stream(as.split("/", -1))
                .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    if (!file) {
      throw new UsageException(
          "--as takes prompt, instructions, settings, or the path of a file that the text is for,"
              + " not "
              + host.quote(as)
              + ".");
    }
    return RepoPath.of(as);
  }
}
