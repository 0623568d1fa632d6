package dev.trustscan.loader.egress;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Blots a secret out of a stream, wherever the stream is cut into pieces. The length stays. Only
 * what may be the secret's beginning is held back, so that a stream of events is not delayed.
 */
final class Scrubber {
  private static final byte BLOT = '*';

  private final byte[] secret;
  private final int[] fallback;
  private int matched;

  Scrubber(Secret secret) {
    this.secret = secret.bytes();
    this.fallback = fallback(this.secret);
  }

  /** The next piece as it may be passed on; what is held back comes with a later one. */
  byte[] next(byte[] piece) {
    var out = new byte[matched + piece.length];
    int length = 0;
    for (byte b : piece) {
      while (matched > 0 && b != secret[matched]) {
        int shorter = fallback[matched - 1];
        int released = matched - shorter;
        System.arraycopy(secret, 0, out, length, released);
        length += released;
        matched = shorter;
      }
      if (b != secret[matched]) {
        out[length++] = b;
      } else if (++matched == secret.length) {
        Arrays.fill(out, length, length + secret.length, BLOT);
        length += secret.length;
        matched = 0;
      }
    }
    return Arrays.copyOf(out, length);
  }

  /** What was held back and turned out not to be the secret. */
  byte[] end() {
    byte[] rest = Arrays.copyOf(secret, matched);
    matched = 0;
    return rest;
  }

  /** Blots the secret out of one text. */
  static String scrub(String text, Secret secret) {
    String value = secret.reveal();
    return text.replace(value, String.valueOf((char) BLOT).repeat(value.length()));
  }

  /** For each prefix, the length of its longest proper prefix that it also ends in. */
  private static int[] fallback(byte[] word) {
    var table = new int[word.length];
    int length = 0;
    for (int i = 1; i < word.length; i++) {
      while (length > 0 && word[i] != word[length]) {
        length = table[length - 1];
      }
      if (word[i] == word[length]) {
        length++;
      }
      table[i] = length;
    }
    return table;
  }

  /** For tests: the whole of a text in one piece. */
  String whole(String text) {
    byte[] head = next(text.getBytes(StandardCharsets.ISO_8859_1));
    byte[] tail = end();
    return new String(head, StandardCharsets.ISO_8859_1)
        + new String(tail, StandardCharsets.ISO_8859_1);
  }
}
