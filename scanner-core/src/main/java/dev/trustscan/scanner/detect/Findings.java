package dev.trustscan.scanner.detect;

import dev.trustscan.rules.Confidence;
import dev.trustscan.rules.Detection;
import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.inspect.Unit;
import dev.trustscan.scanner.source.RepoPath;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Makes findings: a place first, then what there is to say. */
public final class Findings {
  /** The most of the target's text that a finding carries. */
  public static final int MOST_EVIDENCE = 2_000;

  private Findings() {}

  /** A finding about a unit, at the unit's own place. */
  public static Builder at(Unit unit) {
    return new Builder(unit.hit().entry().path(), unit.span(), unit.pointer(), List.of(unit.id()));
  }

  /** A finding about a unit, at a place of its own file or of a file that it reaches. */
  public static Builder at(Unit unit, RepoPath path, Span span) {
    return new Builder(path, span, unit.pointer(), List.of(unit.id()));
  }

  /** A finding about a path. */
  public static Builder at(RepoPath path, Span span) {
    return new Builder(path, span, "", List.of());
  }

  /** Marks text of the target inside a message, so that the renderer escapes it. */
  public static String quote(String target) {
    return '\u2068' + cut(target.replace('\u2068', ' ').replace('\u2069', ' '), 200) + '\u2069';
  }

  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + "…";
  }

  /** Collects a finding whose place is known. */
  public static final class Builder {
    private final RepoPath path;
    private final Span span;
    private final String pointer;
    private final List<String> units;
    private final List<Finding.Related> related = new ArrayList<>();
    private Severity severity = Severity.INFO;
    private Confidence confidence = Confidence.HIGH;
    private Detection.Persona persona = Detection.Persona.REGULAR;
    private String evidence = "";

    private Builder(RepoPath path, Span span, String pointer, List<String> units) {
      this.path = path;
      this.span = span;
      this.pointer = pointer;
      this.units = new ArrayList<>(units);
    }

    /** How much it matters here. */
    public Builder severity(Severity severity) {
      this.severity = severity;
      return this;
    }

    /** How sure it is; HIGH unless said otherwise. */
    public Builder confidence(Confidence confidence) {
      this.confidence = confidence;
      return this;
    }

    /** Who wants to see it; everybody unless said otherwise. */
    public Builder persona(Detection.Persona persona) {
      this.persona = persona;
      return this;
    }

    /** The target's text concerned; hostile. */
    public Builder evidence(String evidence) {
      this.evidence = cut(evidence, MOST_EVIDENCE);
      return this;
    }

    /** Another unit that it is about. */
    public Builder also(Unit unit) {
      if (!units.contains(unit.id())) {
        units.add(unit.id());
      }
      return this;
    }

    /** Another place that belongs to it, in the order of the chain. */
    public Builder related(RepoPath path, Span span, String message, String evidence) {
      related.add(new Finding.Related(path, span, message, cut(evidence, MOST_EVIDENCE)));
      return this;
    }

    /** The finding. */
    public Finding says(String rule, String message) {
      return new Finding(
          id(rule),
          rule,
          severity,
          confidence,
          persona,
          units,
          path,
          span,
          pointer,
          message,
          evidence,
          related);
    }

    private String id(String rule) {
      String all = rule + '\0' + path.base64() + '\0' + pointer + '\0' + evidence;
      try {
        byte[] digest =
            MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, 6);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }
  }
}
