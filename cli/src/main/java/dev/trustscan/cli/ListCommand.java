package dev.trustscan.cli;

import dev.trustscan.loader.decision.DecidedUnit;
import dev.trustscan.loader.decision.Decision;
import dev.trustscan.loader.decision.Mode;
import dev.trustscan.loader.decision.Revocation;
import dev.trustscan.loader.decision.StoreView;
import dev.trustscan.rules.Effect;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code trustscan list}: every answer. */
@Command(
    name = "list",
    description = "List the answers in the trust store, newest last.",
    sortOptions = false)
final class ListCommand implements Callable<Integer> {
  private static final int ID = 12;

  private final Host host;

  @Option(
      names = {"-v", "--verbose"},
      description = "List the units of each answer, and answers that have ended.")
  boolean verbose;

  @Mixin HelpOption help = new HelpOption();

  ListCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Exception {
    TrustLook look = TrustLook.at(host, ".", "", Mode.INTERACTIVE);
    StoreView view = look.store().view();
    var page = new Wrap(host.width());
    if (!(view instanceof StoreView.Sound sound)) {
      host.complain("The trust store cannot be used; trustscan verify says why.");
      return ExitCode.STORE;
    }
    Instant now = look.clock().instant();
    int shown = 0;
    for (Decision decision : sound.decisions()) {
      String state = state(decision, sound, now);
      if (state.isEmpty() || verbose) {
        print(decision, state, page);
        shown++;
      }
    }
    if (shown == 0) {
      page.line(0, "No answer holds. trustscan review asks for some.");
    }
    Lines.print(host, page.lines());
    return ExitCode.OK;
  }

  private static String state(Decision decision, StoreView.Sound store, Instant now) {
    for (Revocation each : store.revocations()) {
      if (each.target() instanceof Revocation.Target.OfDecision of
          && of.decision().equals(decision.id())) {
        return "taken back";
      }
      if (each.target() instanceof Revocation.Target.OfKey of
          && of.fingerprint().equals(decision.signer())
          && !decision.notBefore().isBefore(each.since())) {
        return "its key was revoked";
      }
    }
    return now.isBefore(decision.notAfter()) ? "" : "ended";
  }

  private void print(Decision decision, String state, Wrap page) {
    String answer =
        switch (decision.answer()) {
          case ALLOW -> "yes ";
          case ALLOW_ONCE -> "once";
          case DENY -> "no  ";
        };
    page.line(
        0,
        decision.id().hex().substring(0, ID)
            + "  "
            + answer
            + "  "
            + decision.notBefore().toString().substring(0, 10)
            + " to "
            + decision.notAfter().toString().substring(0, 10)
            + (state.isEmpty() ? "" : "  " + state));
    page.line(4, about(decision));
    if (verbose) {
      for (DecidedUnit unit : decision.units()) {
        String guard = unit.effect() == Effect.RESTRICTS ? "guard " : "";
        page.line(6, guard + unit.kind().label() + " " + unit.path() + "  " + unit.pointer());
      }
    }
  }

  private String about(Decision decision) {
    long units = decision.units().stream().filter(u -> u.effect() != Effect.RESTRICTS).count();
    String where =
        decision
            .subject()
            .map(s -> s.urls().isEmpty() ? "a local repository" : s.urls().getFirst())
            .orElse(decision.paths().isEmpty() ? "anywhere" : String.join(", ", decision.paths()));
    String what = units == 0 ? "everything" : units + (units == 1 ? " unit" : " units");
    String who =
        decision.scope().agents().isEmpty()
            ? ""
            : " for " + String.join(", ", decision.scope().agents());
    String note = decision.note().isEmpty() ? "" : " (" + decision.note() + ")";
    return host.glyphs().text(what + " in " + where + who + note);
  }
}
