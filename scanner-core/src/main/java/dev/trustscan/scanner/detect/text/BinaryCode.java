package dev.trustscan.scanner.detect.text;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads a run of invisible characters as bits, in the ways in which such codes are written. */
final class BinaryCode {
  private BinaryCode() {}

  /** The message, or empty if no reading gives printable text. */
  static String decode(String text, int start, int end) {
    List<Integer> alphabet = new ArrayList<>();
    for (int i = start; i < end; i++) {
      int c = text.charAt(i);
      if (!alphabet.contains(c)) {
        alphabet.add(c);
      }
      if (alphabet.size() > 4) {
        return "";
      }
    }
    // Two symbols are bits; a third one separates characters.
    for (int zero : alphabet) {
      for (int one : alphabet) {
        if (zero == one) {
          continue;
        }
        for (int width : new int[] {8, 7, 16}) {
          String message = decode(text, start, end, zero, one, width);
          if (!message.isEmpty()) {
            return message;
          }
        }
      }
    }
    return "";
  }

  private static String decode(String text, int start, int end, int zero, int one, int width) {
    var bytes = new ByteArrayOutputStream();
    int bits = 0;
    int value = 0;
    for (int i = start; i < end; i++) {
      int c = text.charAt(i);
      if (c != zero && c != one) {
        if (bits > 0 && bits < width) {
          bytes.write(value);
        }
        bits = 0;
        value = 0;
        continue;
      }
      value = value << 1 | (c == one ? 1 : 0);
      if (++bits == width) {
        bytes.write(value);
        bits = 0;
        value = 0;
      }
    }
    return Printables.of(bytes.toByteArray());
  }
}
