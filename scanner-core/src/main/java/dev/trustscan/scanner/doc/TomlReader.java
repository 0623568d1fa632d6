package dev.trustscan.scanner.doc;

/** TOML. */
final class TomlReader {
  private TomlReader() {}

  static Node read(Reading in, int start, int end) {
    return in.verbatim(start, end);
  }
}
