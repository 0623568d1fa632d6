package dev.trustscan.loader.store;

import dev.trustscan.loader.decision.Decision.Answer;
import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.store.StoreException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks everything, both chains and every signature, and says what is the first bad line. */
final class Verifier {
  private static final Duration SOON = Duration.ofDays(30);

  private final StoreFiles files;
  private final MarkPlace place;
  private final Instant now;

  Verifier(StoreFiles files, MarkPlace place, Instant now) {
    this.files = files;
    this.place = place;
    this.now = now;
  }

  Verification verify() {
    Optional<StoreState> state;
    try {
      state = StoreState.read(files, place, now, true);
      Refusals.read(files, place);
      if (state.isEmpty()) {
        return new Verification(0, 0, Optional.empty(), false, List.of("There is no store yet."));
      }
    } catch (StoreException e) {
      return new Verification(
          good(), 0, Optional.of(text(e)), e.kind() == Kind.ROLLED_BACK, List.of());
    }
    long lines = state.get().chain().entries().size();
    List<String> notes = notes(state.get());
    try {
      Bundles.words(files, state.get(), now);
      return new Verification(lines, events(state.get()), Optional.empty(), false, notes);
    } catch (StoreException e) {
      return new Verification(lines, 0, Optional.of(text(e)), e.kind() == Kind.ROLLED_BACK, notes);
    }
  }

  /** How many lines stand before the first bad one. */
  private long good() {
    try {
      Optional<Roots.Chain> roots = files.exists() ? files.roots().read() : Optional.empty();
      return roots.isEmpty()
          ? 0
          : new ChainReader(roots.get().latest(), true)
              .prefix(files.log().read().lines(), now)
              .size();
    } catch (StoreException | IOException e) {
      return 0;
    }
  }

  private List<String> notes(StoreState state) {
    var notes = new ArrayList<String>();
    Root root = state.roots().latest();
    if (!now.isBefore(root.expires())) {
      notes.add(
          "The list of keys expired on "
              + root.expires()
              + ", so no yes counts;"
              + " trustscan key renew renews it.");
    } else if (now.plus(SOON).isAfter(root.expires())) {
      notes.add("The list of keys expires on " + root.expires() + "; trustscan key renew.");
    }
    if (state.torn() > 0) {
      notes.add(state.torn() + " bytes that a crash left behind the last line do not count.");
    }
    for (ChainReader.Checked line : state.chain().entries()) {
      boolean yes =
          line.entry().body() instanceof Entry.Decided decided
              && decided.draft().answer() != Answer.DENY;
      if (yes && !line.counts()) {
        notes.add(line.line().where() + ": void, for its key was revoked or had expired.");
      } else if (yes && outside(line)) {
        notes.add(line.line().where() + ": void, for its key was not delegated so much.");
      }
    }
    return notes;
  }

  private static boolean outside(ChainReader.Checked line) {
    return line.entry().body() instanceof Entry.Decided decided
        && line.signer()
            .flatMap(Root.Key::delegation)
            .flatMap(limits -> Delegations.objection(decided.draft(), limits))
            .isPresent();
  }

  private long events(StoreState state) throws StoreException {
    Set<Long> sizes = new HashSet<>();
    state.mark().ifPresent(mark -> sizes.add(mark.events()));
    state.checkpoint().ifPresent(checkpoint -> sizes.add(checkpoint.events()));
    for (ChainReader.Checked line : state.chain().entries()) {
      if (line.entry().body() instanceof Entry.Decided decided) {
        sizes.add(decided.events());
      }
    }
    ChainReader.Chain chain = chain(state, sizes);
    if (state.mark().isPresent()) {
      same(chain, state.mark().get().events(), state.mark().get().eventsHead(), "the mark");
    }
    if (state.checkpoint().isPresent()) {
      Checkpoints.Checkpoint signed = state.checkpoint().get();
      same(chain, signed.events(), signed.eventsHead(), "the checkpoint");
    }
    for (ChainReader.Checked line : state.chain().entries()) {
      if (line.entry().body() instanceof Entry.Decided decided) {
        same(chain, decided.events(), decided.eventsHead(), line.line().where());
      }
    }
    return chain.entries().size();
  }

  private ChainReader.Chain chain(StoreState state, Set<Long> sizes) throws StoreException {
    try {
      return new ChainReader(state.roots().latest(), true)
          .read(files.events().read().lines(), sizes);
    } catch (IOException e) {
      throw new StoreException(Kind.FAILED, "The events cannot be read.", e);
    }
  }

  private static void same(ChainReader.Chain chain, long size, Sha256 head, String witness)
      throws StoreException {
    Sha256 actual = chain.heads().get(size);
    if (actual == null || !actual.equals(head)) {
      throw new StoreException(
          Kind.ROLLED_BACK,
          "events: the chain is not the one that " + witness + " saw at line " + size + ".");
    }
  }

  private static String text(StoreException e) {
    return String.valueOf(e.getMessage());
  }
}
