package dev.trustscan.scanner.command;

import dev.trustscan.scanner.doc.Span;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call whose capabilities are known.
 *
 * @param at what is called
 * @param can its capabilities
 * @param arguments its arguments
 * @param span where
 * @param open the token of its opening bracket
 * @param close the token after its closing bracket
 */
record SourceCall(
    SourcePaths.At at, Set<String> can, List<Folded> arguments, Span span, int open, int close) {
  @Nullable String text(int index) {
    return Fold.text(arguments, index);
  }

  boolean can(String capability) {
    return can.contains(capability);
  }

  int taint() {
    int all = 0;
    for (Folded argument : arguments) {
      all |= argument.taint();
    }
    return all;
  }

  String origin() {
    for (Folded argument : arguments) {
      if (argument.origin().startsWith("$")) {
        return argument.origin();
      }
    }
    return "";
  }

  Folded first() {
    return arguments.isEmpty() ? Folded.UNKNOWN : arguments.getFirst();
  }
}
