package dev.trustscan.scanner.inventory.select;

import dev.trustscan.scanner.inventory.Selector.Found;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.Snapshot;
import dev.trustscan.scanner.source.Tracking;
import java.util.Locale;

/** Entries that an honest repository has no reason to hold. */
final class OddFiles {
  private static final String CACHE = "__pycache__";

  private OddFiles() {}

  static void special(Snapshot snapshot, Found found) {
    for (Entry entry : Shortlist.of(snapshot).specials) {
      found.at(entry, "a FIFO, socket or device; opening it may block or act");
    }
  }

  /** Bytecode in a cache folder is used for the source beside it; elsewhere it is loaded alone. */
  static void orphanBytecode(Snapshot snapshot, Found found) {
    for (Entry entry : Shortlist.of(snapshot).bytecode) {
      String name = entry.path().name();
      if (!entry.isFile()
          || Installed.is(entry)
          || !name.toLowerCase(Locale.ROOT).endsWith(".pyc")) {
        continue;
      }
      RepoPath folder = entry.path().parent();
      if (!folder.name().equals(CACHE)) {
        found.at(entry, "bytecode that is imported in place of source");
      } else if (snapshot.entry(folder.parent().child(module(name) + ".py")).isEmpty()) {
        found.at(entry, "bytecode without the source that it was made from");
      } else {
        found.at(entry, "bytecode that is tracked and may differ from its source");
      }
    }
  }

  private static String module(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** Files that agents keep for one person and one machine. */
  static void trackedLocal(Snapshot snapshot, Found found) {
    for (Entry entry : Shortlist.of(snapshot).locals) {
      if (entry.tracking() == Tracking.TRACKED && entry.isFile() && isLocal(entry.path())) {
        found.at(entry, "a personal file that is tracked, so it came with the repository");
      }
    }
  }

  private static boolean isLocal(RepoPath path) {
    String name = path.name().toLowerCase(Locale.ROOT);
    if (!name.contains(".local.")) {
      return false;
    }
    String folder = path.parent().name();
    return name.equals("claude.local.md")
        || name.equals("agents.local.md")
        || name.equals("gemini.local.md")
        || (folder.startsWith(".") && ControlNames.isName(folder.toLowerCase(Locale.ROOT)));
  }
}
