package dev.trustscan.cli;

import dev.trustscan.loader.adapt.Child;
import dev.trustscan.loader.adapt.LoadException;
import dev.trustscan.loader.adapt.Loader;
import dev.trustscan.loader.adapt.VettedRun;
import dev.trustscan.loader.decision.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trustscan exec}: runs one trusted unit from its vetted copy. */
@Command(
    name = "exec",
    description = {
      "Looks at one unit again, with everything that it reaches, and runs the vetted copy if it is"
          + " trusted now. Commands that load rewrites come here.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  trustscan exec --unit sha256:DIGEST --agent claude-code",
      "  trustscan exec --unit sha256:DIGEST -- --verbose",
      "",
      "Exit codes: the program's own; 126 if it cannot be started; 2 and 20 to 24 as for load, and",
      "then one sentence that begins with trustscan: stands on standard error."
    },
    sortOptions = false)
final class ExecCommand implements Callable<Integer> {
  private static final int CANNOT_START = 126;
  private static final String PREFIX = "sha256:";

  private final Host host;

  @Option(
      names = "--unit",
      paramLabel = "DIGEST",
      required = true,
      description = "The unit's digest, as the plan of load names it.")
  String unit = "";

  @Option(names = "--agent", paramLabel = "ID", description = "The agent that it is run for.")
  String agent = "generic";

  @Option(
      names = "--repo",
      paramLabel = "PATH",
      description = "The checkout; the current folder if left out.")
  String repository = ".";

  @Parameters(paramLabel = "ARG", arity = "0..*", description = "Arguments to add, after --.")
  List<String> extra = new ArrayList<>();

  @Mixin HelpOption help = new HelpOption();

  ExecCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Exception {
    Sha256 digest = digest();
    Path checkout = Gated.checkout(host, repository);
    var gated = new Gated(host);
    try {
      VettedRun.Prepared prepared =
          VettedRun.of(
              gated.plan(checkout, Loader.consumer(agent)),
              digest,
              gated.loads(),
              checkout,
              extra,
              gated.clock().instant());
      if (prepared instanceof VettedRun.Prepared.Ready ready) {
        return run(ready.words());
      }
      if (prepared instanceof VettedRun.Prepared.Refused refused) {
        host.complain(refused.sentence());
        return refused.exitCode();
      }
      return ExitCode.INTERNAL;
    } catch (LoadException e) {
      host.complain(host.glyphs().text(String.valueOf(e.getMessage())));
      return ExitCode.INTERNAL;
    }
  }

  private int run(List<String> words) throws InterruptedException {
    try {
      return Child.run(words, host.folder(), environment());
    } catch (IOException e) {
      host.complain(
          "The program cannot be started: " + host.glyphs().text(String.valueOf(e.getMessage())));
      return CANNOT_START;
    }
  }

  /** The caller's environment: the launcher set a locale for us, which is put back. */
  private Map<String, String> environment() {
    var environment = new HashMap<>(host.environment());
    String locale = environment.remove("TRUSTSCAN_LC_ALL");
    if (locale != null) {
      environment.remove("LC_ALL");
      if (!locale.isEmpty()) {
        environment.put("LC_ALL", locale);
      }
    }
    return environment;
  }

  private Sha256 digest() throws UsageException {
    try {
      return new Sha256(unit.startsWith(PREFIX) ? unit.substring(PREFIX.length()) : unit);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--unit takes sha256: and 64 hexadecimal digits.");
    }
  }
}
