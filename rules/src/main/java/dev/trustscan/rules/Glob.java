package dev.trustscan.rules;

/** Matches one name against a pattern with {@code *} and {@code ?}, in time linear for one star. */
public final class Glob {
  private Glob() {}

  /**
   * Whether the whole name matches. Backtracks to the last star only, so the time is bounded by the
   * product of both lengths, and both are bounded by file systems and the catalogue.
   */
  public static boolean matches(String glob, String name) {
    int g = 0;
    int n = 0;
    int star = -1;
    int resume = 0;
    while (n < name.length()) {
      if (g < glob.length() && glob.charAt(g) == '*') {
        star = g++;
        resume = n;
      } else if (g < glob.length() && (glob.charAt(g) == '?' || glob.charAt(g) == name.charAt(n))) {
        g++;
        n++;
      } else if (star >= 0) {
        g = star + 1;
        n = ++resume;
      } else {
        return false;
      }
    }
    while (g < glob.length() && glob.charAt(g) == '*') {
      g++;
    }
    return g == glob.length();
  }
}
