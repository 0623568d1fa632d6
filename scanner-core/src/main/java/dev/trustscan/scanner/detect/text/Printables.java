package dev.trustscan.scanner.detect.text;

import java.nio.charset.StandardCharsets;

/** Keeps what can be read of decoded bytes. */
final class Printables {
  private Printables() {}

  /** The text if nearly all of it is printable, otherwise empty. */
  static String of(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int good = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\t' || (c >= 0x20 && c != 0x7f && c != 0xfffd)) {
        good++;
      }
    }
    return text.length() >= 2 && good * 10 >= text.length() * 9 ? text : "";
  }
}
