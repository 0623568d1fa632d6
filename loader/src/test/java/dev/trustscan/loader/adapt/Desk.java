package dev.trustscan.loader.adapt;

import dev.trustscan.loader.bind.Checkouts;
import dev.trustscan.loader.decision.DecidedUnit;
import dev.trustscan.loader.decision.Decision;
import dev.trustscan.loader.decision.Mode;
import dev.trustscan.loader.decision.Presence;
import dev.trustscan.loader.decision.Scope;
import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.decision.StoreView;
import dev.trustscan.loader.decision.Trip;
import dev.trustscan.loader.gate.Gate;
import dev.trustscan.loader.gate.LoadPlan;
import dev.trustscan.loader.gate.Policy;
import dev.trustscan.loader.gate.Subject;
import dev.trustscan.loader.gate.Use;
import dev.trustscan.rules.Catalogue;
import dev.trustscan.scanner.source.Limits;
import dev.trustscan.scanner.source.SourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A checkout in a temp folder, decisions about it, and loads of it. */
final class Desk {
  static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final Catalogue CATALOGUE = Catalogue.load();

  private static final Policy POLICY = new Policy(Policy.Instructions.NOTICE, 365, true, Set.of());

  final Path checkout;
  final Path out;
  private StoreView store = StoreView.empty();

  Desk(Path temp) throws IOException {
    checkout = Files.createDirectories(temp.resolve("checkout"));
    out = temp.resolve("out");
  }

  Desk with(Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      write(file.getKey(), file.getValue());
    }
    return this;
  }

  Desk write(String path, String content) throws IOException {
    Path file = checkout.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  Subject subject() throws SourceException {
    return Checkouts.read(checkout, CATALOGUE, Set.of(), Limits.DEFAULT);
  }

  /** Somebody says yes to the units meant, as they are now, with every trip accepted. */
  Desk allow(Predicate<DecidedUnit> meant) throws SourceException {
    return decide(Decision.Answer.ALLOW, meant);
  }

  Desk allowAll() throws SourceException {
    return allow(unit -> true);
  }

  Desk decide(Decision.Answer answer, Predicate<DecidedUnit> meant) throws SourceException {
    Subject subject = subject();
    var before = ((StoreView.Sound) store).decisions();
    var decision =
        new Decision(
            Sha256.of(("decision " + before.size()).getBytes(StandardCharsets.UTF_8)),
            answer,
            Optional.of(subject.identity()),
            subject.named().stream().filter(meant).toList(),
            List.of(),
            Optional.empty(),
            Scope.everywhere(),
            NOW.minus(Duration.ofDays(1)),
            NOW.plus(Duration.ofDays(2)),
            Presence.TTY,
            "SHA256:test",
            Set.of(Trip.values()),
            Optional.empty(),
            Optional.empty(),
            "test",
            "test",
            "");
    var all = new java.util.ArrayList<>(before);
    all.add(decision);
    store = new StoreView.Sound(all, List.of(), List.of(), StoreView.Checkpoint.EMPTY);
    return this;
  }

  Desk store(StoreView other) {
    store = other;
    return this;
  }

  LoadPlan plan(String agent) throws SourceException {
    return plan(agent, subject());
  }

  LoadPlan plan(String agent, Subject subject) {
    return Gate.plan(
        Gate.evaluate(subject, store, POLICY, new Use(Loader.consumer(agent), Mode.HEADLESS, NOW)));
  }

  LoadRequest request(String agent) {
    return new LoadRequest(
        agent, checkout, out, List.of("/opt/trustscan/bin/trustscan"), false, NOW);
  }

  Loader.Loaded load(String agent) throws Exception {
    return Loader.load(plan(agent), request(agent));
  }
}
