package dev.trustscan.scanner.inventory.select;

import dev.trustscan.scanner.source.RepoPath;
import org.jspecify.annotations.Nullable;

/**
 * Finds paths that may be one where case is folded, by hashes of 64 bits; the caller compares what
 * is found. Paths come sorted, so that the folder is mostly the one before.
 */
final class FoldedPaths {
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private final long[] hashes;
  private final int[] entries;
  private final int mask;
  private int count;
  private @Nullable String folderOf;
  private int folderEnd = -1;
  private long folderHash;

  FoldedPaths(int size) {
    int capacity = Math.max(16, Integer.highestOneBit(Math.max(1, size)) << 2);
    this.hashes = new long[capacity];
    this.entries = new int[capacity];
    this.mask = capacity - 1;
  }

  /** Adds the next path; the number of one before it that is alike, or -1. */
  int add(RepoPath path, Shortlist.Names names) {
    long hash = combined(folder(names.text(), names.start() - 1), names.foldedHash());
    int number = count++;
    int at = (int) (hash >>> 32) & mask;
    while (entries[at] != 0) {
      if (hashes[at] == hash) {
        return entries[at] - 1;
      }
      at = (at + 1) & mask;
    }
    hashes[at] = hash;
    entries[at] = number + 1;
    return -1;
  }

  private long folder(String text, int end) {
    if (end < 0) {
      return 1;
    }
    if (folderOf != null && end == folderEnd && text.regionMatches(0, folderOf, 0, end)) {
      return folderHash;
    }
    long hash = 1;
    int start = 0;
    for (int i = 0; i <= end; i++) {
      if (i == end || text.charAt(i) == '/') {
        hash = combined(hash, nameHash(text, start, i));
        start = i + 1;
      }
    }
    folderOf = text;
    folderEnd = end;
    folderHash = hash;
    return hash;
  }

  private static long nameHash(String text, int start, int end) {
    long hash = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c >= 128) {
        return hash(Folding.folded(text.substring(start, end)));
      }
      hash = hash * 0x100000001b3L + (c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    return hash;
  }

  /** The hash of a name that is folded already. */
  static long hash(String folded) {
    long hash = 0;
    for (int i = 0; i < folded.length(); i++) {
      hash = hash * 0x100000001b3L + folded.charAt(i);
    }
    return hash;
  }

  private static long combined(long folder, long name) {
    long mixed = (folder * MULTIPLIER) ^ (name + MULTIPLIER);
    return (mixed ^ (mixed >>> 29)) * MULTIPLIER;
  }
}
