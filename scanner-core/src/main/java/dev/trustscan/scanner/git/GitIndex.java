package dev.trustscan.scanner.git;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Steps through git's index file, versions 2 to 4.
 *
 * <p>The entries are sorted as git writes them: by the bytes of the path, then by stage.
 */
public final class GitIndex {
  private static final int HEADER = 12;
  private static final int STAT = 40;
  private static final int EXTENDED = 0x4000;
  private static final int NAME_ONLY = 0x2000;
  private static final int MOST_ENTRIES = 5_000_000;
  private static final int LONGEST_PATH = 16 << 10;
  // Version 4 stores only what differs from the path before, so a small file can make long paths.
  private static final long MOST_CHARS = 256L << 20;

  private final byte[] bytes;
  private final HashKind hash;
  private final int version;
  private final int count;
  private int done;
  private int at = HEADER;
  private int start;
  private int flags;
  private int extended;
  private String path = "";
  private boolean ascii = true;
  private long chars;

  /**
   * An index.
   *
   * @throws GitException if it is damaged, or of an unknown version
   */
  public GitIndex(byte[] bytes, HashKind hash) throws GitException {
    this.bytes = bytes;
    this.hash = hash;
    if (bytes.length < HEADER + hash.length()
        || bytes[0] != 'D'
        || bytes[1] != 'I'
        || bytes[2] != 'R'
        || bytes[3] != 'C') {
      throw GitException.damaged("the index does not begin as one");
    }
    this.version = int32(4);
    this.count = int32(8);
    if (version < 2 || version > 4) {
      throw new GitException(GitException.Reason.UNSUPPORTED, "an index of unknown version");
    }
    long least = (long) count * (STAT + hash.length() + 2);
    if (count < 0 || count > MOST_ENTRIES || least > bytes.length) {
      throw GitException.damaged("the index is too short for its entries");
    }
  }

  /**
   * Goes to the next entry; false at the end.
   *
   * @throws GitException if the index is damaged, or split over two files
   */
  public boolean next() throws GitException {
    if (done >= count) {
      refuseSplit();
      return false;
    }
    done++;
    start = at;
    need(STAT + hash.length() + 2);
    flags = int16(start + STAT + hash.length());
    at = start + STAT + hash.length() + 2;
    extended = 0;
    if (version >= 3 && (flags & EXTENDED) != 0) {
      need(2);
      extended = int16(at);
      at += 2;
    }
    if (version == 4) {
      path = compressedPath(path);
    } else {
      path = plainPath();
      // Entries are padded with one to eight NULs to a multiple of eight bytes.
      at = start + ((at - start + 8) & ~7);
    }
    chars += path.length();
    if (path.length() > LONGEST_PATH || chars > MOST_CHARS) {
      throw new GitException(GitException.Reason.TOO_LARGE, "the index has paths beyond the limit");
    }
    return true;
  }

  /** The path, a byte string; ends in a slash for a directory outside a sparse checkout. */
  public String path() {
    return path;
  }

  /** The mode, as in a tree; that of a directory for one outside a sparse checkout. */
  public int mode() {
    return int32(start + 24);
  }

  /** The blob, or the commit of a submodule. */
  public ObjectName object() {
    return ObjectName.at(bytes, start + STAT, hash);
  }

  /** Whether only the name is in the index, by {@code git add -N}, and no content yet. */
  public boolean isNameOnly() {
    return (extended & NAME_ONLY) != 0;
  }

  /** 0, or 1 to 3 for the sides of a conflict. */
  public int stage() {
    return flags >> 12 & 3;
  }

  /** Whether the path is known to be ASCII. */
  public boolean isAscii() {
    return ascii;
  }

  private String plainPath() throws GitException {
    ascii = true;
    int end = terminator();
    String path = new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
    at = end;
    return path;
  }

  private String compressedPath(String previous) throws GitException {
    need(1);
    int b = bytes[at++] & 255;
    int dropped = b & 0x7f;
    while ((b & 0x80) != 0) {
      need(1);
      if (dropped > 1 << 20) {
        throw GitException.damaged("an index entry's path is not one");
      }
      b = bytes[at++] & 255;
      dropped = (dropped + 1) << 7 | (b & 0x7f);
    }
    if (dropped > previous.length()) {
      throw GitException.damaged("an index entry's path is not one");
    }
    // What is kept of the path before may hold a byte that is not ASCII.
    ascii |= dropped == previous.length();
    int end = terminator();
    String path =
        previous.substring(0, previous.length() - dropped)
            + new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
    at = end + 1;
    return path;
  }

  private int terminator() throws GitException {
    int end = at;
    int bits = 0;
    while (end < bytes.length && bytes[end] != 0) {
      bits |= bytes[end++];
    }
    ascii &= bits >= 0;
    if (end >= bytes.length) {
      throw GitException.damaged("the index ends inside an entry");
    }
    return end;
  }

  // Extensions follow: a name of four letters and a size. One of them says that most of the index
  // lies
  // in another file.
  private void refuseSplit() throws GitException {
    int extensionsEnd = bytes.length - hash.length();
    while (at + 8 <= extensionsEnd) {
      byte[] name = Arrays.copyOfRange(bytes, at, at + 4);
      int size = int32(at + 4);
      if (Arrays.equals(name, new byte[] {'l', 'i', 'n', 'k'})) {
        throw new GitException(
            GitException.Reason.UNSUPPORTED, "the index is split over two files");
      }
      if (size < 0 || size > extensionsEnd - at - 8) {
        return;
      }
      at += 8 + size;
    }
  }

  private void need(int length) throws GitException {
    if (at > bytes.length - length) {
      throw GitException.damaged("the index ends inside an entry");
    }
  }

  private int int32(int i) {
    return (bytes[i] & 255) << 24
        | (bytes[i + 1] & 255) << 16
        | (bytes[i + 2] & 255) << 8
        | (bytes[i + 3] & 255);
  }

  private int int16(int i) {
    return (bytes[i] & 255) << 8 | (bytes[i + 1] & 255);
  }
}
