package dev.trustscan.loader.bind;

import dev.trustscan.loader.decision.DecidedUnit;
import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.gate.InertUnit;
import dev.trustscan.loader.gate.Payload;
import dev.trustscan.loader.gate.UnitFacts;
import dev.trustscan.rules.Consumer;
import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.closure.Closure;
import dev.trustscan.scanner.detect.Finding;
import dev.trustscan.scanner.inspect.InspectedFile;
import dev.trustscan.scanner.inspect.Inspection;
import dev.trustscan.scanner.inspect.Unit;
import dev.trustscan.scanner.report.Printable;
import dev.trustscan.scanner.source.Content;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.Snapshot;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns what the scanner found into units that the gate can judge, on the bytes already read. */
final class Binder {
  private final Snapshot snapshot;
  private final Lineages lineages;
  private final Map<String, Set<String>> marks = new HashMap<>();

  Binder(Snapshot snapshot, Lineages lineages, List<Finding> findings) {
    this.snapshot = snapshot;
    this.lineages = lineages;
    for (Finding finding : findings) {
      if (finding.severity() != Severity.INFO) {
        for (String unit : finding.units()) {
          marks.computeIfAbsent(unit, key -> new HashSet<>()).add(finding.rule());
        }
      }
    }
  }

  List<InertUnit> bind(Inspection inspection) {
    var units = new ArrayList<InertUnit>();
    for (InspectedFile file : inspection.files()) {
      for (Unit unit : file.units()) {
        units.add(bind(unit, file.content()));
      }
    }
    return units;
  }

  private InertUnit bind(Unit unit, Content content) {
    List<Payload.Body> reached = new ArrayList<>();
    for (Closure.Reached each : unit.closure().reached()) {
      snapshot.entry(each.path()).ifPresent(e -> reached.add(body(e, snapshot.content(e))));
    }
    Payload.Body file = body(unit.hit().entry(), content);
    var now =
        new DecidedUnit(
            new Sha256(unit.digest()),
            bytes(unit, file, reached),
            unit.id(),
            Printable.UNICODE.path(unit.path()),
            Printable.UNICODE.text(unit.pointer()),
            unit.kind(),
            unit.effect(),
            new Sha256(unit.definition()));
    Set<String> consumers = new HashSet<>();
    unit.consumers().stream().map(Consumer::id).forEach(consumers::add);
    var facts =
        new UnitFacts(
            now,
            unit.effects(),
            unit.trigger(),
            consumers,
            Capabilities.of(unit, content),
            marks.getOrDefault(unit.id(), Set.of()),
            lineages.of(unit.hit().entry(), content),
            unit.note());
    return InertUnit.of(
        facts,
        new Payload(
            unit.pointer(),
            unit.node(),
            unit.command(),
            file,
            unit.hit().surface().format(),
            reached,
            unit.closure().unresolved().stream().map(Closure.Unresolved::text).toList()));
  }

  private static Payload.Body body(Entry entry, Content content) {
    // A switch over types costs milliseconds at start-up.
    if (content instanceof Content.Whole whole) {
      return new Payload.Body(
          entry.path(), entry.executable(), whole.sha256(), Optional.of(whole.bytes()));
    }
    String digest =
        content instanceof Content.HashedOnly hashed
            ? hashed.sha256()
            : "unread " + entry.objectId() + " " + entry.linkTarget().orElse("");
    return new Payload.Body(entry.path(), entry.executable(), digest, Optional.empty());
  }

  /** Over every byte of the unit's file and of all that it reaches. */
  private static Sha256 bytes(Unit unit, Payload.Body file, List<Payload.Body> reached) {
    var lines = new ArrayList<String>();
    for (Payload.Body body : reached) {
      lines.add(line(body));
    }
    lines.sort(null);
    MessageDigest sha;
    try {
      sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    sha.update(("trustscan-bytes-1\n" + unit.digest() + "\n").getBytes(StandardCharsets.US_ASCII));
    sha.update((line(file) + "\n").getBytes(StandardCharsets.UTF_8));
    for (String line : lines) {
      sha.update((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return new Sha256(HexFormat.of().formatHex(sha.digest()));
  }

  private static String line(Payload.Body body) {
    String mode = body.executable() ? " x " : " - ";
    return body.path().base64() + mode + body.sha256().replace("\n", "\\n");
  }
}
