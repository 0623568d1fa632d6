package dev.trustscan.scanner.report;

import dev.trustscan.rules.Consumer;
import dev.trustscan.rules.Effect;
import dev.trustscan.rules.GateKind;
import dev.trustscan.rules.Severity;
import dev.trustscan.rules.Trigger;
import dev.trustscan.scanner.command.Behaviour;
import dev.trustscan.scanner.inspect.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report with what several sections ask of it, worked out once. */
final class ReportView {
  private final ScanReport report;
  private final List<Card> cards;
  private final Map<String, Card> byUnit = new HashMap<>();

  ReportView(ScanReport report) {
    this.report = report;
    this.cards = Card.of(report);
    for (Card card : cards) {
      card.unit().ifPresent(unit -> byUnit.putIfAbsent(unit.id(), card));
    }
  }

  ScanReport report() {
    return report;
  }

  List<Card> cards() {
    return cards;
  }

  /** The card about a unit, if any rule spoke of it. */
  @Nullable Card card(Unit unit) {
    return byUnit.get(unit.id());
  }

  /** A unit's severity: its card's, else the catalogue's own. */
  Severity severity(Unit unit) {
    Card card = card(unit);
    return card == null ? unit.severity().orElse(Severity.INFO) : card.severity();
  }

  /** Whether a card is at or above the threshold. */
  boolean blocks(Card card) {
    return card.severity().compareTo(report.threshold()) <= 0;
  }

  long blocking() {
    return cards.stream().filter(this::blocks).count();
  }

  /** Units that run more than a look at the files, by themselves, with nobody asked. */
  long unasked() {
    return report.units().stream()
        .filter(u -> runsByItself(u) && u.gate().kind() == GateKind.NONE)
        .count();
  }

  /** Units that run by themselves after one question, or for those who turned a feature on. */
  long askedOnce() {
    return report.units().stream()
        .filter(u -> runsByItself(u) && u.gate().kind() != GateKind.NONE)
        .count();
  }

  private static boolean runsByItself(Unit unit) {
    return unit.effect() == Effect.EXECUTES
        && unit.trigger().compareTo(Trigger.TOOL_USE) <= 0
        && !(unit.command().isPresent()
            && unit.facts().behaviour() == Behaviour.NOTHING
            && unit.closure().reached().isEmpty());
  }

  /** Names of consumers for a heading, at most three. */
  static String consumers(List<Consumer> consumers) {
    if (consumers.isEmpty()) {
      return "any tool";
    }
    var names = new StringBuilder();
    for (int i = 0; i < Math.min(3, consumers.size()); i++) {
      names.append(i == 0 ? "" : ", ").append(consumers.get(i).name());
    }
    if (consumers.size() > 3) {
      names.append(" +").append(consumers.size() - 3);
    }
    return names.toString();
  }

  /** A number and a noun. */
  static String count(long n, String one, String many) {
    return grouped(n) + " " + (n == 1 ? one : many);
  }

  /** A number with commas. */
  static String grouped(long n) {
    return String.format(java.util.Locale.ROOT, "%,d", n);
  }

  /** A number of bytes, in the unit that leaves it short. */
  static String bytes(long n) {
    String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
    int unit = 0;
    long scaled = n;
    while (unit < units.length - 1
        && (scaled >= 10_240 || (scaled >= 1_024 && scaled % 1_024 == 0))) {
      scaled = scaled % 1_024 == 0 ? scaled / 1_024 : (scaled + 512) / 1_024;
      unit++;
    }
    return grouped(scaled) + " " + units[unit];
  }
}
