package dev.trustscan.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code trustscan key}, the parent of what manages keys. */
@Command(name = "key", description = "Make, list and change the keys that sign decisions.")
final class KeyCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin HelpOption help = new HelpOption();

  static CommandLine all(Host host) {
    var key = new CommandLine(new KeyCommand());
    key.addSubcommand("init", new KeyVerb.Init(host));
    key.addSubcommand("list", new KeyVerb.Show(host));
    key.addSubcommand("renew", new KeyVerb.Renew(host));
    key.addSubcommand("add", new KeyChange.Add(host));
    key.addSubcommand("rotate", new KeyChange.Rotate(host));
    key.addSubcommand("revoke", new KeyChange.Revoke(host));
    key.addSubcommand("delegate", new KeyChange.Delegate(host));
    return key;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut(), spec.commandLine().getColorScheme());
  }
}
