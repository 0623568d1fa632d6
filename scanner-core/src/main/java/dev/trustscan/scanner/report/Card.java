package dev.trustscan.scanner.report;

import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.detect.Finding;
import dev.trustscan.scanner.inspect.Unit;
import dev.trustscan.scanner.source.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is to be said about one unit, or about one path that no unit covers.
 *
 * @param number its number in this report, from 1; {@code show} takes it
 * @param unit the unit
 * @param findings what there is to say, most severe first
 */
public record Card(int number, Optional<Unit> unit, List<Finding> findings) {
  public Card {
    findings = List.copyOf(findings);
  }

  /** The finding that the card leads with. */
  public Finding first() {
    return findings.getFirst();
  }

  /** The severity of the whole. */
  public Severity severity() {
    return first().severity();
  }

  /** Whether one of its findings, or its unit, has an id that begins so. */
  public boolean hasId(String prefix) {
    return findings.stream().anyMatch(f -> f.id().startsWith(prefix))
        || unit.filter(u -> u.id().startsWith(prefix)).isPresent();
  }

  /** The cards of a report, most severe first; the same report gives the same numbers. */
  public static List<Card> of(ScanReport report) {
    Map<String, Unit> units = new HashMap<>();
    for (Unit unit : report.units()) {
      units.putIfAbsent(unit.id(), unit);
    }
    record Key(String unit, RepoPath path) {}
    Map<Key, List<Finding>> groups = new LinkedHashMap<>();
    for (Finding finding : report.findings().stream().sorted(Finding.ORDER).toList()) {
      Key key =
          finding.units().isEmpty()
              ? new Key("", finding.path())
              : new Key(finding.units().getFirst(), RepoPath.ROOT);
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(finding);
    }
    var cards = new ArrayList<Card>();
    groups.forEach((key, findings) ->
        cards.add(new Card(cards.size() + 1, Optional.ofNullable(units.get(key.unit)), findings)));
    return List.copyOf(cards);
  }
}
