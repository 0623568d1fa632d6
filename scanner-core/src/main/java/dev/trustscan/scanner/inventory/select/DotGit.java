package dev.trustscan.scanner.inventory.select;

import dev.trustscan.scanner.inventory.Selector.Found;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.Snapshot;
import java.util.Locale;

/**
 * Names that a file system which folds names stores as another name. The rules are those by which
 * git protects {@code .git} on NTFS and HFS+: case, code points that HFS+ ignores, trailing dots
 * and spaces, alternate streams, backslashes, and the short name {@code GIT~1}.
 */
final class DotGit {
  private DotGit() {}

  /** The name under which such a file system finds it, in lower case. */
  static String folded(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    var folded = new StringBuilder(lower.length());
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (c == ':') {
        break;
      }
      if (!isIgnored(c)) {
        folded.append(c);
      }
    }
    int end = folded.length();
    while (end > 0 && (folded.charAt(end - 1) == '.' || folded.charAt(end - 1) == ' ')) {
      end--;
    }
    folded.setLength(end);
    return isShortName(folded) ? ".git" : folded.toString();
  }

  private static boolean isShortName(CharSequence name) {
    return "git~1".contentEquals(name);
  }

  /** Whether HFS+ ignores the code point in names. */
  static boolean isIgnored(char c) {
    return (c >= '\u200C' && c <= '\u200F')
        || (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u206A' && c <= '\u206F')
        || c == '\uFEFF';
  }

  /** Whether a path component is {@code .git} somewhere. */
  static boolean is(String component) {
    return component.length() >= 4 && folded(component).equals(".git");
  }

  /** Whether a component of the path is exactly {@code .git}. */
  static boolean contains(RepoPath path) {
    String text = path.text();
    for (int i = text.indexOf(".git"); i >= 0; i = text.indexOf(".git", i + 1)) {
      int end = i + 4;
      if ((i == 0 || text.charAt(i - 1) == '/')
          && (end == text.length() || text.charAt(end) == '/')) {
        return true;
      }
    }
    return false;
  }

  static void lookalikes(Snapshot snapshot, Found found) {
    Shortlist shortlist = Shortlist.of(snapshot);
    for (Entry entry : shortlist.gits) {
      if (!entry.path().name().equals(".git")) {
        found.at(entry, "becomes .git on a file system that folds names");
      }
    }
    for (Entry entry : shortlist.unusual) {
      String name = entry.path().name();
      for (String part : name.split("\\\\", -1)) {
        if (is(part)) {
          found.at(entry, "becomes .git on a file system that folds names");
          break;
        }
      }
    }
  }

  static void aliases(Snapshot snapshot, Found found) {
    for (Entry entry : Shortlist.of(snapshot).unusual) {
      String name = entry.path().name();
      for (String part : name.split("\\\\", -1)) {
        String folded = folded(part);
        boolean changed = !folded.equals(part.toLowerCase(Locale.ROOT)) || !part.equals(name);
        if (changed && !folded.equals(".git") && ControlNames.isName(folded)) {
          found.at(entry, "becomes a control file's name on a file system that folds names");
          break;
        }
      }
    }
  }
}
