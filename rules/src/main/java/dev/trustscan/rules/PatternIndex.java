package dev.trustscan.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Every path pattern of a catalogue, filed by what is fixed in it: the last name, its extension,
 * its first letter, or a directory on the way. It is plain numbers, so that the build can make it
 * and start-up need not; the text of a pattern is decoded when a path comes near it.
 */
public final class PatternIndex {
  /** Filed under the folded last name. */
  public static final int NAME = 1;

  /** Filed under the folded extension of the last name, with its dot. */
  public static final int EXTENSION = 2;

  /** Filed under the first letter of the folded last name. */
  public static final int FIRST = 3;

  /** Filed under a folded directory on the way. */
  public static final int FOLDER = 4;

  /** Filed under the folded extension of a directory on the way, with its dot. */
  public static final int FOLDER_EXTENSION = 6;

  /** Filed under nothing. */
  public static final int REST = 5;

  private static final int DIRECTORY = 1;
  private static final int ROOT_ONLY = 2;
  private static final int FLAGS = 2;
  // Key, start in the lists, length; a length of 0 marks an empty slot.
  private static final int SLOT = 3;

  private final int[] slots;
  private final int mask;
  private final int[] lists;
  private final int[] patterns;
  private final IntFunction<String> globs;
  private final List<Surface> surfaces;
  private final @Nullable BitSet wanted;

  PatternIndex(
      int[] slots, int[] lists, int[] patterns, IntFunction<String> globs, List<Surface> surfaces) {
    this(slots, lists, patterns, globs, surfaces, null);
  }

  private PatternIndex(
      int[] slots,
      int[] lists,
      int[] patterns,
      IntFunction<String> globs,
      List<Surface> surfaces,
      @Nullable BitSet wanted) {
    this.slots = slots;
    this.mask = slots.length / SLOT - 1;
    this.lists = lists;
    this.patterns = patterns;
    this.globs = globs;
    this.surfaces = surfaces;
    this.wanted = wanted;
  }

  /** Files the patterns of some surfaces. */
  public static PatternIndex of(List<Surface> surfaces) {
    var globs = new ArrayList<String>();
    var numbers = new ArrayList<Integer>();
    Map<Integer, List<Integer>> files = new TreeMap<>();
    for (int i = 0; i < surfaces.size(); i++) {
      Surface surface = surfaces.get(i);
      for (PathPattern pattern : surface.patterns()) {
        int root = surface.depth() == Surface.Depth.ROOT ? ROOT_ONLY : 0;
        int flags = (pattern.directory() ? DIRECTORY : 0) | root;
        files
            .computeIfAbsent(PatternFiling.key(pattern.glob()), key -> new ArrayList<>())
            .add(globs.size());
        globs.add(pattern.glob());
        numbers.add(i << FLAGS | flags);
      }
    }
    int[] slots = new int[SLOT * Math.max(2, Integer.highestOneBit(files.size()) * 4)];
    int[] lists = new int[globs.size()];
    int used = 0;
    for (Map.Entry<Integer, List<Integer>> file : files.entrySet()) {
      int at = slot(slots, slots.length / SLOT - 1, file.getKey());
      slots[at] = file.getKey();
      slots[at + 1] = used;
      slots[at + 2] = file.getValue().size();
      for (int pattern : file.getValue()) {
        lists[used++] = pattern;
      }
    }
    int[] patterns = numbers.stream().mapToInt(Integer::intValue).toArray();
    return new PatternIndex(slots, lists, patterns, globs::get, surfaces);
  }

  /** The same patterns, as far as they belong to certain surfaces. */
  PatternIndex only(BitSet surfaceNumbers) {
    return new PatternIndex(slots, lists, patterns, globs, surfaces, surfaceNumbers);
  }

  /** The key of a file. */
  public static int key(int kind, int hash) {
    int mixed = (hash + kind) * 0x9E3779B1;
    return (mixed ^ mixed >>> 15) * 0x85EBCA77;
  }

  private static int slot(int[] slots, int mask, int key) {
    int i = (key ^ key >>> 16) & mask;
    while (slots[SLOT * i + 2] != 0 && slots[SLOT * i] != key) {
      i = i + 1 & mask;
    }
    return SLOT * i;
  }

  /**
   * Where a file begins, for {@link #pattern}, and in the upper half how many patterns it has.
   * Different names may share a key, so whoever asks compares the patterns.
   */
  public long file(int key) {
    int at = slot(slots, mask, key);
    return (long) slots[at + 2] << 32 | slots[at + 1];
  }

  /** The pattern at a place in a file. */
  public int pattern(int place) {
    return lists[place];
  }

  /** How many patterns there are. */
  public int size() {
    return patterns.length;
  }

  /** The text of a pattern. */
  public String glob(int pattern) {
    return globs.apply(pattern);
  }

  /** Whether a pattern names directories. */
  public boolean isDirectory(int pattern) {
    return (patterns[pattern] & DIRECTORY) != 0;
  }

  /** Whether the surface counts at a project's root only. */
  public boolean isRootOnly(int pattern) {
    return (patterns[pattern] & ROOT_ONLY) != 0;
  }

  /** Whether a pattern belongs to a surface that is looked for. */
  public boolean isWanted(int pattern) {
    return wanted == null || wanted.get(patterns[pattern] >> FLAGS);
  }

  /** The surface of a pattern. */
  public Surface surface(int pattern) {
    return surfaces.get(patterns[pattern] >> FLAGS);
  }

  int[] slots() {
    return slots;
  }

  int[] lists() {
    return lists;
  }

  int[] patterns() {
    return patterns;
  }
}
