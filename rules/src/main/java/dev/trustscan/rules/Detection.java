package dev.trustscan.rules;

import java.util.List;

/**
 * A rule's documentation and data; the check itself is a small class in the scanner, or a text
 * pattern given here.
 *
 * @param id kebab-case, permanent
 * @param title one line
 * @param severity the highest severity that the rule gives by itself
 * @param confidence how sure a finding is
 * @param persona who wants to see it
 * @param summary what fires it
 * @param why why it matters
 * @param remediation what to do
 * @param falsePositives known false positives
 * @param misses known misses
 * @param bad minimal examples that are reported
 * @param good minimal examples that are not
 * @param owasp ids of the OWASP Agentic Top 10, where one applies
 * @param atlas MITRE ATLAS technique ids, where one applies
 * @param cwe CWE ids, where one applies
 * @param literals lower-case literals of which one must occur before a pattern is tried
 * @param patterns re2 patterns, for rules that are data only
 * @param sources where the rule comes from
 */
public record Detection(
    String id,
    String title,
    Severity severity,
    Confidence confidence,
    Persona persona,
    String summary,
    String why,
    String remediation,
    List<String> falsePositives,
    List<String> misses,
    List<Example> bad,
    List<Example> good,
    List<String> owasp,
    List<String> atlas,
    List<String> cwe,
    List<String> literals,
    List<String> patterns,
    List<SourceRef> sources) {
  /** Who wants to see a finding. */
  public enum Persona {
    /** Everybody. */
    REGULAR,
    /** Those who want a second look at style and hygiene. */
    PEDANTIC,
    /** Those who want everything. */
    AUDITOR
  }
}
