package dev.trustscan.loader.egress;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request's head byte by byte and refuses at the first byte that some server might read
 * differently. The HTTP library's own decoder is more lenient (it unfolds headers and skips what it
 * may); it reads only what passed here, and both readings must be the same.
 */
final class HeadScanner {
  /** More than any client sends; less than what could occupy memory on many connections. */
  static final int MAX_HEAD = 16 << 10;

  static final int MAX_HEADERS = 100;

  private enum State {
    METHOD,
    TARGET,
    VERSION,
    REQUEST_LF,
    LINE_START,
    NAME,
    VALUE,
    HEADER_LF,
    LAST_LF,
    DONE
  }

  private final StringBuilder word = new StringBuilder();
  private final List<Header> headers = new ArrayList<>();
  private State state = State.METHOD;
  private int length;
  private String method = "";
  private String target = "";
  private String name = "";
  private int minor;

  /** Whether the empty line after the headers was read. */
  boolean done() {
    return state == State.DONE;
  }

  /** What was read, once it is done. */
  Head head() {
    return new Head(method, target, minor, headers);
  }

  /** Takes the next byte; says why not, if it does not belong there. */
  @Nullable Reason next(byte signed) {
    int b = signed & 0xFF;
    if (++length > MAX_HEAD || headers.size() > MAX_HEADERS) {
      return Reason.HEAD_TOO_LARGE;
    }
    Reason broken = brokenByte(b);
    if (broken != null) {
      return length == 1 ? Reason.NOT_HTTP : broken;
    }
    return switch (state) {
      case METHOD -> method(b);
      case TARGET -> target(b);
      case VERSION -> version(b);
      case REQUEST_LF, HEADER_LF -> lineFeed(b, State.LINE_START);
      case LAST_LF -> lineFeed(b, State.DONE);
      case LINE_START -> lineStart(b);
      case NAME -> name(b);
      case VALUE -> value(b);
      case DONE -> throw new IllegalStateException("the head is complete");
    };
  }

  /** What may stand nowhere in a head, or not here. */
  private @Nullable Reason brokenByte(int b) {
    if (b >= 0x80) {
      return Reason.NON_ASCII;
    }
    boolean feedDue =
        state == State.REQUEST_LF || state == State.HEADER_LF || state == State.LAST_LF;
    if (feedDue ? b != '\n' : b == '\n') {
      return Reason.BARE_LINE_END;
    }
    boolean tabInValue = b == '\t' && (state == State.VALUE || state == State.LINE_START);
    boolean control = b < 0x20 && b != '\r' && b != '\n' && !tabInValue;
    return control || b == 0x7F ? Reason.CONTROL_CHARACTER : null;
  }

  private @Nullable Reason method(int b) {
    if (b == ' ' && !word.isEmpty()) {
      method = take();
      state = State.TARGET;
      return null;
    }
    return isTokenCharacter(b) && word.length() < 32 ? append(b) : Reason.NOT_HTTP;
  }

  private @Nullable Reason target(int b) {
    if (b == ' ') {
      target = take();
      state = State.VERSION;
      return target.isEmpty() ? Reason.NOT_HTTP : null;
    }
    return b == '\r' ? Reason.NOT_HTTP : append(b);
  }

  private @Nullable Reason version(int b) {
    if (b != '\r') {
      return word.length() < 8 ? append(b) : Reason.BAD_VERSION;
    }
    String version = take();
    if (!version.equals("HTTP/1.1") && !version.equals("HTTP/1.0")) {
      return Reason.BAD_VERSION;
    }
    minor = version.charAt(7) - '0';
    state = State.REQUEST_LF;
    return null;
  }

  private @Nullable Reason lineFeed(int b, State next) {
    state = next;
    return b == '\n' ? null : Reason.BARE_LINE_END;
  }

  private @Nullable Reason lineStart(int b) {
    if (b == ' ' || b == '\t') {
      return Reason.FOLDED_HEADER;
    }
    if (b == '\r') {
      state = State.LAST_LF;
      return null;
    }
    state = State.NAME;
    return name(b);
  }

  private @Nullable Reason name(int b) {
    if (b == ':' && !word.isEmpty()) {
      name = take();
      state = State.VALUE;
      return null;
    }
    return isTokenCharacter(b) ? append(b) : Reason.BAD_HEADER;
  }

  private @Nullable Reason value(int b) {
    if (b != '\r') {
      return append(b);
    }
    headers.add(new Header(name, take().strip()));
    state = State.HEADER_LF;
    return null;
  }

  private @Nullable Reason append(int b) {
    word.append((char) b);
    return null;
  }

  private String take() {
    String taken = word.toString();
    word.setLength(0);
    return taken;
  }

  private static boolean isTokenCharacter(int b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || "!#$%&'*+-.^_`|~".indexOf(b) >= 0;
  }

  /** For tests and messages: what a whole head would give. */
  static @Nullable Reason scan(String head) {
    var scanner = new HeadScanner();
    for (byte b : head.getBytes(StandardCharsets.ISO_8859_1)) {
      Reason reason = scanner.next(b);
      if (reason != null) {
        return reason;
      }
    }
    return null;
  }
}
