package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.Node.Scalar;
import dev.trustscan.scanner.doc.Node.ScalarType;

/**
 * A node and what it costs to stand for it once more.
 *
 * @param node the node
 * @param weight nodes in it, itself included
 * @param height levels in it, itself included
 * @param chars characters of its texts and names
 * @param plain whether it is a scalar without quotes
 */
record YamlValue(Node node, long weight, int height, long chars, boolean plain) {
  /** Stands for an anchor whose value is still being read; nothing else weighs nothing. */
  static final YamlValue UNFINISHED =
      new YamlValue(new Scalar("", ScalarType.NULL, Span.NONE), 0, 0, 0, false);

  static YamlValue of(Scalar scalar) {
    return new YamlValue(scalar, 1, 1, scalar.text().length(), false);
  }
}
