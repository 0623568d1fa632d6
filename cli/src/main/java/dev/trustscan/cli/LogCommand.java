package dev.trustscan.cli;

import dev.trustscan.loader.envelope.JsonText;
import dev.trustscan.loader.ssh.AllowedSigners;
import dev.trustscan.loader.ssh.Namespace;
import dev.trustscan.loader.ssh.SshSig;
import dev.trustscan.loader.store.History;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trustscan log}. */
@Command(name = "log", description = "Show what was decided, loaded and withheld, oldest first.")
final class LogCommand implements Callable<Integer> {
  private final Host host;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text (default), or JSON Lines: json, ocsf, cloudevents.")
  private Form form = Form.TEXT;

  @Mixin HelpOption help = new HelpOption();

  /** The values of {@code --format}. */
  enum Form {
    TEXT,
    JSON,
    OCSF,
    CLOUDEVENTS
  }

  LogCommand(Host host) {
    this.host = host;
  }

  static CommandLine all(Host host) {
    var log = new CommandLine(new LogCommand(host));
    log.addSubcommand("export", new Export(host));
    return log;
  }

  @Override
  public Integer call() throws Exception {
    List<History.Item> items = OwnStore.of(host).store().history().items();
    if (form == Form.TEXT) {
      Said.line(host, items.stream().map(LogCommand::text).toArray(String[]::new));
      return ExitCode.OK;
    }
    String version = Version.number();
    Output.toStandardOutput(
        host,
        out -> {
          for (History.Item item : items) {
            Object form = LogForms.of(this.form, item, version);
            out.write((JsonText.of(form) + "\n").getBytes(StandardCharsets.UTF_8));
          }
        });
    return ExitCode.OK;
  }

  private static String text(History.Item item) {
    var line =
        new StringBuilder(item.time().toString())
            .append("  ")
            .append(String.format(Locale.ROOT, "%-10s", item.type()))
            .append("  ")
            .append(item.id().shortForm());
    item.details().forEach((name, value) -> line.append("  ").append(name + "=" + value));
    return line.toString();
  }

  /** {@code trustscan log export}. */
  @Command(
      name = "export",
      description = "Write signed lines so that ssh-keygen alone can check them.")
  static final class Export implements Callable<Integer> {
    private final Host host;

    @Parameters(paramLabel = "DIR", description = "A folder that does not exist yet.")
    private String folder = "";

    @Mixin HelpOption help = new HelpOption();

    Export(Host host) {
      this.host = host;
    }

    @Override
    public Integer call() throws Exception {
      List<History.Item> items = OwnStore.of(host).store().history().items();
      Path target = host.path(folder);
      if (Files.exists(target)) {
        throw new UsageException(host.quote(folder) + " is there already; name a new folder.");
      }
      Files.createDirectories(target);
      var signers = new TreeSet<String>();
      var script =
          new ArrayList<String>(List.of("#!/bin/sh", "cd \"$(dirname \"$0\")\" || exit 1"));
      int count = 0;
      for (History.Item item : items) {
        if (!item.envelope().signatures().isEmpty()) {
          count++;
          write(target, count, item, signers, script);
        }
      }
      put(target.resolve("allowed_signers"), String.join("", signers));
      put(target.resolve("check.sh"), String.join("\n", script) + "\n");
      Said.line(host, count + " signed lines; check them with: sh " + target + "/check.sh");
      return ExitCode.OK;
    }

    private static void write(
        Path target, int number, History.Item item, Set<String> signers, List<String> script)
        throws IOException {
      SshSig signature = item.envelope().signatures().getFirst();
      String who = signature.key().fingerprint();
      signers.add(
          new AllowedSigners.Line(
                  who,
                  signature.key(),
                  List.of(Namespace.DECISION.text()),
                  Optional.empty(),
                  Optional.empty())
              .text());
      Files.write(
          target.resolve(number + ".signed"),
          item.envelope().signedBytes(),
          StandardOpenOption.CREATE_NEW);
      put(target.resolve(number + ".sig"), signature.armored());
      script.add(
          "ssh-keygen -Y verify -f allowed_signers -I "
              + who
              + " -n "
              + Namespace.DECISION.text()
              + " -s "
              + number
              + ".sig <"
              + number
              + ".signed || exit 1");
    }

    private static void put(Path file, String text) throws IOException {
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    }
  }
}
