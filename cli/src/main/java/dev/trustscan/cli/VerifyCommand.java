package dev.trustscan.cli;

import dev.trustscan.loader.store.Verification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code trustscan verify}. */
@Command(
    name = "verify",
    description = "Check every line and signature of the trust store; show the first bad line.",
    footer = {"", "Exit codes: 0 all good, 24 something is wrong, 2 usage."})
final class VerifyCommand implements Callable<Integer> {
  private final Host host;

  @Option(
      names = "--repair",
      description =
          "Keep the good lines before the first bad one and every no; your key signs that.")
  private boolean repair;

  @Option(
      names = "--start-over",
      description = "Put the store aside and keep only every no: all questions are asked again.")
  private boolean startOver;

  @Option(names = "--key", paramLabel = "FILE", description = "The key file to sign with.")
  private String file = "";

  @Mixin HelpOption help = new HelpOption();

  VerifyCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Exception {
    if (repair && startOver) {
      throw new UsageException("Give --repair or --start-over, not both.");
    }
    OwnStore own = OwnStore.of(host);
    if (startOver) {
      Path old = own.store().startOver();
      Said.line(host, "The store is now in " + old + "; trustscan key init makes a new one.");
      return ExitCode.OK;
    }
    if (repair && own.store().verify().fault().isPresent()) {
      long kept = own.store().repair(own.person(file, false));
      Said.line(host, "Kept " + kept + " good lines and every no.");
    }
    Verification found = own.store().verify();
    var lines = new ArrayList<String>();
    lines.add(
        found
            .fault()
            .map(fault -> (found.rolledBack() ? "ROLLED BACK: " : "NOT SOUND: ") + fault)
            .orElse("All lines are good."));
    lines.add(found.lines() + " good lines of decisions, " + found.events() + " of events.");
    lines.addAll(found.notes());
    Said.line(host, lines.toArray(String[]::new));
    return found.fault().isPresent() ? ExitCode.STORE : ExitCode.OK;
  }
}
