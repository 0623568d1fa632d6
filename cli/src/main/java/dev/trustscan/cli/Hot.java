package dev.trustscan.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The command lines that are answered without the parser. */
final class Hot {
  private Hot() {}

  /** Runs a command line if it is a plain one of a verb listed here. */
  static OptionalInt run(Host host, String... args) {
    HotVerb verb = args.length == 0 ? null : verb(args[0]);
    if (verb == null) {
      return OptionalInt.empty();
    }
    try {
      return verb.run(host, List.of(args).subList(1, args.length));
    } catch (Exception e) {
      return OptionalInt.of(Failures.code(host, e));
    }
  }

  private static @Nullable HotVerb verb(String name) {
    return switch (name) {
      case "scan" -> new PlainScan();
      case "hook" -> new HookRun();
      case "status" -> new PlainStatus();
      case "load" -> PlainLoad::load;
      case "exec" -> PlainLoad::exec;
      case "-V", "--version" -> Hot::version;
      default -> null;
    };
  }

  private static OptionalInt version(Host host, List<String> words) throws Exception {
    if (!words.isEmpty()) {
      return OptionalInt.empty();
    }
    Output.toStandardOutput(
        host,
        out ->
            out.write(
                (String.join(System.lineSeparator(), Version.lines()) + System.lineSeparator())
                    .getBytes(StandardCharsets.UTF_8)));
    return OptionalInt.of(ExitCode.OK);
  }
}
