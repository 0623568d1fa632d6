package dev.trustscan.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code trustscan hook}, the parent of what deals with git hooks. */
@Command(
    name = "hook",
    description = {
      "Have git say, after a checkout, merge or rebase, what now acts by itself.",
      "",
      "The hooks come after the files and stop nothing: they are a tripwire. git reset --hard, stash"
          + " pop, am and cherry-pick call none. Other hooks go on as before."
    },
    footer = {
      "",
      "Examples:",
      "  trustscan hook install             in the repository of the current folder",
      "  trustscan hook install --global    in every repository of yours",
      "  trustscan hook status",
      "  trustscan hook remove"
    })
final class HookCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin HelpOption help = new HelpOption();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut(), spec.commandLine().getColorScheme());
  }
}
