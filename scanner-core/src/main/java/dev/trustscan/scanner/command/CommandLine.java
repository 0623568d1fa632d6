package dev.trustscan.scanner.command;

import dev.trustscan.rules.CommandSpec;
import dev.trustscan.scanner.doc.Span;
import java.util.List;

/**
 * A command as a configuration gives it.
 *
 * @param form how the consumer starts it
 * @param words for {@code ARGV} the arguments one by one; otherwise each string as written
 * @param spans where each word stands, as many as words
 */
public record CommandLine(CommandSpec.Form form, List<String> words, List<Span> spans) {
  public CommandLine {
    words = List.copyOf(words);
    spans = List.copyOf(spans);
    if (words.size() != spans.size()) {
      throw new IllegalArgumentException("a span for each word");
    }
  }

  /** Where the command begins. */
  public Span span() {
    return spans.isEmpty() ? Span.NONE : spans.getFirst();
  }
}
