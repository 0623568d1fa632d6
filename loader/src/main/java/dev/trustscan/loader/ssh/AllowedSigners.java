package dev.trustscan.loader.ssh;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Files of keys in the form that {@code ssh-keygen -Y verify -f} reads. */
public final class AllowedSigners {
  private static final int MAX_LINES = 10_000;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ROOT);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);

  private AllowedSigners() {}

  /**
   * A line of the file.
   *
   * @param principals who it is
   * @param key their key
   * @param namespaces purposes; empty for every one
   * @param from from when on it counts
   * @param until until when
   */
  public record Line(
      String principals,
      SshPublicKey key,
      List<String> namespaces,
      Optional<Instant> from,
      Optional<Instant> until) {
    public Line {
      namespaces = List.copyOf(namespaces);
    }

    /** Whether it may sign for a purpose; patterns are not used by us and match nothing. */
    public boolean covers(Namespace namespace) {
      return namespaces.isEmpty() || namespaces.contains(namespace.text());
    }

    /** As {@code ssh-keygen} reads it. */
    public String text() {
      var out = new StringBuilder(principals);
      var options = new ArrayList<String>();
      if (!namespaces.isEmpty()) {
        options.add("namespaces=\"" + String.join(",", namespaces) + "\"");
      }
      from.ifPresent(at -> options.add("valid-after=\"" + time(at) + "\""));
      until.ifPresent(at -> options.add("valid-before=\"" + time(at) + "\""));
      if (!options.isEmpty()) {
        out.append(' ').append(String.join(",", options));
      }
      return out.append(' ').append(key.line()).append('\n').toString();
    }

    private static String time(Instant at) {
      return SECOND.format(at.atOffset(ZoneOffset.UTC)) + "Z";
    }
  }

  /**
   * Reads a file. A line that is not understood is an error, for leaving it out might widen what
   * the file says.
   *
   * @param local zone of the times that name none
   */
  public static List<Line> parse(String file, ZoneId local) throws SshException {
    var lines = new ArrayList<Line>();
    String[] texts = file.split("\n", -1);
    if (texts.length > MAX_LINES) {
      throw new SshException("The file of signers has too many lines.");
    }
    for (int i = 0; i < texts.length; i++) {
      String text = texts[i].strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        try {
          lines.add(line(words(text), local));
        } catch (SshException e) {
          throw new SshException("Line " + (i + 1) + ": " + e.getMessage(), e);
        }
      }
    }
    return lines;
  }

  /** Words at blanks that are outside quotation marks. */
  private static List<String> words(String text) throws SshException {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      }
      if (!quoted && (c == ' ' || c == '\t')) {
        if (!word.isEmpty()) {
          words.add(word.toString());
          word.setLength(0);
        }
      } else {
        word.append(c);
      }
    }
    if (quoted) {
      throw new SshException("A quotation mark is not closed.");
    }
    words.add(word.toString());
    return words;
  }

  private static Line line(List<String> words, ZoneId local) throws SshException {
    if (words.size() < 3) {
      throw new SshException("A signer is a name, a type and a key.");
    }
    boolean options = !type(words.get(1));
    int at = options ? 2 : 1;
    if (words.size() < at + 2) {
      throw new SshException("A signer is a name, a type and a key.");
    }
    SshPublicKey key = SshPublicKey.parse(words.get(at) + " " + words.get(at + 1));
    String principals = words.getFirst().replace("\"", "");
    List<String> namespaces = List.of();
    Optional<Instant> from = Optional.empty();
    Optional<Instant> until = Optional.empty();
    for (String option : options ? split(words.get(1)) : List.<String>of()) {
      int equals = option.indexOf('=');
      String name = option.substring(0, Math.max(0, equals)).toLowerCase(Locale.ROOT);
      String value = option.substring(equals + 1).replace("\"", "");
      switch (name) {
        case "namespaces" -> namespaces = List.of(value.split(",", -1));
        case "valid-after" -> from = Optional.of(time(value, local));
        case "valid-before" -> until = Optional.of(time(value, local));
        default ->
            throw new SshException(
                "The option " + (name.isEmpty() ? option : name) + " is not supported.");
      }
    }
    return new Line(principals, key, namespaces, from, until);
  }

  private static List<String> split(String options) {
    var parts = new ArrayList<String>();
    var part = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < options.length(); i++) {
      char c = options.charAt(i);
      quoted ^= c == '"';
      if (c == ',' && !quoted) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }

  private static boolean type(String word) {
    return word.startsWith("ssh-") || word.startsWith("ecdsa-") || word.startsWith("sk-");
  }

  private static Instant time(String text, ZoneId local) throws SshException {
    boolean utc = text.endsWith("Z");
    String digits = utc ? text.substring(0, text.length() - 1) : text;
    ZoneId zone = utc ? ZoneOffset.UTC : local;
    try {
      return switch (digits.length()) {
        case 8 -> LocalDate.parse(digits, DAY).atStartOfDay(zone).toInstant();
        case 12 -> LocalDateTime.parse(digits, MINUTE).atZone(zone).toInstant();
        case 14 -> LocalDateTime.parse(digits, SECOND).atZone(zone).toInstant();
        default -> throw new SshException("A time is YYYYMMDD, with HHMM or HHMMSS behind it.");
      };
    } catch (DateTimeException e) {
      throw new SshException("A time is YYYYMMDD, with HHMM or HHMMSS behind it.", e);
    }
  }
}
