package dev.trustscan.cli;

import dev.trustscan.loader.decision.DecidedUnit;
import dev.trustscan.loader.decision.Decision;
import dev.trustscan.loader.decision.Decision.Answer;
import dev.trustscan.loader.decision.Presence;
import dev.trustscan.loader.decision.Scope;
import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.decision.Trip;
import dev.trustscan.loader.gate.Evaluation;
import dev.trustscan.loader.gate.Expiry;
import dev.trustscan.loader.gate.Judged;
import dev.trustscan.loader.gate.Reason;
import dev.trustscan.loader.gate.Verdict;
import dev.trustscan.loader.ssh.Signer;
import dev.trustscan.loader.store.DecisionDraft;
import dev.trustscan.loader.store.KeyFiles;
import dev.trustscan.loader.store.Root;
import dev.trustscan.loader.store.Signers;
import dev.trustscan.loader.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Turns a person's answers into signed decisions. */
final class Signing {
  private final TrustLook look;
  private final Terminal terminal;

  Signing(TrustLook look, Terminal terminal) {
    this.look = look;
    this.terminal = terminal;
  }

  /**
   * Has the person type the beginning of the plan's digest; nothing is signed otherwise.
   *
   * @return whether it was typed
   */
  boolean confirmed(Sha256 plan) throws Exception {
    var page = new Wrap(look.host().width());
    page.line(
        0,
        "To sign, type the plan's first six digits, "
            + plan.shortForm()
            + ". Enter leaves everything as it is.");
    terminal.print(page);
    return terminal.ask("Digits:").equals(plan.shortForm());
  }

  /**
   * Signs a yes. The checkout is read again: another plan than the one that was shown is refused.
   *
   * @param shown what was shown
   * @param yes the units
   * @param once whether it is for this once
   * @param until an earlier end than the kind of unit has; empty for none
   * @return how many units the yes covers
   */
  int allow(Evaluation shown, List<Judged> yes, boolean once, Optional<Instant> until)
      throws Exception {
    Signer signer = signer();
    Evaluation now = look.judge();
    Instant start = look.clock().instant();
    for (Map.Entry<Set<Trip>, List<Judged>> group : byTrips(yes).entrySet()) {
      var units = new ArrayList<DecidedUnit>();
      Duration longest = Duration.ZERO;
      for (Judged each : group.getValue()) {
        units.add(each.unit().facts().now());
        Duration most = Expiry.longest(each.unit().facts(), each.trips());
        longest = most.compareTo(longest) > 0 ? most : longest;
      }
      units.addAll(guards(shown, yes));
      Instant end = start.plus(once ? Expiry.ONCE : longest);
      Instant limit = until.filter(u -> u.isBefore(end)).orElse(end);
      var draft =
          new DecisionDraft(
              once ? Answer.ALLOW_ONCE : Answer.ALLOW,
              Optional.of(shown.subject().identity()),
              units,
              List.of(),
              Optional.of(now.root()),
              scope(),
              start,
              limit,
              Presence.TTY,
              group.getKey(),
              Optional.of(Sha256.of(terminal.shown().getBytes(StandardCharsets.UTF_8))),
              Optional.empty(),
              "");
      look.store().append(draft, signer, shown.root());
    }
    return yes.size();
  }

  private Scope scope() {
    Scope all = Scope.everywhere();
    return look.agent().isEmpty()
        ? all
        : new Scope(Set.of(look.agent()), all.lineages(), all.modes());
  }

  // A trip is accepted for the units on whose page it stood, and for no others.
  private static Map<Set<Trip>, List<Judged>> byTrips(List<Judged> yes) {
    var groups = new LinkedHashMap<Set<Trip>, List<Judged>>();
    for (Judged each : yes) {
      groups.computeIfAbsent(new TreeSet<>(each.trips()), key -> new ArrayList<>()).add(each);
    }
    return groups;
  }

  /**
   * The guards that stand now, so that their removal is seen later, and those that are gone and
   * that nobody agreed to lose.
   */
  private static List<DecidedUnit> guards(Evaluation shown, List<Judged> yes) {
    var guards = new ArrayList<DecidedUnit>();
    for (Judged each : shown.judged()) {
      if (each.unit().facts().restricts()) {
        guards.add(each.unit().facts().now());
      }
    }
    Set<String> agreed = new TreeSet<>();
    for (Judged each : yes) {
      if (each.verdict() instanceof Verdict.Withheld no
          && no.reason() == Reason.RESTRICTION_REMOVED) {
        agreed.add(each.unit().facts().now().path());
      }
    }
    shown.removedGuards().stream()
        .filter(guard -> !agreed.contains(guard.path()))
        .forEach(guards::add);
    return guards;
  }

  /** The person's key; the first yes makes it, and the store. */
  Signer signer() throws Exception {
    var signers = signers();
    if (look.store().exists()) {
      Optional<Root> root = look.store().keys().root();
      if (root.isPresent()) {
        return signers.choose(root.get(), List.of(Root.Role.PERSON), Optional.empty());
      }
    }
    Signer made =
        Files.exists(signers.personFile())
            ? signers.file(signers.personFile())
            : KeyFiles.make(signers.personFile(), look.places().home(), "trustscan", new byte[0]);
    look.store().keys().init(made, "me");
    var page = new Wrap(look.host().width());
    page.line(
        0,
        "This is your first answer, so a key was made in "
            + look.host().glyphs().text(signers.personFile().toString())
            + " and a store in "
            + look.host().glyphs().text(look.places().state().toString())
            + ". trustscan key --help says how to protect it.");
    terminal.print(page);
    return made;
  }

  private Signers signers() {
    return new Signers(
        look.places(),
        look.host().environment(),
        file -> {
          try {
            String word = terminal.ask("Passphrase of " + file + " (it is shown):");
            return word.isEmpty()
                ? Optional.empty()
                : Optional.of(word.getBytes(StandardCharsets.UTF_8));
          } catch (java.io.IOException e) {
            throw new StoreException(StoreException.Kind.FAILED, "The terminal cannot be read.", e);
          }
        });
  }

  /** A no, which needs no presence. */
  static Decision deny(TrustLook look, DecisionDraft draft) throws StoreException {
    return look.store().deny(draft, quiet(look));
  }

  /** A key that can sign without asking, if there is one. */
  static Optional<Signer> quiet(TrustLook look) {
    try {
      Optional<Root> root = look.store().keys().root();
      var signers = new Signers(look.places(), look.host().environment(), file -> Optional.empty());
      return root.isPresent()
          ? Optional.of(signers.choose(root.get(), List.of(Root.Role.PERSON), Optional.empty()))
          : Optional.empty();
    } catch (StoreException e) {
      return Optional.empty();
    }
  }
}
