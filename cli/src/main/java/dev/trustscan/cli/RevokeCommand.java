package dev.trustscan.cli;

import dev.trustscan.loader.decision.Decision;
import dev.trustscan.loader.decision.Mode;
import dev.trustscan.loader.decision.Revocation;
import dev.trustscan.loader.decision.StoreView;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trustscan revoke}: takes an answer back. */
@Command(
    name = "revoke",
    description = {
      "Take an answer back. Taking back a yes needs no terminal; taking back a no lets things load"
          + " again and asks you to type the beginning of its id."
    },
    sortOptions = false)
final class RevokeCommand implements Callable<Integer> {
  private final Host host;

  @Parameters(
      paramLabel = "ID",
      description = "The answer, at least the first 6 digits of its id; trustscan list shows them.")
  String id = "";

  @Option(names = "--note", paramLabel = "TEXT", description = "Why, for yourself.")
  String note = "";

  @Mixin HelpOption help = new HelpOption();

  RevokeCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Exception {
    TrustLook look = TrustLook.at(host, ".", "", Mode.INTERACTIVE);
    StoreView view = look.store().view();
    if (!(view instanceof StoreView.Sound sound)) {
      host.complain("The trust store cannot be used; trustscan verify says why.");
      return ExitCode.STORE;
    }
    String hex = id.startsWith("sha256:") ? id.substring("sha256:".length()) : id;
    List<Decision> found =
        hex.length() < 6
            ? List.of()
            : sound.decisions().stream().filter(d -> d.id().hex().startsWith(hex)).toList();
    if (found.size() != 1) {
      throw new UsageException(
          (found.isEmpty()
                  ? "No answer has an id that begins with "
                  : "Several answers begin with ")
              + host.quote(id)
              + "; trustscan list shows them.");
    }
    Decision decision = found.getFirst();
    if (decision.answer() == Decision.Answer.DENY && !confirmed(decision)) {
      host.complain("Not typed; the no stands.");
      return ExitCode.DENIED;
    }
    var target = new Revocation.Target.OfDecision(decision.id());
    look.store().revoke(new Revocation(target, look.clock().instant(), note), Signing.quiet(look));
    Lines.print(host, List.of("Taken back."));
    return ExitCode.OK;
  }

  private boolean confirmed(Decision decision) throws Exception {
    try (Terminal terminal = Terminal.open(host, "revoke")) {
      String digits = decision.id().shortForm();
      return terminal
          .ask("This lifts a no. To go on, type " + digits + "; Enter leaves it:")
          .equals(digits);
    }
  }
}
