package dev.trustscan.cli;

import dev.trustscan.scanner.report.Printable;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Runs typical command lines in one process, for the build to learn which classes start-up needs.
 * Not a command.
 */
public final class Training {
  private static final String[][] LINES = {
    {"scan", "."},
    {"scan", ".", "--format", "json"},
    {"scan", ".", "--quiet", "--color", "always"},
    {"scan", ".", "-v", "--deep", "--agent", "claude-code", "--limit", "time=60s"},
    {"scan", "--ref", "HEAD"},
    {"scan", "--diff", "HEAD..main", "--format", "sarif"},
    {"scan", "absent"},
    {"scan", ".", "--rules", "absent"},
    {"scan", ".", "--quiet", "--ref", "HEAD", "--surfaces-only"},
    {"show", "1"},
    {"explain", "executes-on-open"},
    {"rules", "list"},
    {"--help"},
    {"--version"},
    {"--unknown"},
  };

  private Training() {}

  /** Runs the command lines in the folder given. */
  public static void main(String[] args) {
    Path folder = Path.of(args[0]).toAbsolutePath();
    // Learns how the real one is made, and goes on with one that writes nowhere.
    Map<String, String> environment = Main.host().environment();
    for (Printable glyphs : Printable.values()) {
      var host =
          new Host(
              folder,
              folder,
              environment,
              InputStream.nullInputStream(),
              OutputStream.nullOutputStream(),
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
              false,
              true,
              false,
              80,
              glyphs,
              LocalDate.now(ZoneOffset.UTC));
      for (String[] line : LINES) {
        if (Hot.run(host, line).isEmpty()) {
          Cli.run(host, line);
        }
      }
    }
  }
}
