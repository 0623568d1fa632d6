package dev.trustscan.rules;

/** Says under what a pattern is filed: the most that a path which fits it must have in common. */
final class PatternFiling {
  private PatternFiling() {}

  static int key(String glob) {
    String[] segments = (glob.startsWith("**/") ? glob.substring(3) : glob).split("/", -1);
    String last = segments[segments.length - 1];
    if (isLiteral(last)) {
      return PatternIndex.key(PatternIndex.NAME, hash(last));
    }
    for (int i = segments.length - 2; i >= 0; i--) {
      if (isLiteral(segments[i])) {
        return PatternIndex.key(PatternIndex.FOLDER, hash(segments[i]));
      }
    }
    String extension = extension(last);
    if (!extension.isEmpty()) {
      return PatternIndex.key(PatternIndex.EXTENSION, hash(extension));
    }
    if (isLiteral(last.substring(0, 1))) {
      return PatternIndex.key(PatternIndex.FIRST, hash(last.substring(0, 1)));
    }
    for (int i = segments.length - 2; i >= 0; i--) {
      if (!extension(segments[i]).isEmpty()) {
        return PatternIndex.key(PatternIndex.FOLDER_EXTENSION, hash(extension(segments[i])));
      }
    }
    return PatternIndex.key(PatternIndex.REST, 0);
  }

  /** The extension with its dot, if it is fixed; empty otherwise. */
  private static String extension(String segment) {
    int dot = segment.lastIndexOf('.');
    boolean fixed = dot >= 0 && dot < segment.length() - 1 && isLiteral(segment.substring(dot));
    return fixed ? segment.substring(dot) : "";
  }

  private static int hash(String text) {
    int hash = 0;
    for (int i = 0; i < text.length(); i++) {
      hash = Folding.add(hash, text.charAt(i));
    }
    return hash;
  }

  private static boolean isLiteral(String segment) {
    return segment.indexOf('*') < 0 && segment.indexOf('?') < 0;
  }
}
