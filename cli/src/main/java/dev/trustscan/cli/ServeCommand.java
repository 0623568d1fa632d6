package dev.trustscan.cli;

import dev.trustscan.loader.adapt.rpc.Methods;
import dev.trustscan.loader.adapt.rpc.Server;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trustscan serve}: answers programs until they close its input. */
@Command(
    name = "serve",
    description = {
      "Answers JSON-RPC 2.0 requests, one on each line of standard input: status, load, explain,"
          + " subscribe, unsubscribe. There is no method that allows anything.",
      ""
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  echo '{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"status\"}' | trustscan serve --stdio",
      "",
      "Exit codes: 0 the input ended, 2 usage, 4 the output could not be written."
    },
    sortOptions = false)
final class ServeCommand implements Callable<Integer> {
  private final Host host;

  @Option(
      names = "--stdio",
      required = true,
      description = "Speak over standard input and output, the only way there is.")
  private boolean stdio;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..1",
      description = "The checkout that is meant where a call names none; the current folder.")
  private String path = ".";

  @Mixin HelpOption help = new HelpOption();

  ServeCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Exception {
    if (!stdio) {
      throw new UsageException("serve needs --stdio.");
    }
    Path checkout = Gated.checkout(host, path);
    var gated = new Gated(host);
    var methods = new Methods(gated, checkout, gated.loads(), Gated.self(), gated.clock());
    new Server(new FileInputStream(FileDescriptor.in), host.out(), methods).run();
    return ExitCode.OK;
  }
}
