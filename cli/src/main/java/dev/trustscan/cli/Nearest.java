package dev.trustscan.cli;

import java.util.Collection;

/** Finds the word that was probably meant. */
final class Nearest {
  private Nearest() {}

  /** The nearest word, or empty if none is near: a third of the letters may differ. */
  static String to(String word, Collection<String> words) {
    if (word.isEmpty()) {
      return "";
    }
    String best = "";
    int least = Math.max(1, Math.min(word.length(), 30) / 3) + 1;
    for (String each : words) {
      int distance = distance(word, each);
      if (distance < least || (distance == least && !best.isEmpty() && each.compareTo(best) < 0)) {
        best = each;
        least = distance;
      }
    }
    return best;
  }

  private static int distance(String a, String b) {
    if (a.length() > 60 || b.length() > 60) {
      return Integer.MAX_VALUE;
    }
    int[] before = new int[b.length() + 1];
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        row[j] = Math.min(above[j - 1] + (same ? 0 : 1), Math.min(above[j], row[j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      before = above;
      above = row;
    }
    return above[b.length()];
  }
}
