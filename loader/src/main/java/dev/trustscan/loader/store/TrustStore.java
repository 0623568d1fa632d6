package dev.trustscan.loader.store;

import dev.trustscan.loader.decision.Decision;
import dev.trustscan.loader.decision.Decision.Answer;
import dev.trustscan.loader.decision.Revocation;
import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.decision.StoreView;
import dev.trustscan.loader.ssh.Signer;
import dev.trustscan.loader.store.StoreException.Kind;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * The trust store of one user. Every call reads what is on disk at that moment, so an instance may
 * be kept and shared; many processes may use one store at once.
 */
public final class TrustStore {
  private final StoreFiles files;
  private final MarkPlace place;
  private final Clock clock;
  private final EventChain events;
  private final Writer writer;

  private TrustStore(
      StoreFiles files, MarkPlace place, Clock clock, String tool, String catalogue) {
    this.files = files;
    this.place = place;
    this.clock = clock;
    events = new EventChain(files, clock, tool, catalogue);
    writer = new Writer(files, place, clock, tool, catalogue, events);
  }

  /**
   * A store; nothing is read or made yet.
   *
   * @param state its folder
   * @param home the user's home, the only checkout that it may lie in
   * @param tool version of trustscan, for the log
   * @param catalogue version of the catalogue, for the log
   */
  public static TrustStore open(
      Path state, Path home, MarkPlace place, Clock clock, String tool, String catalogue) {
    return new TrustStore(new StoreFiles(state, home), place, clock, tool, catalogue);
  }

  /** What the gate may see. Never throws: whatever fails is a store that leads to no yes. */
  public StoreView view() {
    try {
      Optional<StoreState> state = StoreState.read(files, place, clock.instant(), false);
      Bundles.Words teams =
          state.isPresent()
              ? Bundles.words(files, state.get(), clock.instant())
              : Bundles.Words.NONE;
      return Views.of(state, Refusals.read(files, place), teams, clock.instant());
    } catch (StoreException e) {
      String reason = String.valueOf(e.getMessage());
      return e.kind() == Kind.ROLLED_BACK
          ? new StoreView.RolledBack(reason)
          : new StoreView.Unsound(files.folder().toString(), reason);
    }
  }

  /**
   * Signs a decision and adds it so that it lasts.
   *
   * @param draft what was decided, with the plan as the work tree yields it now
   * @param signer whose yes it is
   * @param planRootShown the plan that was shown; another one in the draft is refused as stale
   */
  public Decision append(DecisionDraft draft, Signer signer, Sha256 planRootShown)
      throws StoreException {
    if (draft.planRoot().isPresent() && !draft.planRoot().get().equals(planRootShown)) {
      throw new StoreException(
          Kind.STALE, "The repository changed since it was shown; look at it again.");
    }
    return writer.decide(draft, Optional.of(signer));
  }

  /**
   * Records a no so that it lasts, even if the rest of the store is damaged or has no key yet.
   *
   * @param signer signs it, if there is one; it counts without
   */
  public Decision deny(DecisionDraft draft, Optional<Signer> signer) throws StoreException {
    if (draft.answer() != Answer.DENY) {
      throw new IllegalArgumentException("not a deny");
    }
    return writer.decide(draft, signer);
  }

  /**
   * Takes something back.
   *
   * @param signer a person's signature is needed to take back a no; a yes can be taken back without
   */
  public void revoke(Revocation revocation, Optional<Signer> signer) throws StoreException {
    writer.revoke(revocation, signer);
  }

  /** Where events go. Without a store they go nowhere. */
  public AuditLog audit() {
    return events;
  }

  /** Records an event. */
  public void event(Event event) throws StoreException {
    events.append(event);
  }

  /** Whether there is a store with keys. */
  public boolean exists() {
    return files.exists() && java.nio.file.Files.exists(files.folder().resolve("root"));
  }

  /** Checks every line and every signature of both chains. */
  public Verification verify() {
    return new Verifier(files, place, clock.instant()).verify();
  }

  /**
   * Recovers a damaged or older store: keeps the good lines and every no.
   *
   * @param person whose signature accepts what is left
   * @return how many lines of the log were kept
   */
  public long repair(Signer person) throws StoreException {
    return new Repair(files, place, clock, writer).run(person);
  }

  /**
   * Puts the store aside; every no is kept, no yes and no key is.
   *
   * @return where the old store lies now
   */
  public Path startOver() throws StoreException {
    return new Repair(files, place, clock, writer).startOver();
  }

  /** Decisions of teams. */
  public TeamBundles bundles() {
    return new TeamBundles(files, place, clock, writer);
  }

  /** Lines of both chains, for people and other programs. */
  public History history() {
    return new History(files, clock);
  }

  /** The keys and what each may do. */
  public KeyRing keys() {
    return new KeyRing(files, place, clock, writer);
  }
}
