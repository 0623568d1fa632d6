package dev.trustscan.cli;

import dev.trustscan.loader.decision.DecidedUnit;
import dev.trustscan.loader.decision.Decision;
import dev.trustscan.loader.decision.Decision.Answer;
import dev.trustscan.loader.decision.Mode;
import dev.trustscan.loader.decision.Presence;
import dev.trustscan.loader.decision.Scope;
import dev.trustscan.loader.gate.InertUnit;
import dev.trustscan.loader.gate.Subject;
import dev.trustscan.loader.store.DecisionDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trustscan deny}: a no, which beats every yes. */
@Command(
    name = "deny",
    description = {
      "Say no: to one unit, or without --unit to the whole repository. A no beats every yes and"
          + " needs no terminal."
    },
    sortOptions = false)
final class DenyCommand implements Callable<Integer> {
  private static final Duration LONG = Duration.ofDays(3650);

  private final Host host;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..1",
      description = "A checkout; the current folder if left out.")
  String path = ".";

  @Option(
      names = "--unit",
      paramLabel = "ID",
      split = ",",
      description = "This unit, by id or digest; may be repeated.")
  List<String> units = new ArrayList<>();

  @Option(names = "--anywhere", description = "The unit's content in every repository.")
  boolean anywhere;

  @Option(names = "--folder", description = "Whatever lies at this path, now or later.")
  boolean folder;

  @Option(names = "--note", paramLabel = "TEXT", description = "Why, for yourself.")
  String note = "";

  @Mixin HelpOption help = new HelpOption();

  DenyCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Exception {
    if (anywhere && units.isEmpty() || folder && !units.isEmpty()) {
      throw new UsageException(
          "--anywhere goes with --unit, and --folder without it; say which no is meant.");
    }
    TrustLook look = TrustLook.at(host, path, "", Mode.INTERACTIVE);
    Subject subject = look.read();
    var chosen = new ArrayList<DecidedUnit>();
    for (String id : units) {
      List<DecidedUnit> found =
          subject.units().stream().filter(u -> Named.is(u, id)).map(u -> u.facts().now()).toList();
      if (found.isEmpty()) {
        throw new UsageException("No unit here has the id or digest " + host.quote(id) + ".");
      }
      chosen.addAll(found);
    }
    Decision no = say(look, subject, chosen, anywhere, folder, note);
    Lines.print(
        host, List.of("Denied. To lift it: trustscan revoke " + no.id().hex().substring(0, 12)));
    return ExitCode.OK;
  }

  /** Denies one unit. */
  static Decision unit(TrustLook look, InertUnit unit, boolean anywhere) throws Exception {
    return say(look, look.read(), List.of(unit.facts().now()), anywhere, false, "");
  }

  private static Decision say(
      TrustLook look,
      Subject subject,
      List<DecidedUnit> units,
      boolean anywhere,
      boolean folder,
      String note)
      throws Exception {
    Instant now = look.clock().instant();
    return Signing.deny(
        look,
        new DecisionDraft(
            Answer.DENY,
            anywhere || folder ? Optional.empty() : Optional.of(subject.identity()),
            units,
            folder ? List.of(subject.checkout()) : List.of(),
            Optional.empty(),
            Scope.everywhere(),
            now,
            now.plus(LONG),
            Presence.NONE,
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            note));
  }
}
