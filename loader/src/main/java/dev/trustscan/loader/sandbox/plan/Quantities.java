package dev.trustscan.loader.sandbox.plan;

import java.time.Duration;

/** Sizes such as {@code 2G} and times such as {@code 90m}. */
final class Quantities {
  private Quantities() {}

  static long count(String text, String where) throws PlanException {
    long count = number(text, where);
    if (count < 1 || count > 1_000_000) {
      throw PolicyReader.wrong(where, "must be between 1 and 1000000");
    }
    return count;
  }

  static long bytes(String text, String where) throws PlanException {
    int shift =
        switch (last(text)) {
          case 'K' -> 10;
          case 'M' -> 20;
          case 'G' -> 30;
          case 'T' -> 40;
          default -> 0;
        };
    long value = number(shift == 0 ? text : text.substring(0, text.length() - 1), where);
    if (value > Long.MAX_VALUE >> shift || value << shift < 4096) {
      throw PolicyReader.wrong(where, "must be 4K or more, as 500M or 2G");
    }
    return value << shift;
  }

  static Duration time(String text, String where) throws PlanException {
    String digits = text.isEmpty() ? text : text.substring(0, text.length() - 1);
    long value = Math.min(number(digits, where), 1_000_000_000);
    return switch (last(text)) {
      case 's' -> Duration.ofSeconds(value);
      case 'm' -> Duration.ofMinutes(value);
      case 'h' -> Duration.ofHours(value);
      default -> throw PolicyReader.wrong(where, "must end in s, m or h, as 90m");
    };
  }

  private static char last(String text) {
    return text.isEmpty() ? 0 : text.charAt(text.length() - 1);
  }

  private static long number(String text, String where) throws PlanException {
    if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw PolicyReader.wrong(
          where, "must be a whole number, with K, M, G for sizes or s, m, h for times");
    }
    return Long.parseLong(text);
  }
}
