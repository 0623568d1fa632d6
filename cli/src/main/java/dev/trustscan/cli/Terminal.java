package dev.trustscan.cli;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The terminal that a person sits at. Answers are read from there and not from standard input, so
 * that nothing which is piped in can answer.
 */
final class Terminal implements Closeable {
  private static final String DEVICE = "/dev/tty";
  private static final int LONGEST = 200;

  private final BufferedReader in;
  private final PrintStream out;
  private final StringBuilder shown = new StringBuilder();

  private Terminal(BufferedReader in, PrintStream out) {
    this.in = in;
    this.out = out;
  }

  static Terminal open(Host host, String verb) throws UsageException {
    try {
      var in = new FileInputStream(DEVICE);
      var out = new FileOutputStream(DEVICE);
      var charset =
          host.glyphs() == dev.trustscan.scanner.report.Printable.ASCII
              ? StandardCharsets.US_ASCII
              : StandardCharsets.UTF_8;
      return new Terminal(
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)),
          new PrintStream(out, true, charset));
    } catch (IOException e) {
      throw new UsageException(
          "trustscan "
              + verb
              + " asks a person and needs a terminal. Without one nothing is allowed; use trustscan"
              + " status to see what waits.");
    }
  }

  void print(Wrap page) {
    for (String line : page.lines()) {
      shown.append(line).append('\n');
      out.println(line);
    }
  }

  /** Asks; the end of the input is an empty answer. */
  String ask(String question) throws IOException {
    out.print(question + " ");
    out.flush();
    @Nullable String line = in.readLine();
    if (line == null) {
      out.println();
    }
    String answer = line == null ? "" : line.strip();
    return answer.length() > LONGEST ? "" : answer;
  }

  /** Everything that was shown. */
  String shown() {
    return shown.toString();
  }

  @Override
  public void close() throws IOException {
    in.close();
    out.close();
  }
}
