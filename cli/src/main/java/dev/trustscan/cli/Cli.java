package dev.trustscan.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/** Puts the commands together for the parser of command lines. */
final class Cli {
  private final Host host;
  private List<String> behindDashes = List.of();
  private final Map<String, Supplier<Object>> commands = new LinkedHashMap<>();

  private Cli(Host host) {
    this.host = host;
    commands.put("scan", () -> new ScanCommand(host));
    commands.put("show", () -> new ShowCommand(host));
    commands.put("explain", () -> new ExplainCommand(host));
    commands.put("status", () -> new StatusCommand(host));
    commands.put("review", () -> new ReviewCommand(host));
    commands.put("allow", () -> new AllowCommand(host));
    commands.put("deny", () -> new DenyCommand(host));
    commands.put("revoke", () -> new RevokeCommand(host));
    commands.put("list", () -> new ListCommand(host));
    commands.put("replay", () -> new ReplayCommand(host));
    commands.put("why", () -> new WhyCommand(host));
    commands.put("key", () -> KeyCommand.all(host));
    commands.put("bundle", () -> BundleCommand.all(host));
    commands.put("log", () -> LogCommand.all(host));
    commands.put("verify", () -> new VerifyCommand(host));
    commands.put("load", () -> new LoadCommand(host));
    commands.put("exec", () -> new ExecCommand(host));
    commands.put("serve", () -> new ServeCommand(host));
    commands.put("rules", this::rules);
    commands.put("hook", this::hook);
    commands.put("doctor", () -> new DoctorCommand(host));
    commands.put("run", () -> new RunCommand(host, behindDashes));
  }

  private CommandLine hook() {
    var hook = new CommandLine(new HookCommand());
    hook.addSubcommand("install", new HookVerb.Install(host));
    hook.addSubcommand("status", new HookVerb.Status(host));
    hook.addSubcommand("remove", new HookVerb.Remove(host));
    return hook;
  }

  private CommandLine rules() {
    var rules = new CommandLine(new RulesCommand());
    rules.addSubcommand("list", new RulesListCommand(host));
    rules.addSubcommand("show", new ExplainCommand(host));
    return rules;
  }

  /** Runs a command line. */
  static int run(Host host, String... args) {
    return new Cli(host).run(args);
  }

  private int run(String... given) {
    String[] args = beforeDashes(given);
    CommandLine root = new CommandLine(new TrustscanCommand());
    // Describing a command to the parser takes time, so only the one that is asked for is
    // described.
    String asked = args.length > 0 && commands.containsKey(args[0]) ? args[0] : "";
    commands.forEach((name, make) -> {
      if (asked.isEmpty() || asked.equals(name)) {
        root.addSubcommand(name, make.get());
      }
    });
    var out = new PrintWriter(host.out(), false, StandardCharsets.UTF_8);
    root.setOut(out);
    root.setErr(new PrintWriter(host.err(), true, StandardCharsets.UTF_8));
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.setAbbreviatedOptionsAllowed(false);
    root.setUsageHelpWidth(Math.clamp(host.width(), 60, 100));
    root.setUsageHelpAutoWidth(false);
    root.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            Colour.of(host, Colour.When.AUTO)
                ? CommandLine.Help.Ansi.ON
                : CommandLine.Help.Ansi.OFF));
    root.setParameterExceptionHandler((e, arguments) -> usage(e));
    root.setExecutionExceptionHandler((e, command, result) -> Failures.code(host, e));
    int code = root.execute(args);
    out.flush();
    return code;
  }

  /** What stands behind two dashes is another program's command line, for the verb run alone. */
  private String[] beforeDashes(String... args) {
    int dashes = List.of(args).indexOf("--");
    if (args.length == 0 || !args[0].equals("run") || dashes < 0) {
      return args;
    }
    behindDashes = List.of(args).subList(dashes + 1, args.length);
    return Arrays.copyOf(args, dashes);
  }

  private int usage(CommandLine.ParameterException e) {
    host.complain(UsageSentence.of(host, e));
    return ExitCode.USAGE;
  }
}
