package dev.trustscan.cli;

import dev.trustscan.scanner.report.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Prints lines whose target text is escaped already. */
final class Lines {
  private Lines() {}

  static void print(Host host, List<String> lines) throws IOException {
    boolean ascii = host.glyphs() == Printable.ASCII;
    Output.toStandardOutput(
        host,
        out -> {
          for (String line : lines) {
            String text = ascii ? Printable.ASCII.text(line, Integer.MAX_VALUE) : line;
            out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
          }
        });
  }
}
