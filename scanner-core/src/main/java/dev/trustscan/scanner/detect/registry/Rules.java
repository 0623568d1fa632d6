package dev.trustscan.scanner.detect.registry;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.Detection;
import dev.trustscan.scanner.detect.Finding;
import dev.trustscan.scanner.detect.Rule;
import dev.trustscan.scanner.detect.UnitRules;
import dev.trustscan.scanner.detect.text.TextRules;
import dev.trustscan.scanner.inspect.Inspection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every rule, in one explicit list. */
public final class Rules {
  private Rules() {}

  /** The rules of this version: about units, then about text. */
  public static List<Rule> builtIn() {
    var rules = new ArrayList<Rule>(UnitRules.builtIn());
    rules.addAll(TextRules.builtIn());
    return List.copyOf(rules);
  }

  /** The rules of this version, and those of a catalogue that are data only. */
  public static List<Rule> of(Catalogue catalogue) {
    var rules = new ArrayList<Rule>(builtIn());
    rules.addAll(TextRules.of(catalogue.detections()));
    return List.copyOf(rules);
  }

  /**
   * Applies rules.
   *
   * @param rules which
   * @param inspection to what
   * @param persona who reads the report
   * @return findings, most severe first, then by path and place; the same statement once
   */
  public static List<Finding> apply(
      List<Rule> rules, Inspection inspection, Detection.Persona persona) {
    Map<String, Finding> byId = new LinkedHashMap<>();
    for (Rule rule : rules) {
      rule.check(
          inspection,
          finding -> {
            if (finding.persona().compareTo(persona) <= 0) {
              byId.merge(
                  finding.id(),
                  finding,
                  (a, b) -> a.severity().compareTo(b.severity()) <= 0 ? a : b);
            }
          });
    }
    var findings = new ArrayList<>(byId.values());
    findings.sort(Finding.ORDER);
    return List.copyOf(findings);
  }
}
