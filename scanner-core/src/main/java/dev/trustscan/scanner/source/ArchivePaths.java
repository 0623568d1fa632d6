package dev.trustscan.scanner.source;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where the members of an archive land when it is unpacked. */
final class ArchivePaths {
  private final RepoPath top;

  private ArchivePaths(RepoPath top) {
    this.top = top;
  }

  /**
   * A member's place.
   *
   * @param path the path, without the archive's single folder
   * @param leaves whether the name as written would lead out of the folder it is unpacked in
   */
  record Place(RepoPath path, boolean leaves) {}

  /** The places of these members. If all lie in one ordinary folder, that is the root. */
  static ArchivePaths of(List<ArchiveReader.Member> members) {
    Set<RepoPath> tops = new HashSet<>();
    boolean deeper = false;
    for (ArchiveReader.Member member : members) {
      List<RepoPath> parts = clean(member.name()).path.parts();
      if (parts.isEmpty()) {
        continue;
      }
      tops.add(parts.getFirst());
      deeper |= parts.size() > 1;
      if (tops.size() > 1 || (parts.size() == 1 && member.type() != EntryType.DIRECTORY)) {
        return new ArchivePaths(RepoPath.ROOT);
      }
    }
    // A folder such as .git is what was packed, not a wrapper around it.
    boolean wrapper =
        deeper && tops.stream().allMatch(t -> !t.text().startsWith(".") && t.isUtf8());
    return new ArchivePaths(wrapper ? tops.iterator().next() : RepoPath.ROOT);
  }

  /** The single folder, or the root if there is none. */
  RepoPath top() {
    return top;
  }

  /** A member's place; the root's own for the single folder itself. */
  Place place(byte[] name) {
    Place whole = clean(name);
    if (top.isRoot() || whole.path.isRoot()) {
      return whole;
    }
    RepoPath path = RepoPath.ROOT;
    List<RepoPath> parts = whole.path.parts();
    for (RepoPath part : parts.subList(1, parts.size())) {
      path = path.child(part);
    }
    return new Place(path, whole.leaves);
  }

  // What programs that guard against such names do: they leave out what leads up or to the root.
  private static Place clean(byte[] name) {
    boolean leaves = name.length > 0 && name[0] == '/';
    RepoPath path = RepoPath.ROOT;
    for (RepoPath part : RepoPath.ofBytes(name).parts()) {
      String text = part.text();
      leaves |= text.equals("..") || text.contains("..\\") || isDrive(text);
      if (!text.isEmpty() && !text.equals(".") && !text.equals("..")) {
        path = path.child(part);
      }
    }
    return new Place(path, leaves);
  }

  private static boolean isDrive(String text) {
    return text.length() > 1 && text.charAt(1) == ':' && Character.isLetter(text.charAt(0));
  }
}
