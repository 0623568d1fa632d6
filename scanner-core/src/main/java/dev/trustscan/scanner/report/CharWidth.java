package dev.trustscan.scanner.report;

/** How many columns printable text takes on a terminal. */
public final class CharWidth {
  private CharWidth() {}

  /** The columns of a text that is printable already. */
  public static int of(String printable) {
    int columns = 0;
    for (int i = 0; i < printable.length(); ) {
      int c = printable.codePointAt(i);
      columns += of(c);
      i += Character.charCount(c);
    }
    return columns;
  }

  static int of(int c) {
    if (c < 0x300) {
      return 1;
    }
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return isWide(c) ? 2 : 1;
  }

  /** The East Asian wide ranges and the emoji, in blocks; good enough to line up carets. */
  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115f)
        || (c >= 0x2e80 && c <= 0x303e)
        || (c >= 0x3041 && c <= 0xa4cf)
        || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0xfe30 && c <= 0xfe6f)
        || (c >= 0xff00 && c <= 0xff60)
        || (c >= 0xffe0 && c <= 0xffe6)
        || (c >= 0x1f300 && c <= 0x1faff)
        || (c >= 0x20000 && c <= 0x3fffd);
  }

  /** The longest head of a text that fits; never splits a character. */
  static String head(String printable, int columns) {
    int used = 0;
    int i = 0;
    while (i < printable.length()) {
      int c = printable.codePointAt(i);
      used += of(c);
      if (used > columns) {
        break;
      }
      i += Character.charCount(c);
    }
    return printable.substring(0, i);
  }

  /** The longest tail of a text that fits. */
  static String tail(String printable, int columns) {
    int used = 0;
    int i = printable.length();
    while (i > 0) {
      int c = printable.codePointBefore(i);
      used += of(c);
      if (used > columns) {
        break;
      }
      i -= Character.charCount(c);
    }
    return printable.substring(i);
  }
}
