package dev.trustscan.cli;

import dev.trustscan.loader.adapt.LoadException;
import dev.trustscan.loader.adapt.LoadRequest;
import dev.trustscan.loader.adapt.Loader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trustscan load}: the gated loader for programs. */
@Command(
    name = "load",
    description = {
      "Writes what is trusted of a checkout as configuration for one agent, outside the checkout,"
          + " and prints a plan in JSON. Never asks: what is not trusted is left out.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  trustscan load --agent claude-code",
      "  trustscan load --agent codex --require all --out /tmp/vetted ~/src/project",
      "",
      "Exit codes: 0 everything was loaded; 20 held back as risky, 21 not everything could be read,",
      "22 undecided or changed, 23 denied or revoked, 24 the trust store cannot be used. With 20 to",
      "23 the trusted rest is loaded all the same, unless --require all is given."
    },
    sortOptions = false)
final class LoadCommand implements Callable<Integer> {
  private final Host host;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..1",
      description = "A checkout; the current folder if left out.")
  String path = ".";

  @Option(
      names = "--agent",
      paramLabel = "ID",
      required = true,
      description = {
        "claude-code, codex, gemini-cli, opencode, copilot-cli, cursor, qwen-code, cline, or generic"
            + " for every unit as plain JSON."
      })
  String agent = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write below this folder, which must lie outside the checkout.")
  String out = "";

  @Option(
      names = "--require",
      paramLabel = "all",
      description = "all: write nothing if anything is withheld.")
  String require = "";

  @Mixin HelpOption help = new HelpOption();

  LoadCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Exception {
    if (!require.isEmpty() && !require.equals("all")) {
      throw new UsageException("--require takes all, not " + host.quote(require) + ".");
    }
    if (!Loader.agents().contains(agent)) {
      throw new UsageException(
          "There is no adapter for "
              + host.quote(agent)
              + "; known are "
              + String.join(", ", Loader.agents())
              + ".");
    }
    Path checkout = Gated.checkout(host, path);
    var gated = new Gated(host);
    Path base = out.isEmpty() ? gated.loads() : host.path(out);
    var request =
        new LoadRequest(
            agent, checkout, base, Gated.self(), !require.isEmpty(), gated.clock().instant());
    try {
      Loader.Loaded loaded = Loader.load(gated.plan(checkout, Loader.consumer(agent)), request);
      Output.toStandardOutput(
          host, out -> out.write(loaded.json().getBytes(StandardCharsets.US_ASCII)));
      return loaded.exitCode();
    } catch (LoadException e) {
      host.complain(host.glyphs().text(String.valueOf(e.getMessage())));
      return e.isUsage() ? ExitCode.USAGE : ExitCode.INTERNAL;
    }
  }
}
