package dev.trustscan.loader.bind;

import dev.trustscan.loader.decision.DecidedUnit;
import dev.trustscan.loader.decision.Decision;
import dev.trustscan.loader.decision.Mode;
import dev.trustscan.loader.decision.Presence;
import dev.trustscan.loader.decision.Scope;
import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.decision.StoreView;
import dev.trustscan.loader.decision.Trip;
import dev.trustscan.loader.gate.Evaluation;
import dev.trustscan.loader.gate.Gate;
import dev.trustscan.loader.gate.Judged;
import dev.trustscan.loader.gate.Policy;
import dev.trustscan.loader.gate.Subject;
import dev.trustscan.loader.gate.Use;
import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.Effect;
import dev.trustscan.scanner.source.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A real repository in a temporary folder, and the gate's answers for it. */
final class Checkout {
  static final Instant NOW = Instant.parse("2026-11-25T00:00:00Z");
  private static final Catalogue CATALOGUE = Catalogue.load();

  final Path folder;

  Checkout(Path folder) {
    this.folder = folder;
  }

  /** An empty repository with a remote. */
  static Checkout create(Path folder, String remote) throws Exception {
    Files.createDirectories(folder);
    var checkout = new Checkout(folder);
    checkout.git("init", "-q", "-b", "main", ".");
    if (!remote.isEmpty()) {
      checkout.git("remote", "add", "origin", remote);
    }
    return checkout;
  }

  Checkout write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  /** A hook that runs a script, as settings of an agent. */
  Checkout hook(String command) throws IOException {
    return write(
        ".claude/settings.json",
        """
        {"hooks": {"SessionStart": [{"matcher": "*", "hooks": [
          {"type": "command", "command": "%s"}]}]}}
        """
            .formatted(command));
  }

  /** Commits everything and says that the remote has it. */
  Checkout published() throws Exception {
    committed();
    git("update-ref", "refs/remotes/origin/main", "HEAD");
    return this;
  }

  Checkout committed() throws Exception {
    git("add", "-A");
    git("commit", "-q", "--allow-empty", "-m", "change");
    return this;
  }

  void git(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    for (String who : List.of("AUTHOR", "COMMITTER")) {
      environment.put("GIT_" + who + "_NAME", "fixture");
      environment.put("GIT_" + who + "_EMAIL", "fixture@example.invalid");
      environment.put("GIT_" + who + "_DATE", "1700000000 +0000");
    }
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + said);
    }
  }

  Subject read() throws Exception {
    return Checkouts.read(folder, CATALOGUE, Set.of("claude-code"), Limits.DEFAULT);
  }

  /** A yes to everything that is there, with every risk named. */
  Decision allowed() throws Exception {
    return decision(Decision.Answer.ALLOW, read().named());
  }

  Decision decision(Decision.Answer answer, List<DecidedUnit> units) throws Exception {
    return new Decision(
        Sha256.of(("decision " + answer + folder).getBytes(StandardCharsets.UTF_8)),
        answer,
        Optional.of(read().identity()),
        units,
        List.of(),
        Optional.of(read().planRoot()),
        Scope.everywhere(),
        NOW.minus(Duration.ofDays(1)),
        NOW.plus(Duration.ofDays(6)),
        Presence.TTY,
        "SHA256:key",
        Set.of(Trip.values()),
        Optional.empty(),
        Optional.empty(),
        "",
        "",
        "");
  }

  Evaluation judged(Decision... decisions) throws Exception {
    return judged(NOW, decisions);
  }

  Evaluation judged(Instant now, Decision... decisions) throws Exception {
    var store =
        new StoreView.Sound(List.of(decisions), List.of(), List.of(), StoreView.Checkpoint.EMPTY);
    return Gate.evaluate(
        read(), store, Policy.DEFAULT, new Use("claude-code", Mode.INTERACTIVE, now));
  }

  /** The answer for the one unit that executes. */
  Judged executing(Decision... decisions) throws Exception {
    List<Judged> found =
        judged(decisions).judged().stream()
            .filter(j -> j.unit().facts().now().effect() == Effect.EXECUTES)
            .toList();
    if (found.size() != 1) {
      throw new IllegalStateException("one executing unit was expected: " + found);
    }
    return found.getFirst();
  }
}
