package dev.trustscan.scanner.source;

import dev.trustscan.scanner.git.GitDir;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An archive, read in place. */
final class ArchiveSource implements Source {
  private static final RepoPath GIT = RepoPath.of(".git");

  private final ArchiveReader reader;
  private final Provenance provenance;
  private final Map<RepoPath, ArchiveReader.Member> files = new HashMap<>();

  ArchiveSource(ArchiveReader reader, Provenance provenance) {
    this.reader = reader;
    this.provenance = provenance;
  }

  @Override
  public Provenance provenance() {
    return provenance;
  }

  @Override
  public void list(Listing listing) throws SourceException {
    var members = new ArrayList<ArchiveReader.Member>();
    var gaps = new ArrayList<NamedGap>();
    try {
      reader.list(new Collector(members, gaps, listing));
    } catch (IOException e) {
      if (members.isEmpty()) {
        throw new SourceException(
            SourceException.Reason.DAMAGED,
            Quoted.of(provenance.location()) + " is damaged: " + reason(e) + ".",
            e);
      }
      gaps.add(new NamedGap(new byte[0], gap(RepoPath.ROOT, e)));
    }
    ArchivePaths paths = ArchivePaths.of(members);
    for (NamedGap gap : gaps) {
      RepoPath at = paths.place(gap.name).path();
      listing.gap(new Gap(at, gap.gap.reason(), gap.gap.detail()));
    }
    new Pass(listing, paths).over(members);
  }

  @SuppressWarnings("ArrayRecordComponent") // never changed
  private record NamedGap(byte[] name, Gap gap) {}

  private record Collector(List<ArchiveReader.Member> members, List<NamedGap> gaps, Listing listing)
      implements ArchiveReader.Sink {
    @Override
    public boolean member(ArchiveReader.Member member) {
      members.add(member);
      return members.size() <= listing.limits().entries()
          && ((members.size() & 1023) != 0 || !listing.isTimeOver());
    }

    @Override
    public void gap(byte[] name, Gap.Reason reason, String detail) {
      gaps.add(new NamedGap(name, new Gap(RepoPath.ROOT, reason, detail)));
    }

    @Override
    public Limits limits() {
      return listing.limits();
    }
  }

  /** Gives the members as entries, with the directories that archives leave out. */
  private final class Pass {
    private final Listing listing;
    private final ArchivePaths paths;
    private final Set<RepoPath> folders = new HashSet<>();

    Pass(Listing listing, ArchivePaths paths) {
      this.listing = listing;
      this.paths = paths;
    }

    void over(List<ArchiveReader.Member> members) {
      for (ArchiveReader.Member member : members) {
        if (!add(member)) {
          return;
        }
      }
    }

    private boolean add(ArchiveReader.Member member) {
      ArchivePaths.Place place = paths.place(member.name());
      RepoPath path = place.path();
      if (place.leaves()) {
        listing.gap(
            new Gap(path, Gap.Reason.OUTSIDE, "its name leads out of where it is unpacked"));
      }
      if (path.isRoot() || isStored(path)) {
        return true;
      }
      int most = listing.limits().pathDepth();
      if (path.segments().size() > most) {
        listing.gap(new Gap(path, Gap.Reason.TOO_DEEP, "deeper than " + most + " directories"));
        return true;
      }
      if (!addFolders(path.parent())) {
        return false;
      }
      if (member.type() == EntryType.DIRECTORY) {
        return !folders.add(path) || listing.entry(folder(path));
      }
      files.put(path, member);
      return listing.entry(entry(path, member));
    }

    private boolean addFolders(RepoPath folder) {
      if (folder.isRoot() || !folders.add(folder)) {
        return true;
      }
      return addFolders(folder.parent()) && listing.entry(folder(folder));
    }

    private boolean isStored(RepoPath path) {
      GitArea area = GitArea.NONE;
      List<String> segments = path.segments();
      for (String segment : segments.subList(0, segments.size() - 1)) {
        area = area.child(segment);
      }
      return area.isStored(segments.getLast());
    }
  }

  private static Entry folder(RepoPath path) {
    return new Entry(path, EntryType.DIRECTORY, 0, false, "", Optional.empty(), Tracking.UNKNOWN);
  }

  private static Entry entry(RepoPath path, ArchiveReader.Member member) {
    Optional<String> target =
        member.type() == EntryType.SYMLINK
            ? Optional.of(RepoPath.escaped(member.link()))
            : Optional.empty();
    return new Entry(
        path, member.type(), member.size(), member.executable(), "", target, Tracking.UNKNOWN);
  }

  @Override
  public List<Ref> refs() {
    ArchiveGit git = new ArchiveGit(this::bytes, files.keySet(), GIT);
    try {
      return git.isThere()
          ? GitProvenance.refs(new GitDir(git, git, (store, line) -> Optional.empty()))
          : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  private Optional<byte[]> bytes(RepoPath path, int most) {
    ArchiveReader.Member member = files.get(path);
    if (member == null || member.type() != EntryType.FILE) {
      return Optional.empty();
    }
    Entry entry = entry(path, member);
    return read(entry, most, most) instanceof Content.Whole whole
        ? Optional.of(whole.bytes())
        : Optional.empty();
  }

  @Override
  public synchronized Content read(Entry entry, long inspectBytes, long hashBytes) {
    ArchiveReader.Member member = files.get(entry.path());
    if (member == null || member.type() != EntryType.FILE) {
      return new Content.Unread(
          new Gap(entry.path(), Gap.Reason.UNREADABLE, "not a regular file of the archive"));
    }
    if (member.size() > hashBytes) {
      return Reading.tooLarge(entry.path(), member.size(), hashBytes);
    }
    try (InputStream in = reader.open(member)) {
      Content content = Reading.read(entry.path(), in, member.size(), inspectBytes, hashBytes);
      return content instanceof Content.Unread
          ? new Content.Unread(
              new Gap(entry.path(), Gap.Reason.MALFORMED, "it is not as long as the archive says"))
          : content;
    } catch (IOException e) {
      return new Content.Unread(gap(entry.path(), e));
    }
  }

  private static Gap gap(RepoPath path, IOException e) {
    return new Gap(
        path,
        e instanceof ArchiveException known ? known.reason() : Gap.Reason.MALFORMED,
        reason(e));
  }

  private static String reason(IOException e) {
    return e instanceof ArchiveException
        ? String.valueOf(e.getMessage())
        : "its bytes are damaged, or it ends too early";
  }

  @Override
  public synchronized void close() {
    try {
      reader.close();
    } catch (IOException e) {
      // It was only read from.
    }
  }
}
