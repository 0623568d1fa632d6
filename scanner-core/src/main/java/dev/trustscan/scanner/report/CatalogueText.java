package dev.trustscan.scanner.report;

import dev.trustscan.rules.Consumer;
import dev.trustscan.rules.Detection;
import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Element;
import dev.trustscan.rules.Example;
import dev.trustscan.rules.PathPattern;
import dev.trustscan.rules.SourceRef;
import dev.trustscan.rules.Surface;
import dev.trustscan.rules.Trigger;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;

/** What the catalogue knows, for people at a terminal. */
public final class CatalogueText {
  private static final int LABEL = 12;

  private final TextOptions options;

  public CatalogueText(TextOptions options) {
    this.options = options;
  }

  /**
   * Lists ids with a line each.
   *
   * @throws IOException if the stream refuses
   */
  public void list(
      List<Surface> surfaces,
      List<Detection> detections,
      List<Consumer> consumers,
      OutputStream out)
      throws IOException {
    TextReport.on(
        options,
        out,
        page -> {
          if (!surfaces.isEmpty()) {
            page.heading("Surfaces", ReportView.grouped(surfaces.size()));
            surfaces.forEach(surface -> surfaceLine(page, surface));
          }
          if (!detections.isEmpty()) {
            page.heading("Rules", ReportView.grouped(detections.size()));
            detections.forEach(detection -> detectionLine(page, detection));
          }
          if (!consumers.isEmpty()) {
            page.heading("Tools", ReportView.grouped(consumers.size()));
            consumers.forEach(consumer ->
                page.paragraph(
                    2,
                    4,
                    page.prose().own(consumer.id(), Tone.STRONG).own("  " + consumer.name())));
          }
        });
  }

  private static void surfaceLine(Page page, Surface surface) {
    page.paragraph(
        2,
        6,
        page.prose()
            .own(surface.id(), Tone.STRONG)
            .own("  " + surface.title() + " · " + ReportView.consumers(surface.consumers()))
            .own(" · " + effects(surface.effects()), Tone.DIM));
  }

  private static void detectionLine(Page page, Detection detection) {
    page.paragraph(
        2,
        6,
        page.prose()
            .own(detection.id(), Tone.STRONG)
            .own("  " + detection.severity().label(), Tone.of(detection.severity()))
            .own("  " + detection.title()));
  }

  /**
   * Explains a rule.
   *
   * @throws IOException if the stream refuses
   */
  public void detection(Detection rule, OutputStream out) throws IOException {
    TextReport.on(
        options,
        out,
        page -> {
          page.paragraph(
              0,
              2,
              page.prose()
                  .own(rule.id(), Tone.STRONG)
                  .own("  " + rule.severity().label(), Tone.of(rule.severity()))
                  .own(" at most · confidence " + rule.confidence().label(), Tone.DIM));
          page.paragraph(0, 2, page.prose().own(rule.title()));
          text(page, "What fires it", rule.summary());
          text(page, "Why it matters", rule.why());
          text(page, "What to do", rule.remediation());
          examples(page, "Reported", rule.bad());
          examples(page, "Not reported", rule.good());
          list(page, "Known false positives", rule.falsePositives());
          list(page, "Known misses", rule.misses());
          mapping(page, rule);
          sources(page, rule.sources());
        });
  }

  /**
   * Explains a surface.
   *
   * @throws IOException if the stream refuses
   */
  public void surface(Surface surface, OutputStream out) throws IOException {
    TextReport.on(
        options,
        out,
        page -> {
          page.paragraph(
              0,
              2,
              page.prose()
                  .own(surface.id(), Tone.STRONG)
                  .own("  " + surface.title())
                  .own(" · confidence " + surface.confidence().label(), Tone.DIM));
          row(page, "read by", surface.consumers().stream().map(Consumer::name).toList());
          row(page, "lies at", surface.patterns().stream().map(CatalogueText::pattern).toList());
          row(page, "found by", surface.selectors());
          row(page, "effects", surface.effects().stream().map(Effect::label).toList());
          row(page, "when", surface.triggers().stream().map(Trigger::label).toList());
          row(page, "gate", gate(surface));
          row(page, "hides", surface.hides());
          text(page, "Note", surface.note());
          elements(page, surface.elements());
          sources(page, surface.sources());
        });
  }

  private static String pattern(PathPattern pattern) {
    return pattern.glob() + (pattern.directory() ? "/" : "");
  }

  private static List<String> gate(Surface surface) {
    String text =
        surface.gate().text().isEmpty() ? surface.gate().kind().label() : surface.gate().text();
    String weakness = surface.gate().weakness();
    return List.of(weakness.isEmpty() ? text : text + "; but " + weakness);
  }

  private static void elements(Page page, List<Element> elements) {
    if (elements.isEmpty()) {
      return;
    }
    page.heading("What is in it", "");
    for (Element element : elements) {
      Prose line =
          page.prose()
              .own(element.path(), Tone.STRONG)
              .own("  " + element.kind().label() + " · " + effects(element.effects()))
              .own(" · " + element.trigger().label(), Tone.DIM);
      line.own(element.note().isEmpty() ? "" : "  " + element.note());
      page.paragraph(2, 6, line);
    }
  }

  private static String effects(List<Effect> effects) {
    return effects.stream().map(Effect::label).collect(Collectors.joining(", "));
  }

  private static void text(Page page, String heading, String text) {
    if (!text.isBlank()) {
      page.heading(heading, "");
      page.paragraph(2, 2, page.prose().own(text.strip().replace('\n', ' ')));
    }
  }

  private static void list(Page page, String heading, List<String> items) {
    if (!items.isEmpty()) {
      page.heading(heading, "");
      items.forEach(item -> page.paragraph(2, 4, page.prose().own("- " + item.replace('\n', ' '))));
    }
  }

  private static void examples(Page page, String heading, List<Example> examples) {
    if (examples.isEmpty()) {
      return;
    }
    page.heading(heading, "");
    for (Example example : examples) {
      file(page, example.path(), example.content().orElse(""));
      example.files().forEach((path, text) -> file(page, path, text));
      example
          .links()
          .forEach((path, target) ->
              page.paragraph(2, 4, page.prose().target(path, 200).own(" -> ").target(target, 200)));
    }
  }

  private static void file(Page page, String path, String text) {
    page.paragraph(2, 4, page.prose().target(path, 200));
    text.lines().limit(20).forEach(line -> page.paragraph(4, 8, page.prose().target(line, 300)));
  }

  private static void mapping(Page page, Detection rule) {
    page.blank();
    row(page, "OWASP", rule.owasp());
    row(page, "ATLAS", rule.atlas());
    row(page, "CWE", rule.cwe());
  }

  private static void sources(Page page, List<SourceRef> sources) {
    if (sources.isEmpty()) {
      return;
    }
    page.heading("Sources", "");
    for (SourceRef source : sources) {
      page.paragraph(
          2, 4, page.prose().own(source.ref()).own("  read " + source.checked(), Tone.DIM));
    }
  }

  private static void row(Page page, String label, List<String> values) {
    if (!values.isEmpty()) {
      page.paragraph(
          2,
          2 + LABEL,
          page.prose()
              .own(label + " ".repeat(LABEL - label.length()), Tone.DIM)
              .own(String.join(", ", values)));
    }
  }
}
