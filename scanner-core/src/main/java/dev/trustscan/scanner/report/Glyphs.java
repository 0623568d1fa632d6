package dev.trustscan.scanner.report;

/** ASCII stand-ins for the few characters beyond ASCII that our own words use. */
final class Glyphs {
  private Glyphs() {}

  static String ascii(String own) {
    var out = new StringBuilder(own.length());
    for (int i = 0; i < own.length(); i++) {
      char c = own.charAt(i);
      switch (c) {
        case '→' -> out.append("->");
        case '·' -> out.append('-');
        case '…' -> out.append("...");
        case '│' -> out.append('|');
        case '×' -> out.append('x');
        case '–', '—' -> out.append('-');
        case '‘', '’' -> out.append('\'');
        case '“', '”' -> out.append('"');
        default -> out.append(c < 0x7f ? c : '?');
      }
    }
    return out.toString();
  }
}
