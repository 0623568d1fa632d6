package dev.trustscan.loader.egress;

import java.nio.charset.StandardCharsets;

/** Bytes written down as text. */
final class Raw {
  private Raw() {}

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * Undoes {@code \r}, {@code \n}, {@code \t}, {@code \0} and {@code \xHH}; a character is a byte.
   */
  static String bytes(String escaped) {
    var text = new StringBuilder();
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      switch (escaped.charAt(++i)) {
        case 'r' -> text.append('\r');
        case 'n' -> text.append('\n');
        case 't' -> text.append('\t');
        case '0' -> text.append('\0');
        case 'x' -> {
          text.append((char) Integer.parseInt(escaped.substring(i + 1, i + 3), 16));
          i += 2;
        }
        default -> throw new IllegalArgumentException(escaped);
      }
    }
    return text.toString();
  }
}
