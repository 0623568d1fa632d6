package dev.trustscan.loader.adapt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way to a node, taken apart: the reverse of {@link
 * dev.trustscan.scanner.doc.Located#pointer()}.
 *
 * @param steps names and places, from the root
 */
record Pointer(List<Step> steps) {
  Pointer {
    steps = List.copyOf(steps);
  }

  /** One step down. */
  sealed interface Step {
    /** Into the member of a map. */
    record Name(String name) implements Step {}

    /** Into the item of a list. */
    record At(int index) implements Step {}
  }

  /**
   * Reads a pointer. There is none where the name stands twice, since readers differ on which of
   * the two counts, and none where the pointer had to be cut.
   */
  static Optional<Pointer> of(String text) {
    return text.equals("$") ? Optional.of(new Pointer(List.of())) : new Reader(text).read();
  }

  boolean isRoot() {
    return steps.isEmpty();
  }

  /** Whether this is the other one or lies below it. */
  boolean isWithin(Pointer other) {
    return steps.size() >= other.steps.size()
        && steps.subList(0, other.steps.size()).equals(other.steps);
  }

  /** The name of the first step; empty for a list item and the root. */
  String first() {
    return steps.isEmpty() || !(steps.getFirst() instanceof Step.Name name) ? "" : name.name();
  }

  private static final class Reader {
    private final String text;
    private final List<Step> steps = new ArrayList<>();
    private int at;

    Reader(String text) {
      this.text = text;
    }

    Optional<Pointer> read() {
      if (text.startsWith("$[")) {
        at = 1;
      }
      while (at < text.length()) {
        if (!(text.charAt(at) == '[' ? index() : name())) {
          return Optional.empty();
        }
        if (at < text.length() && text.charAt(at) == '.') {
          at++;
        }
      }
      return Optional.of(new Pointer(steps));
    }

    private boolean index() {
      int end = text.indexOf(']', at);
      if (end < 0 || end - at > 10) {
        return false;
      }
      try {
        steps.add(new Step.At(Integer.parseInt(text.substring(at + 1, end))));
      } catch (NumberFormatException e) {
        return false;
      }
      at = end + 1;
      return true;
    }

    private boolean name() {
      var name = new StringBuilder();
      if (text.charAt(at) == '"') {
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
          if (text.charAt(at) == '\\') {
            at++;
          }
          if (at < text.length()) {
            name.append(text.charAt(at++));
          }
        }
        at++;
      } else {
        while (at < text.length() && ".[~".indexOf(text.charAt(at)) < 0) {
          name.append(text.charAt(at++));
        }
        if (name.isEmpty()) {
          return false;
        }
      }
      steps.add(new Step.Name(name.toString()));
      boolean twice = at < text.length() && text.charAt(at) == '~';
      return !twice && name.indexOf("…") < 0;
    }
  }
}
