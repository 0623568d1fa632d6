package dev.trustscan.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Lines for people on standard output, with everything that a terminal might obey escaped. */
final class Said {
  private static final int MAX = 4000;

  private Said() {}

  static void line(Host host, String... lines) throws IOException {
    Output.toStandardOutput(
        host,
        out -> {
          for (String line : lines) {
            out.write((host.glyphs().text(line, MAX) + "\n").getBytes(StandardCharsets.UTF_8));
          }
        });
  }
}
