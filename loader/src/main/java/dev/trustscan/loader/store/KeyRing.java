package dev.trustscan.loader.store;

import dev.trustscan.loader.envelope.Dsse;
import dev.trustscan.loader.ssh.Namespace;
import dev.trustscan.loader.ssh.Signer;
import dev.trustscan.loader.ssh.SshException;
import dev.trustscan.loader.store.Root.Role;
import dev.trustscan.loader.store.StoreException.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The keys that count, and how they change. */
public final class KeyRing {
  static final Duration KEY_LIFETIME = Duration.ofDays(3650);

  private final StoreFiles files;
  private final MarkPlace place;
  private final Clock clock;
  private final Writer writer;

  KeyRing(StoreFiles files, MarkPlace place, Clock clock, Writer writer) {
    this.files = files;
    this.place = place;
    this.clock = clock;
    this.writer = writer;
  }

  /** The newest root document, checked; empty if there is none. */
  public Optional<Root> root() throws StoreException {
    if (!files.exists()) {
      return Optional.empty();
    }
    files.check();
    return files.roots().read().map(Roots.Chain::latest);
  }

  /**
   * Makes the store with a first person's key.
   *
   * @param name whose key it is
   */
  public Root init(Signer person, String name) throws StoreException {
    files.prepare();
    try (StoreLock _ = StoreLock.hold(files.lock())) {
      if (StoreState.read(files, place, clock.instant(), false).isPresent()) {
        throw new StoreException(
            Kind.REFUSED, "There is a store already; trustscan key add adds a key to it.");
      }
      Instant now = now();
      var keys =
          List.of(
              new Root.Key(
                  person.key(),
                  name,
                  Role.PERSON,
                  "",
                  now,
                  now.plus(KEY_LIFETIME),
                  Optional.empty(),
                  Optional.empty()),
              new LogKey(files).make(now));
      var root = new Root(1, now, now.plus(Root.LIFETIME), 1, keys, List.of(), Optional.empty());
      files.roots().write(sign(root, List.of(person)), root, Optional.empty());
      writer.seal();
      return root;
    }
  }

  /**
   * Changes the keys or teams.
   *
   * @param action what was done, for the log
   * @param change from the present list to the next; version, times and predecessor are set here
   * @param signers keys that sign it; the first also signs the log's line
   */
  public Root change(String action, UnaryOperator<Root> change, List<? extends Signer> signers)
      throws StoreException {
    files.prepare();
    try (StoreLock _ = StoreLock.hold(files.lock())) {
      StoreState state =
          StoreState.read(files, place, clock.instant(), false)
              .orElseThrow(() ->
                  new StoreException(
                      Kind.ABSENT, "There is no store yet; trustscan key init makes one."));
      Root old = state.roots().latest();
      Root changed = change.apply(old);
      Instant now = now();
      var next =
          new Root(
              old.version() + 1,
              now,
              now.plus(Root.LIFETIME),
              changed.threshold(),
              changed.keys(),
              changed.teams(),
              Optional.of(state.roots().last()));
      files.roots().write(sign(next, signers), next, Optional.of(state.roots()));
      writer.note(
          new Entry.KeysChanged(next.version(), files.roots().read().orElseThrow().last(), action),
          signers.getFirst());
      return next;
    }
  }

  static Dsse sign(Root root, List<? extends Signer> signers) throws StoreException {
    try {
      return Dsse.sign(RootCodec.encode(root), Namespace.ROOT, new ArrayList<>(signers));
    } catch (SshException e) {
      throw new StoreException(Kind.REFUSED, "It was not signed. " + e.getMessage(), e);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
