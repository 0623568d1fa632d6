package dev.trustscan.scanner.report;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;

/** How old the facts of a catalogue are. */
final class CatalogueAge {
  private CatalogueAge() {}

  /**
   * Days from the version's day, or from its month's first day, to a day; empty if it is no date.
   */
  static OptionalLong days(String version, LocalDate today) {
    String[] parts = version.split("-");
    try {
      int year = Integer.parseInt(parts[0]);
      int month = parts.length > 1 ? Integer.parseInt(parts[1]) : 1;
      int day = parts.length > 2 ? Integer.parseInt(parts[2]) : 1;
      long days = ChronoUnit.DAYS.between(LocalDate.of(year, month, day), today);
      return OptionalLong.of(Math.max(0, days));
    } catch (NumberFormatException | DateTimeException e) {
      return OptionalLong.empty();
    }
  }
}
