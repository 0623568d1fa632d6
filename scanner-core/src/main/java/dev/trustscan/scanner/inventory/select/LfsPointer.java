package dev.trustscan.scanner.inventory.select;

/** The text that git keeps in place of a large file. */
final class LfsPointer {
  private static final int LONGEST = 1024;

  private LfsPointer() {}

  static boolean is(String text) {
    return text.length() <= LONGEST
        && (text.startsWith("version https://git-lfs.github.com/spec/")
            || text.startsWith("version https://hawser.github.com/spec/"))
        && text.contains("\noid ");
  }
}
