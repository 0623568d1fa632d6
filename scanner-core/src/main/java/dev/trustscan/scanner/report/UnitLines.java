package dev.trustscan.scanner.report;

import dev.trustscan.rules.CommandSpec;
import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Severity;
import dev.trustscan.rules.UnitKind;
import dev.trustscan.scanner.command.Behaviour;
import dev.trustscan.scanner.command.CommandLine;
import dev.trustscan.scanner.detect.FactWording;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.inspect.Unit;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A unit in one or two lines. */
final class UnitLines {
  private static final int VERB = 10;
  private static final int MOST_VALUE = 160;
  private static final int MOST_CHAIN = 3;

  private UnitLines() {}

  static String verb(Effect effect) {
    return switch (effect) {
      case EXECUTES -> "runs";
      case REDIRECTS -> "redirects";
      case LOOSENS -> "loosens";
      case CONCEALS -> "hides";
      case INFLUENCES -> "steers";
      case RESTRICTS -> "restricts";
      case INERT -> "holds";
    };
  }

  /** Verb, value, place, severity and card. */
  static void write(Page page, ReportView view, Unit unit, int indent) {
    String verb = verb(unit.effect());
    int hanging = indent + (page.width() < 60 ? 2 : VERB);
    Prose line = page.prose().own(page.width() < 60 ? verb + " " : padded(verb), Tone.DIM);
    Optional<String> value = value(unit);
    value.ifPresent(text -> line.target(text, MOST_VALUE).own("  "));
    line.path(unit.path(), value.isPresent() ? Tone.DIM : Tone.STRONG);
    if (unit.span().exists() && !unit.pointer().equals("$")) {
      line.own(":" + unit.span().line(), Tone.DIM);
    }
    Card card = view.card(unit);
    Severity severity = view.severity(unit);
    if (card != null) {
      line.own("  " + severity.label() + " ", Tone.of(severity)).own("[" + card.number() + "]");
    }
    page.paragraph(indent, hanging, line);
    if (unit.effect() == Effect.EXECUTES) {
      chain(page, unit, hanging);
    }
  }

  private static String padded(String verb) {
    return verb + " ".repeat(Math.max(1, VERB - verb.length()));
  }

  /** The files that it reaches and that do something worth a line. */
  private static void chain(Page page, Unit unit, int indent) {
    unit.closure().reached().stream()
        .filter(file -> file.facts().behaviour().compareTo(Behaviour.LOCAL_CODE) >= 0)
        .limit(MOST_CHAIN)
        .forEach(file -> {
          String does =
              file.facts().facts().stream()
                  .map(fact -> FactWording.of(fact.kind()))
                  .distinct()
                  .limit(3)
                  .collect(Collectors.joining(", "));
          Prose line = page.prose().own("→ ", Tone.DIM).path(file.path(), Tone.TARGET);
          line.own(does.isEmpty() ? "" : "  " + does);
          page.paragraph(indent, indent + 2, line);
        });
    if (unit.closure().notBound()) {
      page.paragraph(
          indent,
          indent + 2,
          page.prose().own("→ ", Tone.DIM).own("code that is fetched when it runs"));
    }
  }

  /** What the unit's value is, as one raw text of the target; empty for whole files. */
  static Optional<String> value(Unit unit) {
    if (unit.command().isPresent()) {
      return Optional.of(command(unit.command().get()));
    }
    if (unit.pointer().equals("$")) {
      return Optional.empty();
    }
    if (unit.node() instanceof Node.Scalar scalar && !scalar.text().isBlank()) {
      String name = unit.kind() == UnitKind.INSTRUCTION ? "" : name(unit.pointer()) + " = ";
      return Optional.of(name + scalar.text());
    }
    return Optional.of(unit.pointer());
  }

  /** The last name of a structural path, without the places in a list. */
  static String name(String pointer) {
    String rest = pointer;
    while (rest.endsWith("]") && rest.lastIndexOf('[') > 0) {
      rest = rest.substring(0, rest.lastIndexOf('['));
    }
    if (rest.endsWith("\"")) {
      int open = rest.lastIndexOf('"', rest.length() - 2);
      return open < 0 ? rest : rest.substring(open + 1, rest.length() - 1);
    }
    return rest.substring(rest.lastIndexOf('.') + 1);
  }

  /** A command as one would type it. */
  static String command(CommandLine line) {
    if (line.form() != CommandSpec.Form.ARGV) {
      return String.join(" ", line.words());
    }
    return line.words().stream().map(UnitLines::shellWord).collect(Collectors.joining(" "));
  }

  private static String shellWord(String word) {
    boolean plain = !word.isEmpty();
    for (int i = 0; i < word.length() && plain; i++) {
      plain = word.charAt(i) > ' ' && "'\"\\$`|&;<>()*?[]{}#!~".indexOf(word.charAt(i)) < 0;
    }
    return plain ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** So many of a kind, in words. */
  static String kinds(UnitKind kind, int n) {
    String one =
        switch (kind) {
          case MCP_SERVER -> "MCP server";
          case CI_JOB -> "CI step";
          case ENV -> "variable";
          case LIFECYCLE -> "lifecycle script";
          case GIT_CONFIG -> "git setting";
          case OPAQUE -> "unknown setting";
          default -> kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    if (n == 1) {
      return "1 " + one;
    }
    return ReportView.grouped(n)
        + " "
        + (one.endsWith("y") ? one.substring(0, one.length() - 1) + "ies" : one + "s");
  }
}
