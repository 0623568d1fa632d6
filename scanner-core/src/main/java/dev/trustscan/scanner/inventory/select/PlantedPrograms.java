package dev.trustscan.scanner.inventory.select;

import dev.trustscan.scanner.inventory.Selector.Found;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.EntryType;
import dev.trustscan.scanner.source.Snapshot;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Programs named like common tools where programs are looked up: the root, since Windows looks in
 * the current directory first, and the folders that tools put on the path.
 */
final class PlantedPrograms {
  private static final Set<String> EXTENSIONS = Set.of("exe", "cmd", "bat", "com", "ps1");

  private static final Set<String> TOOLS =
      Set.of(
          "git",
          "git-lfs",
          "gh",
          "hg",
          "ssh",
          "ssh-keygen",
          "gpg",
          "node",
          "npm",
          "npx",
          "pnpm",
          "yarn",
          "bun",
          "bunx",
          "deno",
          "corepack",
          "tsc",
          "eslint",
          "prettier",
          "python",
          "python3",
          "py",
          "pip",
          "pip3",
          "pipx",
          "uv",
          "uvx",
          "poetry",
          "pytest",
          "ruff",
          "mypy",
          "ruby",
          "gem",
          "bundle",
          "php",
          "composer",
          "perl",
          "java",
          "javac",
          "mvn",
          "gradle",
          "go",
          "gofmt",
          "cargo",
          "rustc",
          "rustup",
          "rustfmt",
          "dotnet",
          "make",
          "cmake",
          "gcc",
          "cc",
          "clang",
          "docker",
          "kubectl",
          "terraform",
          "aws",
          "az",
          "gcloud",
          "curl",
          "wget",
          "sh",
          "bash",
          "zsh",
          "fish",
          "cmd",
          "powershell",
          "pwsh",
          "env",
          "sudo",
          "ls",
          "cat",
          "code",
          "cursor",
          "claude",
          "codex",
          "gemini",
          "copilot",
          "rg",
          "fzf",
          "jq",
          "direnv",
          "mise",
          "asdf",
          "where",
          "which",
          "whoami",
          "reg",
          "taskkill",
          "wsl");

  private static final List<String> PATH_FOLDERS =
      List.of(
          "node_modules/.bin/",
          ".venv/bin/",
          "venv/bin/",
          ".venv/Scripts/",
          "venv/Scripts/",
          ".bin/");

  private PlantedPrograms() {}

  static void find(Snapshot snapshot, Found found) {
    for (Entry entry : Shortlist.of(snapshot).lookedUp) {
      if (isPlace(entry) && isTool(entry)) {
        found.at(entry, "named like a common tool, where programs are looked up");
      }
    }
  }

  /** Whether a folder, the text up to a place, is one that tools put on the path. */
  static boolean isPathFolder(String text, int end) {
    char first = text.charAt(0);
    if (first != 'n' && first != '.' && first != 'v') {
      return false;
    }
    for (String folder : PATH_FOLDERS) {
      if (folder.length() == end && text.startsWith(folder)) {
        return true;
      }
    }
    return false;
  }

  // What the user's own package manager installed is not planted.
  private static boolean isPlace(Entry entry) {
    return entry.path().text().indexOf('/') < 0 || !Installed.is(entry);
  }

  private static boolean isTool(Entry entry) {
    String name = entry.path().name().toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    boolean file = entry.isFile() || entry.type() == EntryType.SYMLINK;
    if (dot > 0 && EXTENSIONS.contains(name.substring(dot + 1))) {
      return file && TOOLS.contains(name.substring(0, dot));
    }
    // In the root only Windows looks, and there a program has an extension.
    return file
        && entry.path().text().indexOf('/') > 0
        && TOOLS.contains(name)
        && (entry.executable() || entry.type() == EntryType.SYMLINK);
  }
}
