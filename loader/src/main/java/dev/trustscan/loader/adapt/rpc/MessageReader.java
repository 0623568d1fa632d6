package dev.trustscan.loader.adapt.rpc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Splits a stream into lines, none of which can grow beyond a limit. */
final class MessageReader {
  private final InputStream in;
  private final int most;
  private final byte[] buffer = new byte[8192];
  private int at;
  private int end;

  MessageReader(InputStream in, int most) {
    this.in = in;
    this.most = most;
  }

  /** A line. */
  sealed interface Line {
    /** A whole line without its end. */
    @SuppressWarnings("ArrayRecordComponent") // read once
    record Text(byte[] bytes) implements Line {}

    /** A line beyond the limit; it was passed over. */
    record TooLong() implements Line {}
  }

  /** The next line; nothing at the end. What the end cuts off counts as a line. */
  Optional<Line> next() throws IOException {
    var line = new ByteArrayOutputStream();
    boolean any = false;
    boolean over = false;
    while (true) {
      if (at == end) {
        at = 0;
        end = in.read(buffer);
        if (end <= 0) {
          end = 0;
          return any ? Optional.of(line(line, over)) : Optional.empty();
        }
      }
      any = true;
      byte b = buffer[at++];
      if (b == '\n') {
        return Optional.of(line(line, over));
      }
      over |= line.size() >= most;
      if (!over) {
        line.write(b);
      }
    }
  }

  private static Line line(ByteArrayOutputStream line, boolean over) {
    return over ? new Line.TooLong() : new Line.Text(line.toByteArray());
  }
}
