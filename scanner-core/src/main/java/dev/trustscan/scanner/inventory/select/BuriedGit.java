package dev.trustscan.scanner.inventory.select;

import dev.trustscan.scanner.inventory.Selector.Found;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.EntryType;
import dev.trustscan.scanner.source.Provenance;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.Resolution;
import dev.trustscan.scanner.source.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Directories that git takes for a repository by what is in them, whatever their name: a HEAD that
 * parses, and objects and refs that can be entered, either beside it or where a commondir file
 * points. What lies in a directory named {@code .git} has surfaces of its own and is left out.
 */
final class BuriedGit {
  private BuriedGit() {}

  /**
   * A buried repository.
   *
   * @param folder where HEAD lies
   * @param head the HEAD
   * @param common where configuration, objects and refs lie; empty if that is not in the tree
   * @param split whether a commondir file says so
   */
  private record Buried(RepoPath folder, Entry head, Optional<RepoPath> common, boolean split) {
    Entry standsAt(Snapshot snapshot) {
      return snapshot.entry(folder).orElse(head);
    }
  }

  static void bare(Snapshot snapshot, Found found) {
    for (Buried buried : find(snapshot)) {
      if (!buried.split) {
        found.at(
            buried.standsAt(snapshot),
            "HEAD, objects and refs: git takes this directory for a repository");
      }
    }
  }

  static void split(Snapshot snapshot, Found found) {
    for (Buried buried : find(snapshot)) {
      if (buried.split) {
        found.at(
            buried.standsAt(snapshot),
            buried.common.isPresent()
                ? "HEAD and commondir: git takes its configuration from another directory"
                : "HEAD and commondir: git takes its configuration from outside the tree");
      }
    }
  }

  static void configs(Snapshot snapshot, Found found) {
    for (Buried buried : find(snapshot)) {
      for (RepoPath folder : folders(buried)) {
        for (String name : List.of("config", "config.worktree")) {
          file(snapshot, folder.child(name))
              .ifPresent(e -> found.at(e, "configuration of a buried repository"));
        }
      }
    }
  }

  static void attributes(Snapshot snapshot, Found found) {
    for (Buried buried : find(snapshot)) {
      for (RepoPath folder : folders(buried)) {
        file(snapshot, folder.child("info/attributes"))
            .ifPresent(e -> found.at(e, "attributes of a buried repository"));
      }
    }
  }

  static void hooks(Snapshot snapshot, Found found) {
    for (Buried buried : find(snapshot)) {
      for (RepoPath folder : folders(buried)) {
        if (snapshot.resolve(folder.child("hooks")) instanceof Resolution.Inside inside) {
          hooksIn(snapshot, inside.entry().path(), found);
        }
      }
    }
  }

  private static void hooksIn(Snapshot snapshot, RepoPath folder, Found found) {
    for (Entry entry : snapshot.below(folder)) {
      boolean direct = entry.path().parent().equals(folder);
      boolean runs = entry.isFile() || entry.type() == EntryType.SYMLINK;
      if (direct && runs && !entry.path().name().endsWith(".sample")) {
        found.at(
            entry, entry.executable() ? "an executable hook" : "a hook without the executable bit");
      }
    }
  }

  private static Set<RepoPath> folders(Buried buried) {
    var folders = new LinkedHashSet<RepoPath>();
    folders.add(buried.folder);
    buried.common.ifPresent(folders::add);
    return folders;
  }

  // A link inside the tree stands for its target, so that its text is read; other links for
  // themselves.
  private static Optional<Entry> file(Snapshot snapshot, RepoPath path) {
    return switch (snapshot.resolve(path)) {
      case Resolution.Inside inside -> Optional.of(inside.entry()).filter(Entry::isFile);
      case Resolution.Outside _, Resolution.Loop _ -> snapshot.entry(path);
      case Resolution.Missing _ -> Optional.empty();
    };
  }

  private static List<Buried> find(Snapshot snapshot) {
    var found = new ArrayList<Buried>();
    for (Entry entry : Shortlist.of(snapshot).heads) {
      if (!DotGit.contains(entry.path()) && isHead(snapshot, entry)) {
        inFolder(snapshot, entry).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<Buried> inFolder(Snapshot snapshot, Entry head) {
    RepoPath folder = head.path().parent();
    Optional<Entry> pointer = snapshot.entry(folder.child("commondir"));
    if (pointer.isEmpty()) {
      return isStore(snapshot, folder)
          ? Optional.of(new Buried(folder, head, Optional.of(folder), false))
          : Optional.empty();
    }
    Optional<RepoPath> common =
        Texts.of(snapshot, pointer.get())
            .map(Texts::line)
            .filter(target -> !target.startsWith("/"))
            .map(target -> snapshot.resolve(folder.child(RepoPath.of(target))))
            .flatMap(to ->
                to instanceof Resolution.Inside inside
                    ? Optional.of(inside.entry().path())
                    : Optional.empty());
    return Optional.of(new Buried(folder, head, common, true));
  }

  private static boolean isStore(Snapshot snapshot, RepoPath folder) {
    return canEnter(snapshot, folder, "objects") && canEnter(snapshot, folder, "refs");
  }

  // git asks for the executable bit only: a plain file that has it will do, and so will a link.
  private static boolean canEnter(Snapshot snapshot, RepoPath folder, String name) {
    for (String spelling : List.of(name, name.toUpperCase(java.util.Locale.ROOT))) {
      Optional<Entry> entry = snapshot.entry(folder.child(spelling));
      if (entry.isPresent()) {
        return switch (entry.get().type()) {
          case DIRECTORY, SYMLINK, GITLINK -> true;
          case FILE ->
              entry.get().executable() || snapshot.provenance().kind() == Provenance.Kind.ARCHIVE;
          case SPECIAL, REF -> false;
        };
      }
    }
    return false;
  }

  private static boolean isHead(Snapshot snapshot, Entry entry) {
    if (entry.type() == EntryType.SYMLINK) {
      return entry.linkTarget().orElse("").startsWith("refs/") || textIsHead(snapshot, entry);
    }
    // What is too large to read may still begin as git wants it.
    return entry.isFile()
        && (entry.size() > snapshot.limits().inspectBytes() || textIsHead(snapshot, entry));
  }

  private static boolean textIsHead(Snapshot snapshot, Entry entry) {
    String text = Texts.of(snapshot, entry).orElse("");
    if (text.startsWith("ref:")) {
      return text.substring("ref:".length()).stripLeading().startsWith("refs/");
    }
    return Hex.startsWithId(text);
  }
}
