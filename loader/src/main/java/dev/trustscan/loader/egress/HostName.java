package dev.trustscan.loader.egress;

import java.util.Locale;
import java.util.Optional;

/**
 * A host name in the one spelling that is compared and looked up: lower-case ASCII letters, digits
 * and hyphens, two labels at least, no trailing dot. International names appear in their {@code
 * xn--} form only.
 *
 * @param value the name
 */
public record HostName(String value) {
  private static final int MAX_NAME = 253;
  private static final int MAX_LABEL = 63;

  /** Refuses whatever {@link #parse} would not have returned. */
  public HostName {
    if (!valid(value)) {
      throw new IllegalArgumentException("not a host name in its normal form");
    }
  }

  /**
   * Reads a name as it may be written: in any case, with one trailing dot.
   *
   * @return the name, or nothing if it is not one; addresses in any spelling are not
   */
  public static Optional<HostName> parse(String written) {
    String name = written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) > 0x7e) {
        return Optional.empty(); // before lower-casing, which turns some letters into ASCII ones
      }
    }
    String lower = name.toLowerCase(Locale.ROOT);
    return valid(lower) ? Optional.of(new HostName(lower)) : Optional.empty();
  }

  /** Whether this name lies below the given one, at any depth. */
  boolean isBelow(HostName suffix) {
    return value.endsWith("." + suffix.value);
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean valid(String name) {
    if (name.isEmpty() || name.length() > MAX_NAME || IpSpelling.looksLikeAddress(name)) {
      return false;
    }
    int labels = 0;
    int start = 0;
    while (start <= name.length()) {
      int dot = name.indexOf('.', start);
      int end = dot < 0 ? name.length() : dot;
      if (!validLabel(name, start, end)) {
        return false;
      }
      labels++;
      start = end + 1;
    }
    return labels >= 2;
  }

  private static boolean validLabel(String name, int start, int end) {
    if (end == start || end - start > MAX_LABEL) {
      return false;
    }
    if (name.charAt(start) == '-' || name.charAt(end - 1) == '-') {
      return false;
    }
    for (int i = start; i < end; i++) {
      char c = name.charAt(i);
      if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-') {
        return false;
      }
    }
    return true;
  }
}
