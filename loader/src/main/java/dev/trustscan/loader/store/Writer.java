package dev.trustscan.loader.store;

import dev.trustscan.loader.decision.Decision;
import dev.trustscan.loader.decision.Decision.Answer;
import dev.trustscan.loader.decision.Revocation;
import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.envelope.Dsse;
import dev.trustscan.loader.ssh.FileKey;
import dev.trustscan.loader.ssh.Namespace;
import dev.trustscan.loader.ssh.Signer;
import dev.trustscan.loader.ssh.SshException;
import dev.trustscan.loader.store.StoreException.Kind;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Adds lines to the log. The order is: every no to its two lists, the line, the checkpoint, the
 * mark; each lasts before the next begins, so a crash leaves a store that opens.
 */
final class Writer {
  private final StoreFiles files;
  private final MarkPlace place;
  private final Clock clock;
  private final String tool;
  private final String catalogue;
  private final EventChain events;

  Writer(
      StoreFiles files,
      MarkPlace place,
      Clock clock,
      String tool,
      String catalogue,
      EventChain events) {
    this.files = files;
    this.place = place;
    this.clock = clock;
    this.tool = tool;
    this.catalogue = catalogue;
    this.events = events;
  }

  Decision decide(DecisionDraft draft, Optional<Signer> signer) throws StoreException {
    files.prepare();
    try (StoreLock _ = StoreLock.hold(files.lock())) {
      boolean no = draft.answer() == Answer.DENY;
      Optional<StoreState> state = no ? stateForNo() : Optional.of(state());
      EventChain.Head head =
          no && state.isEmpty() ? new EventChain.Head(0, Entry.START) : events.head();
      if (state.isPresent() && signer.isPresent()) {
        authorise(draft, signer.get(), state.get());
      }
      Entry entry = entry(state, new Entry.Decided(draft, head.size(), head.root()));
      Dsse envelope = sign(entry, state.isPresent() ? signer : Optional.empty());
      add(state, envelope, no);
      Decision decision =
          Views.decision(
              Sha256.of(envelope.payload()),
              entry,
              draft,
              signer.map(s -> s.key().fingerprint()).orElse(""),
              touched(envelope));
      if (state.isPresent()) {
        events.append(
            Event.of(
                Event.Type.DECISION,
                "decision",
                decision.id().hex(),
                "answer",
                DecisionCodec.name(draft.answer())));
      }
      return decision;
    }
  }

  void revoke(Revocation revocation, Optional<Signer> signer) throws StoreException {
    files.prepare();
    try (StoreLock _ = StoreLock.hold(files.lock())) {
      Optional<StoreState> state = stateForNo();
      boolean lift =
          revocation.target() instanceof Revocation.Target.OfDecision(Sha256 id)
              && isDeny(state, id);
      if (lift && (state.isEmpty() || signer.isEmpty())) {
        throw new StoreException(
            Kind.NOT_AUTHORISED, "Taking back a no needs a sound store and a person's key.");
      }
      Entry entry = entry(state, new Entry.Revoked(revocation));
      Dsse envelope = sign(entry, state.isPresent() ? signer : Optional.empty());
      add(state, envelope, !lift);
    }
  }

  private boolean isDeny(Optional<StoreState> state, Sha256 id) throws StoreException {
    boolean refused =
        Refusals.read(files, place).stream()
            .anyMatch(r -> r.id().equals(id) && r.entry().body() instanceof Entry.Decided);
    return refused
        || state.stream()
            .flatMap(s -> s.chain().entries().stream())
            .anyMatch(line ->
                line.id().equals(id)
                    && line.entry().body() instanceof Entry.Decided decided
                    && decided.draft().answer() == Answer.DENY);
  }

  /** Adds a line about keys, bundles or a repair; the caller holds the lock. */
  void note(Entry.Body body, Signer signer) throws StoreException {
    Optional<StoreState> state = Optional.of(state());
    add(state, sign(entry(state, body), Optional.of(signer)), false);
  }

  /** The line by which a person accepts what is left of a log; it is not written yet. */
  Dsse repaired(ChainReader.Chain chain, long kept, long dropped, Signer person)
      throws StoreException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant time = now.isBefore(chain.newest()) ? chain.newest() : now;
    var body = new Entry.Repaired(kept, dropped + " lines were damaged and set aside");
    var entry = new Entry(kept, chain.head(), time, tool, catalogue, body);
    return sign(entry, Optional.of(person));
  }

  /**
   * Writes that line, the checkpoint and the mark, with a new key for checkpoints if it is lost.
   */
  void afterRepair(Dsse accepted, Signer person, Roots.Chain roots) throws StoreException {
    try {
      files.log().append(accepted.line());
      seal(new LogKey(files).orReplaced(roots, person, clock));
    } catch (IOException e) {
      throw new StoreException(Kind.FAILED, "The store cannot be repaired. " + e, e);
    }
  }

  private StoreState state() throws StoreException {
    Optional<StoreState> state = StoreState.read(files, place, clock.instant(), false);
    if (state.isEmpty()) {
      throw new StoreException(
          Kind.ABSENT, "There is no key to sign with yet; make one with trustscan key init.");
    }
    return state.get();
  }

  /** A no is recorded whatever state the log is in. */
  private Optional<StoreState> stateForNo() {
    try {
      return StoreState.read(files, place, clock.instant(), false);
    } catch (StoreException e) {
      // It goes to the lists beside the log; the damage shows wherever the store is opened.
      return Optional.empty();
    }
  }

  private void authorise(DecisionDraft draft, Signer signer, StoreState state)
      throws StoreException {
    Root root = state.roots().latest();
    Root.Key key =
        root.find(signer.key().fingerprint())
            .filter(k -> k.role() == Root.Role.PERSON || k.role() == Root.Role.MACHINE)
            .filter(k -> k.counts(clock.instant()))
            .orElseThrow(() ->
                new StoreException(
                    Kind.NOT_AUTHORISED,
                    "The key "
                        + signer.key().fingerprint()
                        + " may not decide here; trustscan key list shows which may."));
    Optional<String> objection =
        key.delegation().flatMap(limits -> Delegations.objection(draft, limits));
    if (objection.isPresent()) {
      throw new StoreException(Kind.NOT_AUTHORISED, "Refused: " + objection.get() + ".");
    }
    if (draft.answer() != Answer.DENY && !clock.instant().isBefore(root.expires())) {
      throw new StoreException(
          Kind.NOT_AUTHORISED, "The list of keys expired; renew it with trustscan key renew.");
    }
  }

  private Entry entry(Optional<StoreState> state, Entry.Body body) throws StoreException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    if (state.isEmpty()) {
      return new Entry(0, Entry.START, now, tool, catalogue, body);
    }
    ChainReader.Chain chain = state.get().chain();
    if (now.isBefore(chain.newest().minus(ChainReader.SET_BACK))) {
      throw new StoreException(
          Kind.REFUSED,
          "The clock says "
              + now
              + ", but the store was written at "
              + chain.newest()
              + "; set it.");
    }
    Instant time = now.isBefore(chain.newest()) ? chain.newest() : now;
    return new Entry(chain.entries().size(), chain.head(), time, tool, catalogue, body);
  }

  private static Dsse sign(Entry entry, Optional<Signer> signer) throws StoreException {
    try {
      return Dsse.sign(EntryCodec.encode(entry), Namespace.DECISION, signer.stream().toList());
    } catch (SshException e) {
      throw new StoreException(Kind.REFUSED, "It was not signed. " + e.getMessage(), e);
    }
  }

  private static boolean touched(Dsse envelope) throws StoreException {
    try {
      return !envelope.signatures().isEmpty() && envelope.signatures().getFirst().saysTouched();
    } catch (SshException e) {
      throw new StoreException(Kind.REFUSED, "It was not signed. " + e.getMessage(), e);
    }
  }

  private void add(Optional<StoreState> state, Dsse envelope, boolean no) throws StoreException {
    byte[] line = envelope.line();
    if (no) {
      place.refuse(line);
      files.refusals().add(line);
    }
    if (state.isEmpty()) {
      return;
    }
    try {
      if (state.get().mark().isEmpty()) {
        place.write(mark(state.get().roots(), 0, Entry.START, new EventChain.Head(0, Entry.START)));
      }
      if (state.get().torn() > 0) {
        events.append(
            Event.of(
                Event.Type.GAP, "chain", "log", "bytesDropped", Long.toString(state.get().torn())));
      }
      files.log().append(line);
      seal();
    } catch (IOException e) {
      throw new StoreException(
          Kind.FAILED, "The line cannot be written to " + files.folder() + ".", e);
    }
  }

  /** Writes the checkpoint over all lines, then the mark. */
  void seal() throws StoreException {
    seal(new LogKey(files).read());
  }

  private void seal(FileKey logKey) throws StoreException {
    try {
      Roots.Chain roots = files.roots().read().orElseThrow();
      var tree = new Merkle();
      files.log().read().lines().forEach(line -> tree.add(line.bytes()));
      EventChain.Head head = events.head();
      var checkpoint =
          new Checkpoints.Checkpoint(
              Checkpoints.origin(roots.first()),
              tree.size(),
              tree.root(),
              head.size(),
              head.root());
      Disk.folder(Disk.parent(files.checkpoint()));
      Disk.replace(files.checkpoint(), Checkpoints.sign(checkpoint, logKey));
      place.write(mark(roots, tree.size(), tree.root(), head));
    } catch (SshException e) {
      throw new StoreException(Kind.REFUSED, "The checkpoint was not signed. " + e.getMessage(), e);
    } catch (IOException e) {
      throw new StoreException(
          Kind.FAILED, "The checkpoint cannot be written to " + files.folder() + ".", e);
    }
  }

  private static Mark mark(Roots.Chain roots, long size, Sha256 head, EventChain.Head events) {
    return new Mark(
        roots.first(),
        roots.latest().version(),
        roots.last(),
        size,
        head,
        events.size(),
        events.root());
  }
}
