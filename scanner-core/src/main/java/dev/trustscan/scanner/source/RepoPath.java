package dev.trustscan.scanner.source;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path inside a repository: raw bytes, segments joined by {@code /}, no leading or trailing
 * slash.
 *
 * <p>The bytes are what git and the file system know. The text is for matching and is hostile: only
 * a renderer may print it.
 */
public final class RepoPath implements Comparable<RepoPath> {
  /** The repository's own root. */
  public static final RepoPath ROOT = new RepoPath("", null, false);

  private final String text;
  // Only when the bytes are not valid UTF-8; otherwise they are the text's encoding.
  private final byte @Nullable [] raw;

  // Whether the text has surrogates, which alone sort otherwise as text than as bytes.
  private final boolean surrogates;

  private RepoPath(String text, byte @Nullable [] raw, boolean surrogates) {
    this.text = text;
    this.raw = raw;
    this.surrogates = surrogates;
  }

  /** A path from text. */
  public static RepoPath of(String text) {
    return text.isEmpty() ? ROOT : new RepoPath(text, null, hasSurrogates(text));
  }

  private static boolean hasSurrogates(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** A path from raw bytes. */
  public static RepoPath ofBytes(byte[] bytes) {
    if (bytes.length == 0) {
      return ROOT;
    }
    if (isAscii(bytes)) {
      return new RepoPath(new String(bytes, StandardCharsets.ISO_8859_1), null, false);
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    // Malformed bytes become U+FFFD, which encodes to other bytes than they were.
    boolean exact =
        text.indexOf('\uFFFD') < 0 || Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes);
    return new RepoPath(text, exact ? null : bytes.clone(), hasSurrogates(text));
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  /** The path as text; malformed bytes are U+FFFD. Never print it without the renderer. */
  public String text() {
    return text;
  }

  /** The raw bytes. */
  public byte[] bytes() {
    return raw == null ? text.getBytes(StandardCharsets.UTF_8) : raw.clone();
  }

  /** Whether the bytes are valid UTF-8. */
  public boolean isUtf8() {
    return raw == null;
  }

  /** The raw bytes in base64. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes());
  }

  /** Whether this is the repository's root. */
  public boolean isRoot() {
    return text.isEmpty();
  }

  /** The last segment's text; empty for the root. */
  public String name() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /** The containing directory; the root's parent is the root. */
  public RepoPath parent() {
    byte[] bytes = raw;
    if (bytes == null) {
      int slash = text.lastIndexOf('/');
      return slash < 0 ? ROOT : of(text.substring(0, slash));
    }
    int slash = bytes.length - 1;
    while (slash >= 0 && bytes[slash] != '/') {
      slash--;
    }
    return slash < 0 ? ROOT : ofBytes(Arrays.copyOf(bytes, slash));
  }

  /** A path below this one. */
  public RepoPath child(String name) {
    return raw == null ? of(isRoot() ? name : text + "/" + name) : child(of(name));
  }

  /** A path below this one. */
  public RepoPath child(RepoPath relative) {
    if (isRoot()) {
      return relative;
    }
    if (raw == null && relative.raw == null) {
      return new RepoPath(text + "/" + relative.text, null, surrogates || relative.surrogates);
    }
    byte[] head = bytes();
    byte[] tail = relative.bytes();
    byte[] all = Arrays.copyOf(head, head.length + 1 + tail.length);
    all[head.length] = '/';
    System.arraycopy(tail, 0, all, head.length + 1, tail.length);
    return ofBytes(all);
  }

  /** A path from text that is ASCII. */
  static RepoPath ofAscii(String text) {
    return new RepoPath(text, null, false);
  }

  /** The segments' texts; none for the root. */
  public List<String> segments() {
    return isRoot() ? List.of() : List.of(text.split("/", -1));
  }

  /** The segments, bytes kept; none for the root. */
  public List<RepoPath> parts() {
    if (isRoot()) {
      return List.of();
    }
    byte[] bytes = raw;
    if (bytes == null) {
      var parts = new ArrayList<RepoPath>();
      for (String segment : segments()) {
        parts.add(of(segment));
      }
      return parts;
    }
    var parts = new ArrayList<RepoPath>();
    int start = 0;
    for (int i = 0; i <= bytes.length; i++) {
      if (i == bytes.length || bytes[i] == '/') {
        parts.add(ofBytes(Arrays.copyOfRange(bytes, start, i)));
        start = i + 1;
      }
    }
    return parts;
  }

  /**
   * Bytes as text in which those that are not valid UTF-8 stand as lone surrogates U+DC80 to
   * U+DCFF, so that {@link #ofEscaped} gives them back. Link targets are kept in this form.
   */
  public static String escaped(byte[] bytes) {
    RepoPath path = ofBytes(bytes);
    if (path.isUtf8()) {
      return path.text;
    }
    var text = new StringBuilder();
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      text.append(out.flip());
      out.clear();
      if (!result.isMalformed()) {
        return text.toString();
      }
      for (int i = 0; i < result.length(); i++) {
        text.append((char) (0xDC00 | (in.get() & 0xFF)));
      }
    }
  }

  /** A path from text of {@link #escaped}. */
  public static RepoPath ofEscaped(String text) {
    boolean plain = true;
    for (int i = 0; i < text.length() && plain; i++) {
      plain = !isEscape(text, i);
    }
    if (plain) {
      return of(text);
    }
    var bytes = new ByteArrayOutputStream();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (isEscape(text, i)) {
        bytes.writeBytes(text.substring(start, i).getBytes(StandardCharsets.UTF_8));
        bytes.write(text.charAt(i));
        start = i + 1;
      }
    }
    bytes.writeBytes(text.substring(start).getBytes(StandardCharsets.UTF_8));
    return ofBytes(bytes.toByteArray());
  }

  private static boolean isEscape(String text, int at) {
    char c = text.charAt(at);
    return c >= 0xDC80
        && c <= 0xDCFF
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }

  /** Whether this path is the given one or lies below it. */
  public boolean isWithin(RepoPath folder) {
    if (raw != null || folder.raw != null) {
      byte[] whole = bytes();
      byte[] head = folder.bytes();
      int same = Arrays.mismatch(whole, head);
      return head.length == 0 || same < 0 || (same == head.length && whole[head.length] == '/');
    }
    return folder.isRoot()
        || text.equals(folder.text)
        || (text.length() > folder.text.length()
            && text.startsWith(folder.text)
            && text.charAt(folder.text.length()) == '/');
  }

  @Override
  public int compareTo(RepoPath other) {
    if (raw == null && other.raw == null) {
      return surrogates || other.surrogates
          ? compareAsBytes(text, other.text)
          : text.compareTo(other.text);
    }
    return Arrays.compareUnsigned(bytes(), other.bytes());
  }

  // The order of the UTF-8 bytes, as for raw paths: code units differ from it above U+FFFF only,
  // where
  // surrogates must come after everything else.
  private static int compareAsBytes(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean high = Character.isSurrogate(x);
        return high == Character.isSurrogate(y) ? x - y : high ? 1 : -1;
      }
    }
    return a.length() - b.length();
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof RepoPath other && text.equals(other.text) && Arrays.equals(raw, other.raw);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
