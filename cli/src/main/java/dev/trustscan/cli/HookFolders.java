package dev.trustscan.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the git hooks' script lies, and the program that it starts. */
final class HookFolders {
  private HookFolders() {}

  /** The user's folder for the script, outside every repository. */
  static Path script(Host host) {
    return Folders.state(host).resolve("hook");
  }

  /** The start script of this installation. */
  static Path program() throws UsageException {
    String named = System.getProperty("trustscan.program", "");
    Path program =
        named.isEmpty()
            ? Path.of(System.getProperty("java.home"))
                .resolveSibling("bin")
                .resolve("trustscan")
                .normalize()
            : Path.of(named);
    if (!Files.isExecutable(program)) {
      throw new UsageException(
          "The hooks need the installed program: run this through its bin/trustscan.");
    }
    return program;
  }
}
