package dev.trustscan.scanner.detect;

import dev.trustscan.rules.Confidence;
import dev.trustscan.rules.Detection;
import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.source.RepoPath;
import java.util.Comparator;
import java.util.List;

/**
 * A rule's statement about units, with exactly one place that it is about.
 *
 * @param id stable across scans: from rule, path, pointer and evidence, not from line numbers
 * @param rule the rule's id
 * @param severity how much it matters here
 * @param confidence how sure it is
 * @param persona who wants to see it
 * @param units ids of the units concerned, the first one's card shows it; empty for a statement
 *     about a path
 * @param path the file
 * @param span the exact value
 * @param pointer structural path, or empty
 * @param message one sentence in our own words; text of the target in it is between U+2068 and
 *     U+2069 and is escaped by the renderer
 * @param evidence the target's text concerned, at most 2,000 characters; hostile
 * @param related other places that belong to it, in the order of the chain
 */
public record Finding(
    String id,
    String rule,
    Severity severity,
    Confidence confidence,
    Detection.Persona persona,
    List<String> units,
    RepoPath path,
    Span span,
    String pointer,
    String message,
    String evidence,
    List<Related> related) {
  /** Most severe first, then by path and place. */
  public static final Comparator<Finding> ORDER = Finding::order;

  /**
   * A place that belongs to a finding.
   *
   * @param path the file
   * @param span where
   * @param message what happens there, in our own words
   * @param evidence the target's text; hostile
   */
  public record Related(RepoPath path, Span span, String message, String evidence) {}

  public Finding {
    units = List.copyOf(units);
    related = List.copyOf(related);
  }

  // Written out: the library's combinators are made anew at every start.
  private static int order(Finding a, Finding b) {
    int order = a.severity.compareTo(b.severity);
    order = order != 0 ? order : a.path.compareTo(b.path);
    order = order != 0 ? order : Integer.compare(a.span.start(), b.span.start());
    order = order != 0 ? order : a.rule.compareTo(b.rule);
    return order != 0 ? order : a.id.compareTo(b.id);
  }
}
