package dev.trustscan.scanner.detect.text;

import dev.trustscan.rules.Detection;
import dev.trustscan.scanner.detect.Rule;
import java.util.List;

/** The rules about text. */
public final class TextRules {
  private TextRules() {}

  /** Sorted by id. */
  public static List<Rule> builtIn() {
    return List.of(
        new HiddenText(),
        new InjectedInstructions(),
        new DeepLinks(),
        new RemoteSchema(),
        new UnpinnedInInstructions(),
        new GoGenerate(),
        new RenderedDifference(),
        new Addresses());
  }

  /** The rules that are data only: those with patterns. */
  public static List<Rule> of(List<Detection> detections) {
    return detections.stream()
        .filter(detection -> !detection.patterns().isEmpty())
        .<Rule>map(PatternRule::new)
        .toList();
  }
}
