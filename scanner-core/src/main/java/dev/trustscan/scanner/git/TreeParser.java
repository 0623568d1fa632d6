package dev.trustscan.scanner.git;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Steps through the entries of a tree object, keeping what git itself would refuse: the caller
 * decides what to make of it.
 */
public final class TreeParser {
  private static final int LONGEST_MODE = 7;

  private final byte[] bytes;
  private final HashKind hash;
  private int at;
  private int mode;
  private int nameStart;
  private int nameEnd;
  private boolean broken;
  private boolean ascii;
  private boolean slash;

  public TreeParser(byte[] bytes, HashKind hash) {
    this.bytes = bytes;
    this.hash = hash;
  }

  /** Goes to the next entry; false at the end, or where the bytes are no entry. */
  public boolean next() {
    if (at >= bytes.length || broken) {
      return false;
    }
    int i = at;
    int value = 0;
    while (i < bytes.length && bytes[i] >= '0' && bytes[i] <= '7' && i - at < LONGEST_MODE) {
      value = value << 3 | (bytes[i++] - '0');
    }
    broken = i == at || i >= bytes.length || bytes[i] != ' ';
    if (broken) {
      return false;
    }
    int end = ++i;
    int bits = 0;
    slash = false;
    while (end < bytes.length && bytes[end] != 0) {
      bits |= bytes[end];
      slash |= bytes[end] == '/';
      end++;
    }
    ascii = bits >= 0;
    broken = end + 1 + hash.length() > bytes.length;
    if (broken) {
      return false;
    }
    mode = value;
    nameStart = i;
    nameEnd = end;
    at = end + 1 + hash.length();
    return true;
  }

  /** Whether the parser stopped at bytes that are no entry. */
  public boolean isBroken() {
    return broken;
  }

  /** The mode, as git writes it. */
  public int mode() {
    return mode;
  }

  /** The name as a byte string. */
  public String name() {
    return new String(bytes, nameStart, nameEnd - nameStart, StandardCharsets.ISO_8859_1);
  }

  /** The path of the entry, where both it and the prefix are ASCII. */
  public String pathAfter(byte[] prefix) {
    int length = nameEnd - nameStart;
    byte[] path = Arrays.copyOf(prefix, prefix.length + length);
    System.arraycopy(bytes, nameStart, path, prefix.length, length);
    return new String(path, StandardCharsets.ISO_8859_1);
  }

  /** Whether the name is ASCII. */
  public boolean isAscii() {
    return ascii;
  }

  /** Whether the name is one that a file can have: not empty, no dots alone, no slash. */
  public boolean isPlain() {
    int length = nameEnd - nameStart;
    boolean dots =
        length <= 2
            && (length == 0 || bytes[nameStart] == '.')
            && (length < 2 || bytes[nameStart + 1] == '.');
    return !slash && !dots;
  }

  /** The name's raw bytes. */
  public byte[] nameBytes() {
    return Arrays.copyOfRange(bytes, nameStart, nameEnd);
  }

  /** The object's id. */
  public ObjectName object() {
    return ObjectName.at(bytes, nameEnd + 1, hash);
  }

  /** The object's id in hex. */
  public String objectHex() {
    return ObjectName.hex(bytes, nameEnd + 1, hash.length());
  }

  /** Whether this and the other's current entry have the same mode and object. */
  boolean isSame(TreeParser other) {
    return mode == other.mode
        && Arrays.equals(bytes, nameEnd + 1, at, other.bytes, other.nameEnd + 1, other.at);
  }

  /** Order of the current entries' names, a directory's as if it ended in a slash. */
  int compareName(TreeParser other) {
    int length = Math.min(nameEnd - nameStart, other.nameEnd - other.nameStart);
    for (int i = 0; i < length; i++) {
      int order = (bytes[nameStart + i] & 255) - (other.bytes[other.nameStart + i] & 255);
      if (order != 0) {
        return order;
      }
    }
    return after(length) - other.after(length);
  }

  private int after(int length) {
    if (nameStart + length < nameEnd) {
      return bytes[nameStart + length] & 255;
    }
    return isTree() ? '/' : 0;
  }

  /** Whether the entry is a directory. */
  public boolean isTree() {
    return (mode & 0170000) == 0040000;
  }
}
