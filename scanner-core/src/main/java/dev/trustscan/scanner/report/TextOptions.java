package dev.trustscan.scanner.report;

import java.time.LocalDate;

/**
 * How to print for people.
 *
 * @param width columns, brought into 40 to 120
 * @param colour whether to use ANSI colours
 * @param glyphs which characters the terminal shows
 * @param detail how much
 * @param today the day, for the catalogue's age
 * @param target the words that make a proposed command look at the same thing; empty if it needs
 *     none
 */
public record TextOptions(
    int width, boolean colour, Printable glyphs, Detail detail, LocalDate today, String target) {
  /** How much to print. */
  public enum Detail {
    /** The verdict alone. */
    QUIET,
    /** What a person needs to decide. */
    SHORT,
    /** Everything. */
    FULL
  }

  private static final int NARROWEST = 40;
  private static final int WIDEST = 120;

  public TextOptions {
    width = Math.clamp(width, NARROWEST, WIDEST);
  }
}
