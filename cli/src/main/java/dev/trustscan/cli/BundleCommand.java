package dev.trustscan.cli;

import dev.trustscan.loader.store.TeamBundles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trustscan bundle}, decisions shared in a team. */
@Command(name = "bundle", description = "Share decisions in a team as signed files.")
final class BundleCommand implements Runnable {
  private static final long MAX = 1L << 26;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin HelpOption help = new HelpOption();

  static CommandLine all(Host host) {
    var bundle = new CommandLine(new BundleCommand());
    bundle.addSubcommand("export", new Export(host));
    bundle.addSubcommand("verify", new Check(host));
    bundle.addSubcommand("import", new Take(host));
    return bundle;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut(), spec.commandLine().getColorScheme());
  }

  /** {@code trustscan bundle export}. */
  @Command(name = "export", description = "Write your live decisions, signed for a team.")
  static final class Export implements Callable<Integer> {
    private final Host host;

    @Option(names = "--team", required = true, paramLabel = "TEAM", description = "The team.")
    private String team = "";

    @Option(
        names = {"-o", "--output"},
        paramLabel = "FILE",
        description = "Where to; standard output if left out.")
    private String output = "";

    @Option(
        names = "--days",
        paramLabel = "N",
        description = "How long a yes in it counts for others; 90 if left out.")
    private int days = 90;

    @Option(names = "--key", paramLabel = "FILE", description = "The key file to sign with.")
    private String file = "";

    @Mixin HelpOption help = new HelpOption();

    Export(Host host) {
      this.host = host;
    }

    @Override
    public Integer call() throws Exception {
      if (days < 1 || days > 400) {
        throw new UsageException("--days is from 1 to 400.");
      }
      OwnStore own = OwnStore.of(host);
      byte[] bundle = own.store().bundles().export(team, own.person(file, false), days);
      if (output.isEmpty()) {
        Output.toStandardOutput(host, out -> out.write(bundle));
      } else {
        Output.toFile(host, output, out -> out.write(bundle));
      }
      return ExitCode.OK;
    }
  }

  /** {@code trustscan bundle verify}. */
  @Command(name = "verify", description = "Check a bundle against the keys of its team.")
  static final class Check implements Callable<Integer> {
    private final Host host;

    @Parameters(paramLabel = "FILE", description = "The bundle.")
    private String file = "";

    @Mixin HelpOption help = new HelpOption();

    Check(Host host) {
      this.host = host;
    }

    @Override
    public Integer call() throws Exception {
      say(host, "good", OwnStore.of(host).store().bundles().verify(read(host, file)));
      return ExitCode.OK;
    }
  }

  /** {@code trustscan bundle import}. */
  @Command(name = "import", description = "Take a bundle in, in place of an older one.")
  static final class Take implements Callable<Integer> {
    private final Host host;

    @Parameters(paramLabel = "FILE", description = "The bundle.")
    private String file = "";

    @Option(names = "--key", paramLabel = "FILE", description = "The key file to sign with.")
    private String key = "";

    @Mixin HelpOption help = new HelpOption();

    Take(Host host) {
      this.host = host;
    }

    @Override
    public Integer call() throws Exception {
      OwnStore own = OwnStore.of(host);
      byte[] bundle = read(host, file);
      say(host, "taken in", own.store().bundles().take(bundle, own.person(key, false)));
      return ExitCode.OK;
    }
  }

  private static byte[] read(Host host, String file) throws UsageException {
    try {
      if (Files.size(host.path(file)) > MAX) {
        throw new UsageException("The bundle " + host.quote(file) + " is too long.");
      }
      return Files.readAllBytes(host.path(file));
    } catch (IOException e) {
      throw new UsageException("The bundle " + host.quote(file) + " cannot be read.");
    }
  }

  private static void say(Host host, String what, TeamBundles.Summary bundle) throws IOException {
    Said.line(
        host,
        "The bundle is "
            + what
            + ": team "
            + bundle.team()
            + ", signed by "
            + bundle.signer()
            + " on "
            + bundle.created()
            + ", a yes "
            + bundle.allows()
            + " times and a no "
            + bundle.denies()
            + " times, good until "
            + bundle.expires()
            + ".");
  }
}
