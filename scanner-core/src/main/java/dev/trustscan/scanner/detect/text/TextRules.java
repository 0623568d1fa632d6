package dev.trustscan.scanner.detect.text;

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
        new GoGenerate());
  }
}
