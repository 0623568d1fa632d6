package dev.trustscan.loader.egress;

/**
 * Tells addresses from names. Resolvers take many spellings of an address for one: dotted, short,
 * decimal, octal, hexadecimal, bracketed. Whatever some of them might take for an address is one
 * here.
 */
final class IpSpelling {
  private IpSpelling() {}

  /** Whether some resolver might read this as an address instead of looking it up. */
  static boolean looksLikeAddress(String host) {
    if (host.indexOf(':') >= 0 || host.startsWith("[")) {
      return true;
    }
    int end = host.endsWith(".") ? host.length() - 1 : host.length();
    int start = host.lastIndexOf('.', end - 1) + 1;
    return end > start && isNumber(host, start, end);
  }

  /** The last label decides, as in the URL standard: no top-level domain is a number. */
  private static boolean isNumber(String host, int start, int end) {
    boolean hexadecimal =
        end - start >= 2
            && host.charAt(start) == '0'
            && (host.charAt(start + 1) == 'x' || host.charAt(start + 1) == 'X');
    for (int i = hexadecimal ? start + 2 : start; i < end; i++) {
      int digit = Character.digit(host.charAt(i), hexadecimal ? 16 : 10);
      if (digit < 0) {
        return false;
      }
    }
    return true;
  }
}
