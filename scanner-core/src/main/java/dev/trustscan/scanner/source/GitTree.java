package dev.trustscan.scanner.source;

import dev.trustscan.scanner.git.GitDir;
import dev.trustscan.scanner.git.ObjectName;
import dev.trustscan.scanner.git.ObjectStore;
import java.util.List;

/** A commit's tree, read from the object database without a checkout. */
final class GitTree implements Source {
  private final GitDir git;
  private final ObjectStore objects;
  private final ObjectName tree;
  private final Provenance provenance;

  GitTree(GitDir git, ObjectStore objects, ObjectName tree, Provenance provenance) {
    this.git = git;
    this.objects = objects;
    this.tree = tree;
    this.provenance = provenance;
  }

  @Override
  public Provenance provenance() {
    return provenance;
  }

  @Override
  public void list(Listing listing) {
    addOutsideAlternates(git, listing);
    new GitTreeWalk(objects, git.hash(), listing).walk(tree);
  }

  /** Says of which objects it is not known whether they are there. */
  static void addOutsideAlternates(GitDir git, Listing listing) {
    for (String file : git.outsideAlternates()) {
      listing.gap(
          new Gap(
              RepoPath.of(".git").child(ByteText.path(file)),
              Gap.Reason.OUTSIDE,
              "objects are borrowed from outside the repository, which is not read"));
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
