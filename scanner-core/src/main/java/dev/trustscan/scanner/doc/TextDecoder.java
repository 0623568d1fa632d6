package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.DocNote.Kind;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decodes bytes as the more generous readers do, and says where others would differ. */
final class TextDecoder {
  private static final int MOST_NOTES = 20;
  private static final int SAMPLE = 4096;

  /** What is found at a place before the lines are known. */
  record Mark(Kind kind, int start, int end, String detail) {}

  /** A text without byte-order mark. */
  record Decoded(String text, List<Mark> marks) {}

  private final List<Mark> marks = new ArrayList<>();

  private TextDecoder() {}

  static Decoded decode(byte[] bytes) {
    return new TextDecoder().run(bytes);
  }

  /** Whether bytes are better not shown as text: a NUL near the start, as git decides. */
  static boolean looksBinary(byte[] bytes) {
    if (bom(bytes) > 0 || wideWithoutMark(bytes) != null) {
      return false;
    }
    for (int i = 0; i < Math.min(bytes.length, 8000); i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private Decoded run(byte[] bytes) {
    int skip = bom(bytes);
    Charset charset = StandardCharsets.UTF_8;
    if (skip > 0) {
      charset = charsetOf(bytes);
      marks.add(new Mark(Kind.BOM, 0, 0, "starts with a byte-order mark for " + charset.name()));
    } else {
      Charset wide = wideWithoutMark(bytes);
      charset = wide == null ? charset : wide;
    }
    if (!charset.equals(StandardCharsets.UTF_8)) {
      String how = skip > 0 ? "" : ", without a byte-order mark";
      marks.add(new Mark(Kind.ENCODING, 0, 0, "is " + charset.name() + how));
    }
    String text = decode(bytes, skip, charset);
    noteNul(text);
    return new Decoded(text, marks);
  }

  private static int bom(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return 3;
    }
    if (startsWith(bytes, 0xFF, 0xFE, 0, 0) || startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
      return 4;
    }
    return startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF) ? 2 : 0;
  }

  private static Charset charsetOf(byte[] bytes) {
    if (startsWith(bytes, 0xFF, 0xFE, 0, 0)) {
      return Charset.forName("UTF-32LE");
    }
    if (startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
      return Charset.forName("UTF-32BE");
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return StandardCharsets.UTF_16LE;
    }
    return startsWith(bytes, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  /** UTF-16 of mostly Latin letters shows as NULs in every second place. */
  private static @Nullable Charset wideWithoutMark(byte[] bytes) {
    int length = Math.min(bytes.length, SAMPLE) & ~1;
    if (length < 4) {
      return null;
    }
    int even = 0;
    int odd = 0;
    for (int i = 0; i < length; i += 2) {
      even += bytes[i] == 0 ? 1 : 0;
      odd += bytes[i + 1] == 0 ? 1 : 0;
    }
    int half = length / 2;
    if (odd * 10 >= half * 7 && even * 10 <= half) {
      return StandardCharsets.UTF_16LE;
    }
    return even * 10 >= half * 7 && odd * 10 <= half ? StandardCharsets.UTF_16BE : null;
  }

  private String decode(byte[] bytes, int skip, Charset charset) {
    if (charset.equals(StandardCharsets.UTF_8)) {
      String text = new String(bytes, skip, bytes.length - skip, StandardCharsets.UTF_8);
      if (text.indexOf('\uFFFD') < 0) {
        return text;
      }
    }
    var in = ByteBuffer.wrap(bytes, skip, bytes.length - skip);
    var decoder = charset.newDecoder();
    var out = CharBuffer.allocate(in.remaining() + 1);
    int errors = 0;
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (!result.isError()) {
        break;
      }
      if (errors++ < MOST_NOTES) {
        int at = out.position();
        marks.add(new Mark(Kind.MALFORMED_TEXT, at, at + 1, "not valid " + charset.name()));
      }
      out.put('\uFFFD');
      in.position(in.position() + result.length());
    }
    decoder.flush(out);
    return out.flip().toString();
  }

  private void noteNul(String text) {
    int at = text.indexOf('\0');
    if (at >= 0) {
      long count = text.chars().filter(c -> c == 0).count();
      marks.add(new Mark(Kind.NUL, at, at + 1, count == 1 ? "a NUL" : count + " NULs"));
    }
  }
}
