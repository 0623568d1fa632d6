package dev.trustscan.loader.store;

import dev.trustscan.loader.decision.Decision.Answer;
import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.ssh.Signer;
import dev.trustscan.loader.ssh.SshException;
import dev.trustscan.loader.store.StoreException.Kind;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;

/** Takes decisions of teams in and gives one's own out. */
public final class TeamBundles {
  private final StoreFiles files;
  private final MarkPlace place;
  private final Clock clock;
  private final Writer writer;

  TeamBundles(StoreFiles files, MarkPlace place, Clock clock, Writer writer) {
    this.files = files;
    this.place = place;
    this.clock = clock;
    this.writer = writer;
  }

  /**
   * What a bundle holds.
   *
   * @param team for which team it speaks
   * @param signer fingerprint of the key that made it
   * @param created when it was made
   * @param expires after this no yes in it counts
   * @param allows how many a yes
   * @param denies how many a no
   */
  public record Summary(
      String team, String signer, Instant created, Instant expires, long allows, long denies) {}

  /**
   * One's own live decisions, signed for a team.
   *
   * @param person whose decisions
   * @param days how long a yes in it counts for others
   */
  public byte[] export(String team, Signer person, int days) throws StoreException {
    StoreState state = state();
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    String own = person.key().fingerprint();
    var lines = new ArrayList<byte[]>();
    for (ChainReader.Checked line : state.chain().entries()) {
      boolean mine = line.signer().filter(key -> key.key().fingerprint().equals(own)).isPresent();
      if (mine
          && line.entry().body() instanceof Entry.Decided decided
          && shareable(decided.draft(), now)
          && !takenBack(state, line)) {
        lines.add(line.line().bytes());
      }
    }
    try {
      return BundleFile.write(team, now, now.plus(Duration.ofDays(days)), lines, person);
    } catch (SshException e) {
      throw new StoreException(Kind.REFUSED, "The bundle was not signed. " + e.getMessage(), e);
    }
  }

  /** Paths are of one machine, and a yes for once or a decision that ended is nobody's business. */
  private static boolean shareable(DecisionDraft draft, Instant now) {
    return draft.answer() != Answer.ALLOW_ONCE
        && draft.subject().filter(subject -> !subject.urls().isEmpty()).isPresent()
        && draft.paths().isEmpty()
        && now.isBefore(draft.notAfter());
  }

  private static boolean takenBack(StoreState state, ChainReader.Checked line) {
    var target = new dev.trustscan.loader.decision.Revocation.Target.OfDecision(line.id());
    return state.chain().entries().stream()
        .anyMatch(other ->
            other.entry().body() instanceof Entry.Revoked revoked
                && revoked.revocation().target().equals(target));
  }

  /** Checks a bundle against the keys of its team; nothing is written. */
  public Summary verify(byte[] bundle) throws StoreException {
    return summary(checked(bundle, state()));
  }

  /** Takes a bundle in, by a person's signature. */
  public Summary take(byte[] bundle, Signer person) throws StoreException {
    files.prepare();
    try (StoreLock _ = StoreLock.hold(files.lock())) {
      StoreState state = state();
      BundleFile.Content content = checked(bundle, state);
      Sha256 digest = Sha256.of(bundle);
      for (ChainReader.Checked line : state.chain().entries()) {
        boolean newer =
            line.entry().body() instanceof Entry.Imported old
                && old.team().equals(content.team())
                && old.signer().equals(content.signer())
                && old.version() >= content.version()
                && !old.bundle().equals(digest);
        if (newer) {
          throw new StoreException(
              Kind.REFUSED,
              "The bundle is refused. One of the same signer that is as new or newer was taken in"
                  + " already.");
        }
      }
      Disk.folder(files.bundles());
      Disk.replace(files.bundles().resolve(digest.hex() + ".jsonl"), bundle);
      writer.note(
          new Entry.Imported(
              content.team(), content.signer(), digest, content.version(), content.words().size()),
          person);
      return summary(content);
    } catch (IOException e) {
      throw new StoreException(Kind.FAILED, "The bundle cannot be kept.", e);
    }
  }

  private BundleFile.Content checked(byte[] bundle, StoreState state) throws StoreException {
    if (bundle.length > Bundles.MAX_FILE) {
      throw new StoreException(Kind.REFUSED, "The bundle is refused. It is too long.");
    }
    Root root = state.roots().latest();
    BundleFile.Content content = BundleFile.read(bundle, root, true);
    Instant now = clock.instant();
    if (root.team(content.team()).isEmpty()) {
      throw new StoreException(Kind.REFUSED, "The bundle is refused. Its team is not known here.");
    }
    if (!now.isBefore(content.expires()) || content.created().isAfter(now.plus(StoreState.AHEAD))) {
      throw new StoreException(
          Kind.REFUSED, "The bundle is refused. It expired or is of the future.");
    }
    return content;
  }

  private static Summary summary(BundleFile.Content content) {
    long denies =
        content.words().stream().filter(word -> word.draft().answer() == Answer.DENY).count();
    return new Summary(
        content.team(),
        content.signer(),
        content.created(),
        content.expires(),
        content.words().size() - denies,
        denies);
  }

  private StoreState state() throws StoreException {
    return StoreState.read(files, place, clock.instant(), false)
        .orElseThrow(() ->
            new StoreException(
                Kind.ABSENT, "There is no store yet; trustscan key init makes one."));
  }
}
