package dev.trustscan.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trustscan} alone: the help. */
@Command(
    name = "trustscan",
    synopsisSubcommandLabel = "COMMAND",
    descriptionHeading = "%n",
    description = {
      "Says what a repository would do to you, your editor and your agents before any of them acts"
          + " on it. Nothing of the repository is run, written or contacted.",
      ""
    },
    commandListHeading = "Commands:%n",
    footerHeading = "%nStart here:%n",
    footer = {
      "  trustscan scan            the current folder",
      "  trustscan scan PATH       another folder, or a zip or tar archive",
      "  trustscan status          what of it your agents would load now",
      "  trustscan review          decide what they may load",
      "",
      "Exit codes: 0 nothing blocks, 1 findings, 2 usage, 3 not everything was looked at,",
      "4 internal error."
    },
    versionProvider = TrustscanCommand.Versions.class)
final class TrustscanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin HelpOption help = new HelpOption();

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version of the program and of its catalogue.")
  boolean version;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut(), spec.commandLine().getColorScheme());
    return ExitCode.OK;
  }

  /** What {@code --version} prints. */
  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
      return Version.lines();
    }
  }
}
