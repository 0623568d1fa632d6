package dev.trustscan.scanner.inventory.select;

import dev.trustscan.scanner.inventory.Selector.Found;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.Resolution;
import dev.trustscan.scanner.source.Snapshot;
import java.util.List;

/** Symbolic links by where they lead. Links inside a {@code .git} directory are left out. */
final class Links {
  private Links() {}

  static void escapes(Snapshot snapshot, Found found) {
    for (Entry link : Shortlist.of(snapshot).links) {
      String target = link.linkTarget().orElse("");
      boolean windows = target.startsWith("\\") || (target.length() > 1 && target.charAt(1) == ':');
      if (windows || snapshot.resolve(link.path()) instanceof Resolution.Outside) {
        found.at(
            link,
            target.startsWith("/") || windows
                ? "an absolute link"
                : "a link that leads out of the tree");
      }
    }
  }

  static void loops(Snapshot snapshot, Found found) {
    for (Entry link : Shortlist.of(snapshot).links) {
      if (snapshot.resolve(link.path()) instanceof Resolution.Loop) {
        found.at(link, "a link that leads back to itself");
      }
    }
  }

  static void toGit(Snapshot snapshot, Found found) {
    for (Entry link : Shortlist.of(snapshot).links) {
      String target = link.linkTarget().orElse("").replace('\\', '/');
      if (List.of(target.split("/", -1)).stream().anyMatch(DotGit::is)) {
        found.at(link, "a link into a .git directory");
      }
    }
  }

  static void toControl(Snapshot snapshot, Found found) {
    for (Entry link : Shortlist.of(snapshot).links) {
      if (!ControlNames.isControl(link.path())
          && snapshot.resolve(link.path()) instanceof Resolution.Inside inside
          && ControlNames.isControl(inside.entry().path())) {
        found.at(link, "an ordinary name for a control file");
      }
    }
  }

  static void asControl(Snapshot snapshot, Found found) {
    for (Entry link : Shortlist.of(snapshot).links) {
      if (ControlNames.isControl(link.path())
          && !(snapshot.resolve(link.path()) instanceof Resolution.Inside inside
              && ControlNames.isControl(inside.entry().path()))) {
        found.at(link, "a control file whose content lies under an ordinary name");
      }
    }
  }
}
