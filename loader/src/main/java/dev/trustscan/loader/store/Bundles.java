package dev.trustscan.loader.store;

import dev.trustscan.loader.decision.DecidedUnit;
import dev.trustscan.loader.decision.Decision;
import dev.trustscan.loader.decision.Decision.Answer;
import dev.trustscan.loader.decision.Scope;
import dev.trustscan.loader.decision.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What teams decided, from the bundles that a person's signature took in. A team's yes never
 * accepts a trip, and never outlives its bundle; its no counts as long as the bundle lies here.
 */
final class Bundles {
  static final int MAX_FILE = 1 << 26;

  private Bundles() {}

  /**
   * The words of teams that are in force.
   *
   * @param accepted those that count as the user's own
   * @param advised those that are shown beside the question
   */
  record Words(List<Decision> accepted, List<Decision> advised) {
    static final Words NONE = new Words(List.of(), List.of());
  }

  /** Reads the newest bundle of every team and signer. */
  static Words words(StoreFiles files, StoreState state, Instant now) throws StoreException {
    var newest = new LinkedHashMap<String, Entry.Imported>();
    for (ChainReader.Checked line : state.chain().entries()) {
      if (line.entry().body() instanceof Entry.Imported imported && line.counts()) {
        newest.put(imported.team() + "\n" + imported.signer(), imported);
      }
    }
    if (newest.isEmpty()) {
      return Words.NONE;
    }
    Root root = state.roots().latest();
    var words = new LinkedHashMap<Root.Team, List<Decision>>();
    for (Entry.Imported imported : newest.values()) {
      Optional<Root.Team> team = root.team(imported.team());
      if (team.isPresent()) {
        BundleFile.Content content = content(files, imported, root);
        words
            .computeIfAbsent(team.get(), t -> new ArrayList<>())
            .addAll(inForce(content, team.get(), root, now));
      }
    }
    var accepted = new ArrayList<Decision>();
    var advised = new ArrayList<Decision>();
    words.forEach((team, decisions) -> {
      boolean accept = team.policy() == Root.Team.Policy.ACCEPT;
      (accept ? accepted : advised).addAll(agreed(decisions, team.threshold(), now));
    });
    return new Words(accepted, advised);
  }

  private static BundleFile.Content content(StoreFiles files, Entry.Imported imported, Root root)
      throws StoreException {
    Path file = files.bundles().resolve(imported.bundle().hex() + ".jsonl");
    try {
      Optional<byte[]> bytes = Disk.read(file, MAX_FILE);
      if (bytes.isEmpty() || !Sha256.of(bytes.get()).equals(imported.bundle())) {
        throw StoreException.unsound(
            file.toString(), "the bundle is missing or was edited; import it again.");
      }
      // Its signatures were checked before a person's signature took it in.
      return BundleFile.read(bytes.get(), root, false);
    } catch (IOException e) {
      throw new StoreException(StoreException.Kind.FAILED, file + " cannot be read.", e);
    }
  }

  private static List<Decision> inForce(
      BundleFile.Content content, Root.Team team, Root root, Instant now) {
    boolean fresh =
        now.isBefore(content.expires())
            && root.find(content.signer())
                .filter(key -> key.counts(content.created()) && key.counts(now))
                .isPresent();
    var decisions = new ArrayList<Decision>();
    for (BundleFile.Word word : content.words()) {
      boolean counts =
          root.find(word.signer()).filter(key -> key.counts(word.entry().time())).isPresent();
      boolean covered =
          word.draft()
              .subject()
              .filter(subject -> Delegations.covers(team.repositories(), subject))
              .isPresent();
      boolean no = word.draft().answer() == Answer.DENY;
      if (covered && (no || counts && fresh)) {
        decisions.add(decision(word, content.expires()));
      }
    }
    return decisions;
  }

  private static Decision decision(BundleFile.Word word, Instant expires) {
    Decision full =
        Views.decision(word.id(), word.entry(), word.draft(), word.signer(), word.touched());
    boolean no = full.answer() == Answer.DENY;
    Instant end = no || full.notAfter().isBefore(expires) ? full.notAfter() : expires;
    return limited(full, full.units(), end.isBefore(full.notBefore()) ? full.notBefore() : end);
  }

  private static Decision limited(Decision full, List<DecidedUnit> units, Instant end) {
    return new Decision(
        full.id(),
        full.answer(),
        full.subject(),
        units,
        List.of(),
        full.planRoot(),
        full.scope(),
        full.notBefore(),
        end,
        full.presence(),
        full.signer(),
        Set.of(),
        full.shown(),
        full.basedOn(),
        full.catalogue(),
        full.tool(),
        full.note());
  }

  /** Keeps the units to which enough keys said yes in the same scope; every no stays. */
  private static List<Decision> agreed(List<Decision> decisions, int threshold, Instant now) {
    if (threshold == 1) {
      return decisions;
    }
    var agreed = new ArrayList<Decision>();
    for (Decision one : decisions) {
      if (one.answer() == Answer.DENY) {
        agreed.add(one);
        continue;
      }
      var byEnd = new LinkedHashMap<Instant, List<DecidedUnit>>();
      for (DecidedUnit unit : one.units()) {
        end(one, unit, decisions, threshold, now)
            .ifPresent(end -> byEnd.computeIfAbsent(end, e -> new ArrayList<>()).add(unit));
      }
      byEnd.forEach((end, units) -> agreed.add(limited(one, units, end)));
    }
    return agreed;
  }

  /** How long enough keys agree; empty if they do not. */
  private static Optional<Instant> end(
      Decision one, DecidedUnit unit, List<Decision> all, int threshold, Instant now) {
    Map<String, Instant> ends = new LinkedHashMap<>();
    for (Decision other : all) {
      boolean same =
          other.answer() == Answer.ALLOW
              && !now.isBefore(other.notBefore())
              && now.isBefore(other.notAfter())
              && one.subject().orElseThrow().coveredBy(other.subject().orElseThrow())
              && wider(other.scope(), one.scope())
              && other.units().stream()
                  .anyMatch(
                      u -> u.digest().equals(unit.digest()) && u.bytes().equals(unit.bytes()));
      if (same) {
        ends.merge(other.signer(), other.notAfter(), (a, b) -> a.isAfter(b) ? a : b);
      }
    }
    List<Instant> latest = ends.values().stream().sorted(Comparator.reverseOrder()).toList();
    if (latest.size() < threshold) {
      return Optional.empty();
    }
    Instant end = latest.get(threshold - 1);
    Instant own = end.isBefore(one.notAfter()) ? end : one.notAfter();
    return own.isBefore(one.notBefore()) ? Optional.empty() : Optional.of(own);
  }

  private static boolean wider(Scope other, Scope one) {
    boolean agents =
        other.agents().isEmpty()
            || !one.agents().isEmpty() && other.agents().containsAll(one.agents());
    return agents
        && other.lineages().containsAll(one.lineages())
        && other.modes().containsAll(one.modes());
  }
}
