package dev.trustscan.cli;

import dev.trustscan.scanner.report.Printable;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** The entry point. The launcher passes what the JVM cannot see by itself as system properties. */
public final class Main {
  private Main() {}

  /**
   * How a command line ended.
   *
   * @param code the exit code
   * @param hot whether a hot verb answered
   */
  private record End(int code, boolean hot) {}

  /** Runs a command line and ends the process with its exit code. */
  public static void main(String[] args) {
    End end = end(args);
    if (end.hot()) {
      // Nothing waits for the end of a hot verb, and halting spares the start of a logger.
      Runtime.getRuntime().halt(end.code());
    }
    // Daemon threads of libraries must not hold the process up.
    System.exit(end.code());
  }

  /** Runs a command line in this process and gives its exit code. */
  public static int run(String... args) {
    return end(args).code();
  }

  private static End end(String... args) {
    Host host = host();
    End end;
    try {
      OptionalInt hot = Hot.run(host, args);
      end = hot.isPresent() ? new End(hot.getAsInt(), true) : new End(Cli.run(host, args), false);
    } catch (OutOfMemoryError e) {
      host.complain(
          "The memory limit ran out, so the scan is incomplete; raise it with TRUSTSCAN_HEAP=512m.");
      end = new End(ExitCode.INCOMPLETE, false);
    } catch (Error e) {
      // Left alone it would end the process with 1, which means findings.
      end = new End(Failures.defect(host, e), false);
    }
    host.err().flush();
    return end;
  }

  /** The process's own world. */
  static Host host() {
    Map<String, String> environment = System.getenv();
    String terminals = System.getProperty("trustscan.terminals", "");
    Printable glyphs = glyphs(environment);
    var charset = glyphs == Printable.ASCII ? StandardCharsets.US_ASCII : StandardCharsets.UTF_8;
    return new Host(
        Path.of(System.getProperty("trustscan.folder", System.getProperty("user.dir"))),
        Path.of(environment.getOrDefault("HOME", System.getProperty("user.home"))),
        environment,
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new PrintStream(new FileOutputStream(FileDescriptor.err), false, charset),
        terminals.contains("0"),
        terminals.contains("1"),
        terminals.contains("2"),
        number(System.getProperty("trustscan.columns", environment.getOrDefault("COLUMNS", ""))),
        glyphs,
        LocalDate.now(ZoneOffset.UTC));
  }

  /** The locale decides, as it does for every other program of the terminal. */
  private static Printable glyphs(Map<String, String> environment) {
    String locale = System.getProperty("trustscan.locale");
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      if (locale == null || locale.isEmpty()) {
        locale = environment.getOrDefault(name, "");
      }
    }
    String lower = locale == null ? "" : locale.toLowerCase(Locale.ROOT);
    return lower.contains("utf-8") || lower.contains("utf8") ? Printable.UNICODE : Printable.ASCII;
  }

  private static int number(String text) {
    boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && !text.isEmpty() && text.length() <= 4 ? Integer.parseInt(text) : 0;
  }
}
