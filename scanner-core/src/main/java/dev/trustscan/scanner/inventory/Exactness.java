package dev.trustscan.scanner.inventory;

import dev.trustscan.rules.match.SurfaceMatch;
import java.util.List;

/**
 * Drops readings of a path that a more exact one rules out.
 *
 * <p>A pattern of one name, such as {@code mcp.json}, means a file of a project's root, and any
 * folder can be that root. Where another pattern spells out the folder as well, as {@code
 * .cursor/mcp.json} does, nobody takes the folder for a project: the bare name would only add tools
 * that do not read the file, with their gates and triggers.
 */
final class Exactness {
  private Exactness() {}

  static List<SurfaceMatch> filter(List<SurfaceMatch> matches) {
    if (matches.size() < 2 || matches.stream().noneMatch(Exactness::spellsFolder)) {
      return matches;
    }
    return matches.stream().filter(match -> !bareName(match)).toList();
  }

  private static boolean spellsFolder(SurfaceMatch match) {
    String glob = withoutAnyDepth(match.pattern().glob());
    return glob.indexOf('/') > 0 && glob.indexOf('*') < 0 && glob.indexOf('?') < 0;
  }

  private static boolean bareName(SurfaceMatch match) {
    return match.pattern().glob().indexOf('/') < 0;
  }

  private static String withoutAnyDepth(String glob) {
    return glob.startsWith("**/") ? glob.substring(3) : glob;
  }
}
