package dev.trustscan.cli;

import dev.trustscan.loader.decision.Mode;
import dev.trustscan.loader.gate.Gate;
import dev.trustscan.loader.gate.Judged;
import dev.trustscan.loader.gate.LoadPlan;
import dev.trustscan.loader.gate.Payload;
import dev.trustscan.loader.sandbox.Trusted;
import dev.trustscan.loader.sandbox.plan.Bytes;
import dev.trustscan.scanner.source.RepoPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The files that a contained program may find: those of which every unit may load now. */
final class Approved {
  private Approved() {}

  /**
   * Asks the gate, as {@code status} does.
   *
   * @param path the checkout, as the command line names it
   * @param agent a tool's id; empty for whatever acts before a build
   */
  static Trusted of(Host host, String path, String agent) throws Exception {
    Mode mode = host.inTerminal() ? Mode.INTERACTIVE : Mode.HEADLESS;
    return of(Gate.plan(TrustLook.at(host, path, agent, mode).judge()));
  }

  private static Trusted of(LoadPlan plan) {
    Set<String> held = new HashSet<>();
    for (Judged judged : plan.withheld()) {
      held.add(judged.unit().facts().now().path());
    }
    Map<RepoPath, Bytes> approved = new HashMap<>();
    for (var token : plan.load()) {
      String path = token.unit().facts().now().path();
      Payload.Body file = token.verified().file();
      // A surface behind a link has another path than its file; it stays masked.
      if (!held.contains(path) && file.path().text().equals(path)) {
        file.bytes().ifPresent(bytes -> approved.put(file.path(), Bytes.of(bytes)));
      }
    }
    return new Trusted(approved);
  }
}
