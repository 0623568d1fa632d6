package dev.trustscan.loader.store;

import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.envelope.EnvelopeException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A store that was read and checked.
 *
 * @param roots the root documents
 * @param chain the log
 * @param torn bytes that a crash left behind the log's last line
 * @param mark the mark, if one was set
 * @param checkpoint the signed checkpoint, if there is one
 */
record StoreState(
    Roots.Chain roots,
    ChainReader.Chain chain,
    long torn,
    Optional<Mark> mark,
    Optional<Checkpoints.Checkpoint> checkpoint) {
  /** How far ahead the newest line may be of this machine's clock. */
  static final Duration AHEAD = Duration.ofHours(1);

  private static final int MAX_NOTE = 1 << 16;
  private static final String RECOVER =
      " Nothing is loaded from it. trustscan verify says what is left, and trustscan verify"
          + " --repair recovers it.";

  /**
   * Reads and checks; empty if there is no store.
   *
   * @param all whether every signature is checked again
   */
  static Optional<StoreState> read(StoreFiles files, MarkPlace place, Instant now, boolean all)
      throws StoreException {
    // A writer goes from the log to the checkpoint to the mark, so a reader that goes the other
    // way sees each no younger than the next.
    Optional<Mark> mark = place.read();
    if (!files.exists()) {
      gone(mark);
      return Optional.empty();
    }
    files.check();
    Optional<byte[]> note = note(files.checkpoint());
    Lines.Content content = content(files);
    Optional<Roots.Chain> roots = files.roots().read();
    if (roots.isEmpty()) {
      gone(mark);
      if (!content.lines().isEmpty()) {
        throw StoreException.unsound(files.folder().toString(), "its root document is missing.");
      }
      return Optional.empty();
    }
    rootsReach(roots.get(), mark);
    Optional<Checkpoints.Checkpoint> checkpoint =
        note.isEmpty() ? Optional.empty() : Optional.of(checkpoint(files, note.get(), roots.get()));
    ChainReader.Chain chain =
        new ChainReader(roots.get().latest(), all)
            .read(
                content.lines(),
                sizes(mark.map(Mark::size), checkpoint.map(Checkpoints.Checkpoint::size)));
    var state = new StoreState(roots.get(), chain, content.torn(), mark, checkpoint);
    state.reach(files, now);
    return Optional.of(state);
  }

  private static Set<Long> sizes(Optional<Long> mark, Optional<Long> checkpoint) {
    var sizes = new HashSet<Long>();
    mark.ifPresent(sizes::add);
    checkpoint.ifPresent(sizes::add);
    return sizes;
  }

  private static void gone(Optional<Mark> mark) throws StoreException {
    if (mark.isPresent()) {
      throw rolledBack("The store is gone, though it had " + mark.get().size() + " decisions.");
    }
  }

  private static void rootsReach(Roots.Chain roots, Optional<Mark> mark) throws StoreException {
    if (mark.isPresent()) {
      Mark last = mark.get();
      boolean reached =
          last.rootVersion() >= 1
              && last.rootVersion() <= roots.digests().size()
              && roots.digests().get((int) last.rootVersion() - 1).equals(last.root())
              && roots.first().equals(last.firstRoot());
      if (!reached) {
        throw rolledBack("The keys are older than, or other than, those that were used last.");
      }
    }
  }

  private void reach(StoreFiles files, Instant now) throws StoreException {
    int size = chain.entries().size();
    if (mark.isEmpty() && size > 0) {
      throw rolledBack("The mark that says how far the store had come is missing.");
    }
    if (mark.isPresent()) {
      reaches(mark.get().size(), mark.get().head());
    }
    if (checkpoint.isPresent()) {
      Checkpoints.Checkpoint signed = checkpoint.get();
      if (!signed.origin().equals(Checkpoints.origin(roots.first()))) {
        throw StoreException.unsound(
            files.checkpoint().toString(), "the checkpoint is of another store.");
      }
      reaches(signed.size(), signed.head());
    }
    long acknowledged = checkpoint.map(Checkpoints.Checkpoint::size).orElse(0L);
    if (mark.isPresent() && acknowledged < mark.get().size()) {
      throw rolledBack("The checkpoint is older than the mark.");
    }
    if (chain.newest().isAfter(now.plus(AHEAD))) {
      throw StoreException.unsound(
          files.folder().toString(),
          "its newest line is of " + chain.newest() + ", but the clock says " + now + "; set it.");
    }
  }

  private void reaches(long size, Sha256 head) throws StoreException {
    Sha256 actual = chain.heads().get(size);
    if (actual == null) {
      throw rolledBack(
          "The log has " + chain.entries().size() + " lines, but had " + size + " already.");
    }
    if (!actual.equals(head)) {
      throw rolledBack("The log is not the one that was written last.");
    }
  }

  private static StoreException rolledBack(String what) {
    return new StoreException(StoreException.Kind.ROLLED_BACK, what + RECOVER);
  }

  private static Optional<byte[]> note(Path file) throws StoreException {
    try {
      return Disk.read(file, MAX_NOTE);
    } catch (IOException e) {
      throw new StoreException(StoreException.Kind.FAILED, file + " cannot be read.", e);
    }
  }

  private static Lines.Content content(StoreFiles files) throws StoreException {
    try {
      return files.log().read();
    } catch (IOException e) {
      throw new StoreException(
          StoreException.Kind.FAILED, "The log in " + files.folder() + " cannot be read.", e);
    }
  }

  private static Checkpoints.Checkpoint checkpoint(StoreFiles files, byte[] note, Roots.Chain roots)
      throws StoreException {
    try {
      return Checkpoints.read(note, roots.latest());
    } catch (EnvelopeException e) {
      throw StoreException.unsound(
          files.checkpoint().toString(), "the checkpoint is damaged. " + e.getMessage());
    }
  }
}
