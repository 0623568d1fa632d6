package dev.trustscan.loader.egress;

import java.util.Locale;

/** Paths of requests. */
final class Paths {
  private Paths() {}

  /**
   * Whether every server reads this path alike, so that it cannot leave a prefix: no empty, {@code
   * .} or {@code ..} segment, no backslash, no encoded dot, slash, backslash, percent sign or
   * control character.
   */
  static boolean isPlain(String path) {
    if (!path.startsWith("/")) {
      return false;
    }
    int query = path.indexOf('?');
    String steps = query < 0 ? path : path.substring(0, query);
    if (steps.indexOf('\\') >= 0 || steps.indexOf(';') >= 0 || !encodedHarmlessly(steps)) {
      return false;
    }
    String[] segments = steps.substring(1).split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      boolean last = i == segments.length - 1;
      if ((segments[i].isEmpty() && !last) || segments[i].equals(".") || segments[i].equals("..")) {
        return false;
      }
    }
    return true;
  }

  private static boolean encodedHarmlessly(String steps) {
    for (int at = steps.indexOf('%'); at >= 0; at = steps.indexOf('%', at + 1)) {
      if (at + 2 >= steps.length()) {
        return false;
      }
      int high = Character.digit(steps.charAt(at + 1), 16);
      int low = Character.digit(steps.charAt(at + 2), 16);
      int c = high * 16 + low;
      if (high < 0 || low < 0 || c < 0x20 || c == 0x7F || "./\\%".indexOf(c) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** Leaves out the parameters that carry keys in some services' addresses. */
  static String withoutKeys(String pathAndQuery) {
    int query = pathAndQuery.indexOf('?');
    if (query < 0) {
      return pathAndQuery;
    }
    var kept = new StringBuilder();
    for (String parameter : pathAndQuery.substring(query + 1).split("&", -1)) {
      String name = parameter.split("=", 2)[0].toLowerCase(Locale.ROOT);
      // An encoded name is read only by the service; it is let go with the ones that carry keys.
      boolean key =
          name.indexOf('%') >= 0
              || switch (name) {
                case "key", "api_key", "api-key", "apikey", "access_token", "token" -> true;
                default -> false;
              };
      if (!key) {
        kept.append(kept.isEmpty() ? '?' : '&').append(parameter);
      }
    }
    return pathAndQuery.substring(0, query) + kept;
  }
}
