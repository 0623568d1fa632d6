package dev.trustscan.scanner.inventory.select;

import dev.trustscan.scanner.source.RepoPath;
import java.util.Locale;
import java.util.Set;

/**
 * Names, in lower case, at which agents, editors, shells or git look by themselves. Not the
 * catalogue: just those that are worth disguising, for judging links and aliases.
 */
final class ControlNames {
  private static final Set<String> FOLDERS =
      Set.of(
          ".git",
          ".hg",
          ".jj",
          ".vscode",
          ".idea",
          ".zed",
          ".fleet",
          ".claude",
          ".claude-plugin",
          ".codex",
          ".cursor",
          ".gemini",
          ".github",
          ".githooks",
          ".husky",
          ".devcontainer",
          ".windsurf",
          ".kiro",
          ".continue",
          ".roo",
          ".clinerules",
          ".opencode",
          ".agents",
          ".agent",
          ".amp",
          ".augment",
          ".goose",
          ".junie",
          ".qwen",
          ".trae",
          ".factory",
          ".cargo",
          ".mvn",
          ".gradle",
          ".yarn",
          ".circleci",
          ".gitlab",
          ".vim",
          ".nvim",
          ".config");

  private static final Set<String> FILES =
      Set.of(
          ".gitmodules",
          ".gitattributes",
          ".gitignore",
          ".mailmap",
          ".gitconfig",
          ".lfsconfig",
          ".mcp.json",
          "mcp.json",
          ".claude.json",
          "claude.md",
          "claude.local.md",
          "agents.md",
          "agents.override.md",
          "agent.md",
          "gemini.md",
          "qwen.md",
          "skill.md",
          ".cursorrules",
          ".windsurfrules",
          ".clinerules",
          ".roomodes",
          ".roorules",
          ".goosehints",
          ".rules",
          "opencode.json",
          "opencode.jsonc",
          ".aider.conf.yml",
          ".envrc",
          ".env",
          ".npmrc",
          ".yarnrc",
          ".yarnrc.yml",
          ".pnpmfile.cjs",
          "package.json",
          "pyproject.toml",
          "setup.py",
          "conftest.py",
          "makefile",
          "gnumakefile",
          "justfile",
          ".justfile",
          "mise.toml",
          ".mise.toml",
          ".tool-versions",
          ".pre-commit-config.yaml",
          "lefthook.yml",
          ".devcontainer.json",
          ".gitlab-ci.yml",
          "jenkinsfile",
          "dockerfile",
          "build.gradle",
          "build.gradle.kts",
          "pom.xml",
          "cargo.toml",
          "build.rs",
          "composer.json",
          "gemfile",
          "rakefile",
          ".vimrc",
          ".exrc",
          ".nvim.lua",
          ".nvimrc",
          ".dir-locals.el",
          ".gdbinit",
          ".lldbinit",
          ".rustfmt.toml",
          "rust-toolchain.toml",
          "flake.nix",
          "shell.nix",
          ".bazelrc",
          ".mailrc",
          "tasks.json",
          "settings.json",
          "launch.json");

  private ControlNames() {}

  /** Whether it is such a name, of a file or directory; lower case. */
  static boolean isName(String lowerCase) {
    return FOLDERS.contains(lowerCase) || FILES.contains(lowerCase);
  }

  /** Whether something at this path would be read as control data. */
  static boolean isControl(RepoPath path) {
    var segments = path.segments();
    for (int i = 0; i < segments.size(); i++) {
      String name = segments.get(i).toLowerCase(Locale.ROOT);
      boolean last = i == segments.size() - 1;
      if (FOLDERS.contains(name) || (last && FILES.contains(name))) {
        return true;
      }
    }
    return false;
  }
}
