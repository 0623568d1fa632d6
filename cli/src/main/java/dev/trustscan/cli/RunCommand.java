package dev.trustscan.cli;

import dev.trustscan.loader.sandbox.Launcher;
import dev.trustscan.loader.sandbox.Order;
import dev.trustscan.loader.sandbox.PreparedRun;
import dev.trustscan.loader.sandbox.RunReport;
import dev.trustscan.loader.sandbox.host.SetupException;
import dev.trustscan.loader.sandbox.plan.PlanException;
import dev.trustscan.loader.sandbox.plan.PlanText;
import dev.trustscan.loader.sandbox.plan.Policy;
import dev.trustscan.loader.sandbox.plan.PolicyReader;
import dev.trustscan.loader.sandbox.plan.Profile;
import dev.trustscan.rules.Catalogue;
import dev.trustscan.scanner.ScanRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trustscan run}. */
@Command(
    name = "run",
    description =
        "Run a program contained: without credentials, without a network but the hosts you name,"
            + " writing in the folder alone, and not finding what is not trusted.",
    customSynopsis = "trustscan run [OPTIONS] [PATH] -- PROGRAM [ARGUMENT...]%n",
    footerHeading = "%n",
    footer = {
      "Exit codes: the program's own; 22 the run left surfaces that its profile does not allow;",
      "124 its time was over; 125 the sandbox could not be had, and nothing was run."
    },
    sortOptions = false)
final class RunCommand implements Callable<Integer> {
  private final Host host;

  private final List<String> command;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..1",
      defaultValue = ".",
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
      description = "The workspace; the current folder if left out.")
  private String path = ".";

  @Option(
      names = "--agent",
      paramLabel = "ID",
      description = "Ask the gate for this tool; what was allowed for others stays masked.")
  private String agent = "";

  @Option(
      names = {"-p", "--profile"},
      paramLabel = "NAME",
      description =
          "developer (default), ephemeral, unattended or strict; docs/sandbox.md says which.")
  private String profile = "developer";

  @Option(
      names = "--allow-host",
      paramLabel = "HOST[:PORT]",
      description = "Let this host through; *.example.org for all below it; may be repeated.")
  private List<String> hosts = new ArrayList<>();

  @Option(names = "--dry-run", description = "Show what would be run and how, and run nothing.")
  private boolean dryRun;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "Your policy; ~/.config/trustscan/run.toml if there is one.")
  private String policy = "";

  @Option(
      names = {"-q", "--quiet"},
      description = "Say nothing about a run in which nothing was refused, held or changed.")
  private boolean quiet;

  @Mixin HelpOption help = new HelpOption();

  /**
   * The verb.
   *
   * @param command what stands behind the two dashes
   */
  RunCommand(Host host, List<String> command) {
    this.host = host;
    this.command = command;
  }

  @Override
  public Integer call() throws Exception {
    if (command.isEmpty()) {
      throw new UsageException("run takes the program behind two dashes: trustscan run -- claude.");
    }
    Profile chosen =
        Profile.named(profile)
            .orElseThrow(() ->
                new UsageException(
                    "There is no profile "
                        + host.quote(profile)
                        + "; there are developer, ephemeral, unattended and strict."));
    Path workspace = host.path(path);
    try (PreparedRun run = prepare(chosen, workspace)) {
      if (dryRun) {
        run.notes().forEach(note -> host.err().println("  " + note));
        Output.toStandardOutput(
            host,
            out -> {
              for (String each : PlanText.of(run.plan(), host.glyphs())) {
                out.write((each + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
              }
            });
        return ExitCode.OK;
      }
      RunReport report = run.run(new Proxies(host));
      return RunNotes.say(host, run.plan(), report, quiet);
    } catch (PlanException e) {
      host.complain(host.glyphs().message(String.valueOf(e.getMessage())));
      return ExitCode.NOT_CONTAINED;
    } catch (SetupException e) {
      host.complain(host.glyphs().message(String.valueOf(e.getMessage())));
      return ExitCode.NOT_CONTAINED;
    }
  }

  private PreparedRun prepare(Profile chosen, Path workspace) throws Exception {
    Policy own = policy(chosen, workspace).withHosts(hosts);
    var order =
        new Order(
            workspace,
            host.folder(),
            chosen,
            own,
            command,
            host.environment(),
            host.home(),
            Folders.caches(host),
            Folders.state(host),
            Approved.of(host, path, agent));
    return new Launcher(Catalogue.load(), ScanRequest.DEFAULT).prepare(order);
  }

  private Policy policy(Profile chosen, Path workspace)
      throws UsageException, PlanException, IOException {
    Path usual = Folders.configuration(host).resolve("run.toml");
    Path file = policy.isEmpty() ? usual : host.path(policy);
    if (!Files.exists(file)) {
      if (policy.isEmpty()) {
        return Policy.NOTHING;
      }
      throw new UsageException("There is no policy at " + host.quote(policy) + ".");
    }
    if (file.toRealPath().startsWith(workspace.toRealPath())) {
      throw new UsageException(
          "The policy "
              + host.quote(file.toString())
              + " lies in the workspace, which has no say in how it is contained; move it out.");
    }
    return PolicyReader.read(Files.readAllBytes(file), host.home(), chosen);
  }
}
