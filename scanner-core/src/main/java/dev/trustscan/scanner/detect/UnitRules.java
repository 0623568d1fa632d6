package dev.trustscan.scanner.detect;

import java.util.List;

/** The rules about units and files as such. */
public final class UnitRules {
  private UnitRules() {}

  /** Sorted by id. */
  public static List<Rule> builtIn() {
    return List.of(
        new ActsRule(),
        new AgentInCi(),
        new SelfApproval(),
        new LinkedSurface(),
        new GypCommand(),
        new DisposableHost(),
        new ReachesHostileCode(),
        new ImportsFromOutside(),
        new LeavingLink(),
        new LinkOntoControlFile(),
        new ReadersDisagree(),
        new SharedTarget(),
        new SpelledOtherwise(),
        new TestsInSkill(),
        new WrapperJar());
  }
}
