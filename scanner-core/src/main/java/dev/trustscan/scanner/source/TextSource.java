package dev.trustscan.scanner.source;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/** One text from somewhere else, as if it were a file at some path of a repository. */
final class TextSource implements Source {
  private final RepoPath path;
  private final byte[] bytes;
  private final boolean cut;

  /**
   * A text.
   *
   * @param path the file that it would be
   * @param bytes the text, or as much of it as was read
   * @param cut whether there was more
   */
  TextSource(RepoPath path, byte[] bytes, boolean cut) {
    this.path = path;
    this.bytes = bytes.clone();
    this.cut = cut;
  }

  @Override
  public Provenance provenance() {
    String note = "read as if it were \u2068" + path.text() + "\u2069";
    return new Provenance(Provenance.Kind.TEXT, "standard input", "", "", List.of(), List.of(note));
  }

  @Override
  public void list(Listing listing) {
    var above = new ArrayDeque<RepoPath>();
    for (RepoPath at = path.parent(); !at.isRoot(); at = at.parent()) {
      above.addFirst(at);
    }
    for (RepoPath folder : above) {
      listing.entry(
          new Entry(
              folder, EntryType.DIRECTORY, -1, false, "", Optional.empty(), Tracking.UNKNOWN));
    }
    listing.entry(Entry.file(path, bytes.length));
    if (cut) {
      // Whatever stands there, a person is about to hand it to an agent.
      listing.gap(
          new Gap(
              path,
              Gap.Reason.TOO_LARGE,
              "only the first %d bytes of standard input were looked at".formatted(bytes.length)));
    }
  }

  @Override
  public Content read(Entry entry, long inspectBytes, long hashBytes) {
    return Reading.whole(bytes.clone());
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
