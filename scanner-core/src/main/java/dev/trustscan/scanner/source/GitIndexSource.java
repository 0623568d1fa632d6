package dev.trustscan.scanner.source;

import dev.trustscan.scanner.git.GitDir;
import dev.trustscan.scanner.git.GitException;
import dev.trustscan.scanner.git.GitIndex;
import dev.trustscan.scanner.git.ObjectStore;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What would be committed: the paths and objects of git's index. */
final class GitIndexSource implements Source {
  private static final int FORMAT = 0170000;
  private static final int DIRECTORY = 0040000;

  private final GitDir git;
  private final ObjectStore objects;
  private final byte[] index;
  private final Provenance provenance;

  GitIndexSource(GitDir git, ObjectStore objects, byte[] index, Provenance provenance) {
    this.git = git;
    this.objects = objects;
    this.index = index;
    this.provenance = provenance;
  }

  @Override
  public Provenance provenance() {
    return provenance;
  }

  @Override
  public void list(Listing listing) throws SourceException {
    GitTree.addOutsideAlternates(git, listing);
    try {
      new Pass(listing).over(new GitIndex(index, git.hash()));
    } catch (GitException e) {
      throw new SourceException(
          SourceException.Reason.DAMAGED,
          "The index of "
              + Quoted.of(provenance.location())
              + " cannot be read: "
              + e.getMessage()
              + ".",
          e);
    }
  }

  private final class Pass {
    private final Listing listing;
    private final GitEntries entries;
    private final Set<RepoPath> folders = new HashSet<>();
    private RepoPath unmerged = RepoPath.ROOT;

    Pass(Listing listing) {
      this.listing = listing;
      this.entries = new GitEntries(objects, listing);
    }

    void over(GitIndex index) throws GitException {
      boolean more = true;
      while (more && index.next()) {
        more = index.isNameOnly() || add(index);
      }
    }

    private boolean add(GitIndex index) {
      boolean sparse = (index.mode() & FORMAT) == DIRECTORY;
      String name = index.path();
      RepoPath path =
          ByteText.path(sparse && name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
      if (isUnsafe(path)) {
        listing.gap(
            new Gap(RepoPath.ROOT, Gap.Reason.MALFORMED, "a path in the index that leads nowhere"));
        return true;
      }
      if (index.stage() != 0) {
        if (path.equals(unmerged)) {
          return true;
        }
        unmerged = path;
        listing.gap(new Gap(path, Gap.Reason.CHANGED, "a merge that is not finished"));
      }
      boolean more =
          addFolders(path.parent())
              && listing.entry(entries.of(path, index.mode(), index.object().hex()));
      if (more && sparse) {
        new GitTreeWalk(objects, git.hash(), listing).walk(path, index.object());
      }
      return more;
    }

    private boolean addFolders(RepoPath folder) {
      if (folder.isRoot() || !folders.add(folder)) {
        return true;
      }
      return addFolders(folder.parent()) && listing.entry(entries.of(folder, DIRECTORY, ""));
    }

    private boolean isUnsafe(RepoPath path) {
      List<String> segments = path.segments();
      return segments.size() > listing.limits().pathDepth()
          || segments.isEmpty()
          || segments.stream().anyMatch(s -> s.isEmpty() || s.equals(".") || s.equals(".."));
    }
  }

  @Override
  public List<Ref> refs() {
    return GitProvenance.refs(git);
  }

  @Override
  public synchronized long size(Entry entry) {
    return GitObjectReading.size(objects, entry);
  }

  @Override
  public synchronized Content read(Entry entry, long inspectBytes, long hashBytes) {
    return GitObjectReading.read(objects, entry, inspectBytes, hashBytes);
  }

  @Override
  public void close() {
    objects.close();
    git.close();
  }
}
