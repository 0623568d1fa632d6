package dev.trustscan.scanner.detect.text;

import java.lang.Character.UnicodeScript;

/** Character classes that hidden-text checks need. */
final class Chars {
  private static final String CYRILLIC_LIKE = "аеорсхуіјѕһԁԛԝАВЕКМНОРСТХУІЈЅ";
  private static final String GREEK_LIKE = "οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";

  private Chars() {}

  static boolean invisible(int c) {
    return c == 0x200B
        || c == 0x200C
        || c == 0x200D
        || c == 0x2060
        || (c >= 0x2061 && c <= 0x2064)
        || c == 0xFEFF
        || c == 0x180E
        || c == 0x034F
        || c == 0x115F
        || c == 0x1160
        || c == 0x3164
        || c == 0xFFA0
        || c == 0x17B4
        || c == 0x17B5;
  }

  static boolean tag(int c) {
    return c >= 0xE0000 && c <= 0xE007F;
  }

  static boolean selector(int c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
  }

  /** The byte that a variation selector stands for in the usual smuggling code. */
  static int selectorByte(int c) {
    return c >= 0xE0100 ? c - 0xE0100 + 16 : c - 0xFE00;
  }

  /** Controls that turn left-to-right text around; their opposites only show it as it stands. */
  static boolean flips(int c) {
    return c == 0x202E || c == 0x202B || c == 0x2067;
  }

  /** The one control that turns even letters of a right-to-left script around. */
  static boolean overrides(int c) {
    return c == 0x202E;
  }

  static boolean isolate(int c) {
    return c >= 0x2066 && c <= 0x2068;
  }

  static boolean bidiControl(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }

  static boolean rightToLeft(int c) {
    byte d = Character.getDirectionality(c);
    return d == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || d == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  static boolean pictograph(int c) {
    return Character.isExtendedPictographic(c)
        || (c >= 0x1F3FB && c <= 0x1F3FF)
        || c == 0xFE0F
        || (c >= 0x1F1E6 && c <= 0x1F1FF);
  }

  static boolean ideograph(int c) {
    return Character.isIdeographic(c);
  }

  /** Scripts whose writing uses joiners and invisible breaks. */
  static boolean joinerScript(int c) {
    if (c < 0x0590) {
      return false;
    }
    return switch (UnicodeScript.of(c)) {
      case LATIN, CYRILLIC, GREEK, COMMON -> false;
      default ->
          Character.isLetter(c)
              || Character.getType(c) == Character.NON_SPACING_MARK
              || Character.getType(c) == Character.COMBINING_SPACING_MARK
              || UnicodeScript.of(c) != UnicodeScript.INHERITED;
    };
  }

  static boolean plainLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Letters of other scripts that look like Latin ones. */
  static boolean lookAlike(int c) {
    return CYRILLIC_LIKE.indexOf(c) >= 0 || GREEK_LIKE.indexOf(c) >= 0;
  }
}
