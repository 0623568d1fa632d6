package dev.trustscan.rules.pages;

import dev.trustscan.rules.Detection;
import dev.trustscan.rules.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The page of one rule. */
final class RulePage {
  /** Names of the OWASP Top 10 for Agentic Applications. */
  private static final Map<String, String> OWASP =
      Map.ofEntries(
          Map.entry("ASI01", "Agent Goal Hijack"),
          Map.entry("ASI02", "Tool Misuse and Exploitation"),
          Map.entry("ASI03", "Identity and Privilege Abuse"),
          Map.entry("ASI04", "Agentic Supply Chain Vulnerabilities"),
          Map.entry("ASI05", "Unexpected Code Execution"),
          Map.entry("ASI06", "Memory and Context Poisoning"),
          Map.entry("ASI09", "Human-Agent Trust Exploitation"));

  private final Detection rule;
  private final Concerned concerned;

  RulePage(Detection rule, Concerned concerned) {
    this.rule = rule;
    this.concerned = concerned;
  }

  String text() {
    return "# "
        + Markdown.inline(rule.title())
        + "\n\n"
        + table()
        + Markdown.section("What fires it", Markdown.inline(rule.summary()))
        + Markdown.section("Why it matters", Markdown.inline(rule.why()))
        + Markdown.section("Reported", examples(rule.bad()))
        + Markdown.section("Not reported", examples(rule.good()))
        + Markdown.section("What to do", Markdown.inline(rule.remediation()))
        + Markdown.section("Known false positives", Markdown.items(rule.falsePositives()))
        + Markdown.section("Known misses", Markdown.items(rule.misses()))
        + Markdown.section("Tools concerned", concerned.by(rule))
        + Markdown.section("Sources", sources())
        + "\n"
        + Pages.GENERATED;
  }

  private String table() {
    var out = new StringBuilder("| | |\n| --- | --- |\n");
    row(out, "id", Markdown.code(rule.id()));
    row(out, "severity", rule.severity().label() + " at most");
    row(out, "confidence", rule.confidence().label());
    row(out, "shown to", persona());
    row(out, "OWASP Agentic", rule.owasp().stream().map(RulePage::owasp).toList());
    row(out, "MITRE ATLAS", rule.atlas().stream().map(RulePage::atlas).toList());
    row(out, "CWE", rule.cwe().stream().map(RulePage::cwe).toList());
    return out.toString();
  }

  private String persona() {
    return switch (rule.persona()) {
      case REGULAR -> "everybody";
      case PEDANTIC -> "`--persona pedantic` and above";
      case AUDITOR -> "`--persona auditor`";
    };
  }

  private static void row(StringBuilder out, String label, List<String> values) {
    if (!values.isEmpty()) {
      row(out, label, String.join(", ", values));
    }
  }

  private static void row(StringBuilder out, String label, String value) {
    out.append("| ").append(label).append(" | ").append(value).append(" |\n");
  }

  private static String owasp(String id) {
    String name = OWASP.get(id);
    if (name == null) {
      throw new IllegalStateException("no name for " + id);
    }
    return id + " " + name;
  }

  private static String atlas(String id) {
    return "[" + id + "](https://atlas.mitre.org/techniques/" + id + ")";
  }

  private static String cwe(String id) {
    return "["
        + id
        + "](https://cwe.mitre.org/data/definitions/"
        + id.substring("CWE-".length())
        + ".html)";
  }

  private static String examples(List<Example> examples) {
    return examples.stream().map(RulePage::example).collect(Collectors.joining("\n"));
  }

  private static String example(Example example) {
    var parts = new ArrayList<String>();
    parts.add(file(example.path(), example.content().orElse("")));
    example.files().forEach((path, text) -> parts.add(file(path, text)));
    example
        .links()
        .forEach((path, target) ->
            parts.add(
                Markdown.code(path) + " is a symbolic link to " + Markdown.code(target) + ".\n"));
    return String.join("\n", parts);
  }

  private static String file(String path, String text) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    String language = name.endsWith(".json") ? "json" : name.endsWith(".yml") ? "yaml" : "text";
    return Markdown.code(path) + "\n\n" + Markdown.fenced(language, text);
  }

  private String sources() {
    return Markdown.items(
        rule.sources().stream()
            .map(source -> link(source.ref()) + ", read " + source.checked())
            .toList());
  }

  private static String link(String ref) {
    if (ref.startsWith("CVE-")) {
      return "[" + ref + "](https://www.cve.org/CVERecord?id=" + ref + ")";
    }
    return ref;
  }
}
