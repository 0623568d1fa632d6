package dev.trustscan.loader.githook;

import dev.trustscan.scanner.closure.Closure;
import dev.trustscan.scanner.inspect.Unit;
import dev.trustscan.scanner.source.RepoPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The paths that were in use in a repository when it was last looked at: a script behind an
 * unchanged hook has a name that no catalogue knows.
 */
public final class SeenNames {
  private static final int MOST = 20_000;

  private SeenNames() {}

  /**
   * Remembers the paths of units and of what they reach.
   *
   * @param folder the user's folder of the hooks
   * @param file the file for one repository, as the hook's script names it
   * @throws IOException if it cannot be written, or lies elsewhere
   */
  public static void write(Path folder, Path file, List<Unit> units) throws IOException {
    Path seen = new HookScript(folder).seen();
    Path name = file.getFileName();
    if (name == null || !seen.equals(file.getParent()) || !digits(name.toString())) {
      throw new IOException("what was seen is remembered in " + seen + " only");
    }
    var names = new TreeSet<String>();
    for (Unit unit : units) {
      add(names, unit.path());
      for (Closure.Reached reached : unit.closure().reached()) {
        add(names, reached.path());
      }
      if (names.size() > MOST) {
        // Too many to look for: the hook then scans each time.
        Files.deleteIfExists(file);
        return;
      }
    }
    names.add("\t\"");
    Files.createDirectories(seen);
    HookScript.put(file, String.join("\n", names) + "\n", "rw-------");
  }

  private static boolean digits(String name) {
    return !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  // git quotes any other path, and a quoted path always counts as a change.
  private static void add(Set<String> names, RepoPath path) {
    String text = path.text();
    if (!text.isEmpty() && text.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '"')) {
      names.add(text.toLowerCase(Locale.ROOT));
    }
  }
}
