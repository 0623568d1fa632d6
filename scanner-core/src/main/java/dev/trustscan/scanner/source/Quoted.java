package dev.trustscan.scanner.source;

/** Text in a message to the user: in quotes, and nothing in it acts on a terminal. */
final class Quoted {
  private static final int LONGEST = 200;

  private Quoted() {}

  static String of(Object value) {
    var text = new StringBuilder("\"");
    String whole = value.toString();
    whole
        .codePoints()
        .limit(LONGEST)
        .forEach(c -> {
          boolean shown = c >= 0x20 && c != 0x7F && (c < 0x80 || Character.isLetterOrDigit(c));
          if (shown) {
            text.appendCodePoint(c);
          } else {
            text.append("\\u{%x}".formatted(c));
          }
        });
    return text.append(whole.length() > LONGEST ? "…\"" : "\"").toString();
  }
}
