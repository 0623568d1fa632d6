package dev.trustscan.loader.egress;

import java.nio.charset.StandardCharsets;

/** A credential's value. It has no form that a log or a message could show. */
public final class Secret {
  /** Shorter ones would be found in innocent text, and are no secrets. */
  static final int SHORTEST = 8;

  private final String value;

  /** Holds printable ASCII, which is all that a header can carry. */
  public Secret(String value) {
    boolean printable = value.chars().allMatch(c -> c > 0x20 && c < 0x7F);
    if (value.length() < SHORTEST || !printable) {
      throw new IllegalArgumentException(
          "a secret is at least " + SHORTEST + " printable ASCII characters without spaces");
    }
    this.value = value;
  }

  String reveal() {
    return value;
  }

  byte[] bytes() {
    return value.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
