package dev.trustscan.scanner.source;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * File names as the bytes that the file system knows, whatever the locale.
 *
 * <p>A path that came from a directory listing keeps its bytes inside, but its text is decoded by
 * the locale's charset and loses what that cannot express. Only the URI form gives the bytes back.
 */
final class NativeName {
  // Nothing can exist below it. Making a URI asks the file system whether the path is a directory;
  // the
  // question must not reach, or follow, anything of the target.
  private static final Path NOWHERE = Path.of("/dev/null");
  private static final String NOWHERE_URI = "/dev/null/";

  private static final boolean UTF_8 =
      Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"))
          .equals(StandardCharsets.UTF_8);

  private NativeName() {}

  /** The name, one segment, as a repository path. */
  static RepoPath of(Path name) {
    String text = name.toString();
    return isExact(text) ? RepoPath.of(text) : RepoPath.ofBytes(rawBytes(name));
  }

  /** The bytes of a path of any number of segments, as a link's target is one. */
  static byte[] bytes(Path path) {
    String text = path.toString();
    if (isExact(text)) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    var all = new ByteArrayOutputStream();
    if (path.isAbsolute()) {
      all.write('/');
    }
    for (int i = 0; i < path.getNameCount(); i++) {
      if (i > 0) {
        all.write('/');
      }
      all.writeBytes(rawBytes(path.getName(i)));
    }
    return all.toByteArray();
  }

  /** The file system's form of a name of one segment. */
  static Path toPath(RepoPath name) {
    String text = name.text();
    if (name.isUtf8() && (UTF_8 || isAscii(text))) {
      return Path.of(text);
    }
    var uri = new StringBuilder("file:///");
    for (byte b : name.bytes()) {
      uri.append('%').append(Character.forDigit((b >> 4) & 15, 16));
      uri.append(Character.forDigit(b & 15, 16));
    }
    return Path.of(URI.create(uri.toString())).getFileName();
  }

  private static boolean isExact(String text) {
    return UTF_8 ? text.indexOf('\uFFFD') < 0 : isAscii(text);
  }

  // Without ESC, because some charsets of old switch alphabets by it.
  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || c == 0x1B) {
        return false;
      }
    }
    return true;
  }

  private static byte[] rawBytes(Path name) {
    String uri = NOWHERE.resolve(name).toUri().getRawPath().substring(NOWHERE_URI.length());
    var bytes = new ByteArrayOutputStream(uri.length());
    for (int i = 0; i < uri.length(); i++) {
      char c = uri.charAt(i);
      if (c == '%') {
        bytes.write(Integer.parseInt(uri, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.write(c);
      }
    }
    return bytes.toByteArray();
  }
}
