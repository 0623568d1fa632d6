package dev.trustscan.cli;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.compile.CatalogueException;
import dev.trustscan.rules.compile.RulePack;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Adds a user's own rules to the catalogue; the target must not bring the rules it is judged by.
 */
final class OwnRules {
  private OwnRules() {}

  /** Adds the rules of a folder, for a look at a target. */
  static Catalogue add(Host host, String folder, String target, Catalogue catalogue)
      throws UsageException {
    if (!folder.isEmpty() && inside(folder, target)) {
      throw new UsageException(
          "The rules in " + host.quote(folder) + " lie in the target; keep them elsewhere.");
    }
    return add(host, folder, catalogue);
  }

  /** Adds the rules of a folder; none if it has no name. */
  static Catalogue add(Host host, String folder, Catalogue catalogue) throws UsageException {
    try {
      return folder.isEmpty() ? catalogue : RulePack.add(Path.of(folder), catalogue);
    } catch (CatalogueException e) {
      throw new UsageException("A rule is wrong: " + host.quote(String.valueOf(e.getMessage())));
    } catch (IOException | InvalidPathException e) {
      throw new UsageException("The rules in " + host.quote(folder) + " cannot be read.");
    }
  }

  private static boolean inside(String folder, String target) {
    try {
      return Path.of(folder).toRealPath().startsWith(Path.of(target).toRealPath());
    } catch (IOException | InvalidPathException e) {
      // What cannot be found is reported by whoever opens it.
      return false;
    }
  }
}
