package dev.trustscan.scanner.git;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The header lines of a commit or tag, as far as they name objects. */
final class Commit {
  private Commit() {}

  static Optional<ObjectName> tree(GitObject commit) {
    return named(commit, "tree ").stream().findFirst();
  }

  static List<ObjectName> parents(GitObject commit) {
    return named(commit, "parent ");
  }

  static Optional<ObjectName> tagged(GitObject tag) {
    return named(tag, "object ").stream().findFirst();
  }

  private static List<ObjectName> named(GitObject object, String key) {
    var names = new ArrayList<ObjectName>();
    String text = new String(object.bytes(), StandardCharsets.ISO_8859_1);
    int at = 0;
    while (at < text.length()) {
      int newline = text.indexOf('\n', at);
      int end = newline < 0 ? text.length() : newline;
      if (end == at) {
        break; // the message begins
      }
      if (text.startsWith(key, at)) {
        ObjectName.parse(text.substring(at + key.length(), end)).ifPresent(names::add);
      }
      at = end + 1;
    }
    return names;
  }
}
