package dev.trustscan.cli;

import dev.trustscan.scanner.source.Limits;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads {@code --limit name=value}. */
final class LimitOptions {
  private static final List<String> NAMES =
      List.of(
          "entries",
          "path-depth",
          "inspect-bytes",
          "hash-bytes",
          "total-bytes",
          "nesting",
          "nodes",
          "aliases",
          "closure-files",
          "closure-depth",
          "text-files",
          "time");

  private LimitOptions() {}

  static Limits of(Host host, Map<String, String> given) throws UsageException {
    Map<String, Long> values = new LinkedHashMap<>();
    for (Map.Entry<String, String> each : given.entrySet()) {
      String name = kebab(each.getKey());
      if (!NAMES.contains(name)) {
        String near = Nearest.to(name, NAMES);
        throw new UsageException(
            "There is no limit "
                + host.quote(each.getKey())
                + (near.isEmpty()
                    ? "; there are " + String.join(", ", NAMES) + "."
                    : "; did you mean " + near + "?"));
      }
      values.put(name, value(host, name, each.getValue()));
    }
    Limits is = Limits.DEFAULT;
    return new Limits(
        small(values, "entries", is.entries()),
        small(values, "path-depth", is.pathDepth()),
        small(values, "inspect-bytes", is.inspectBytes()),
        values.getOrDefault("hash-bytes", is.hashBytes()),
        values.getOrDefault("total-bytes", is.totalBytes()),
        small(values, "nesting", is.nesting()),
        small(values, "nodes", is.nodes()),
        small(values, "aliases", is.aliases()),
        small(values, "closure-files", is.closureFiles()),
        small(values, "closure-depth", is.closureDepth()),
        small(values, "text-files", is.textFiles()),
        Duration.ofSeconds(values.getOrDefault("time", is.time().toSeconds())));
  }

  private static int small(Map<String, Long> values, String name, int otherwise) {
    return (int) (long) values.getOrDefault(name, (long) otherwise);
  }

  /** The names of the JSON report are taken too. */
  private static String kebab(String name) {
    var out = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isUpperCase(c)) {
        out.append('-');
      }
      out.append(Character.toLowerCase(c));
    }
    return out.toString();
  }

  private static long value(Host host, String name, String text) throws UsageException {
    long unit = 1;
    String digits = text;
    if (!text.isEmpty() && !Character.isDigit(text.charAt(text.length() - 1))) {
      digits = text.substring(0, text.length() - 1);
      String letter = text.substring(text.length() - 1).toLowerCase(Locale.ROOT);
      unit =
          name.equals("time")
              ? Map.of("s", 1L, "m", 60L).getOrDefault(letter, 0L)
              : Map.of("k", 1L << 10, "m", 1L << 20, "g", 1L << 30).getOrDefault(letter, 0L);
    }
    long most =
        name.equals("hash-bytes") || name.equals("total-bytes") ? 1L << 40 : Integer.MAX_VALUE;
    if (unit > 0
        && !digits.isEmpty()
        && digits.length() <= 12
        && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      long value = Long.parseLong(digits);
      if (value >= 1 && value <= most / unit) {
        return value * unit;
      }
    }
    throw new UsageException(
        "The limit "
            + name
            + " cannot be "
            + host.quote(text)
            + "; give a whole number from 1"
            + (name.equals("time") ? ", perhaps with s or m." : ", perhaps with K, M or G."));
  }
}
