package dev.trustscan.scanner.inventory.select;

import dev.trustscan.scanner.inventory.Selector.Found;
import dev.trustscan.scanner.source.Ref;
import dev.trustscan.scanner.source.Snapshot;
import java.util.Optional;
import java.util.Set;

/** Branches and tags by their names. */
final class RefNames {
  private static final Set<String> RESERVED =
      Set.of(
          "HEAD",
          "FETCH_HEAD",
          "ORIG_HEAD",
          "MERGE_HEAD",
          "CHERRY_PICK_HEAD",
          "REVERT_HEAD",
          "REBASE_HEAD",
          "BISECT_HEAD",
          "AUTO_MERGE");

  private RefNames() {}

  static void hostile(Snapshot snapshot, Found found) {
    for (Ref ref : snapshot.refs()) {
      String name = shortName(ref);
      Optional<String> detail = FileNames.injection(name);
      if (detail.isPresent()) {
        found.at(ref.asEntry(), detail.get());
      } else if (name.startsWith("-") || hasShellPunctuation(name)) {
        found.at(ref.asEntry(), "a ref name that a shell or command acts on");
      }
    }
  }

  static void hex(Snapshot snapshot, Found found) {
    for (Ref ref : snapshot.refs()) {
      String name = shortName(ref);
      if (Hex.isId(name.substring(name.lastIndexOf('/') + 1)) && isNamedByPeople(ref)) {
        found.at(
            ref.asEntry(),
            name.equals(ref.target())
                ? "a ref named like the object id that it points to"
                : "a ref named like an object id that it does not point to");
      }
    }
  }

  static void reserved(Snapshot snapshot, Found found) {
    for (Ref ref : snapshot.refs()) {
      // A remote's HEAD is written by git itself, as a symbolic ref.
      boolean remoteHead =
          ref.name().text().startsWith("refs/remotes/") && ref.target().startsWith("ref:");
      if (RESERVED.contains(shortName(ref)) && isNamedByPeople(ref) && !remoteHead) {
        found.at(ref.asEntry(), "a ref that takes a name git gives another meaning");
      }
    }
  }

  private static boolean isNamedByPeople(Ref ref) {
    String name = ref.name().text();
    return name.startsWith("refs/heads/")
        || name.startsWith("refs/tags/")
        || name.startsWith("refs/remotes/");
  }

  // Without refs/heads/, refs/tags/, or refs/remotes/<remote>/.
  private static String shortName(Ref ref) {
    String name = ref.name().text();
    int skip = name.startsWith("refs/remotes/") ? 3 : 2;
    int at = 0;
    for (int i = 0; i < skip; i++) {
      int slash = name.indexOf('/', at);
      if (slash < 0) {
        break;
      }
      at = slash + 1;
    }
    return name.substring(at);
  }

  private static boolean hasShellPunctuation(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (";|&<>`$\"'".indexOf(name.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
