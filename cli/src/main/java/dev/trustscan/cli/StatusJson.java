package dev.trustscan.cli;

import dev.trustscan.loader.decision.DecidedUnit;
import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.gate.Evaluation;
import dev.trustscan.loader.gate.Judged;
import dev.trustscan.loader.gate.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The answers of {@code status} for programs. */
final class StatusJson {
  private StatusJson() {}

  static List<String> of(Evaluation evaluation) {
    var out = new StringBuilder(1024);
    out.append("{\"schemaVersion\":1,\"plan\":").append(quoted(evaluation.root().hex()));
    out.append(",\"code\":").append(Standing.code(evaluation));
    out.append(",\"agent\":").append(quoted(evaluation.use().agent()));
    out.append(",\"mode\":").append(label(evaluation.use().mode()));
    out.append(",\"trouble\":").append(quoted(evaluation.trouble()));
    out.append(",\"incomplete\":").append(texts(evaluation.subject().incomplete()));
    out.append(",\"removedGuards\":[");
    separated(out, evaluation.removedGuards(), StatusJson::place);
    out.append("],\"units\":[");
    separated(out, evaluation.judged(), StatusJson::unit);
    return List.of(out.append("]}").toString());
  }

  private static String place(DecidedUnit unit) {
    return "{"
        + "\"id\":"
        + quoted(unit.id())
        + ",\"path\":"
        + quoted(unit.path())
        + ",\"pointer\":"
        + quoted(unit.pointer())
        + ",\"kind\":"
        + quoted(unit.kind().label())
        + ",\"effect\":"
        + quoted(unit.effect().label())
        + ",\"digest\":"
        + quoted(unit.digest().hex())
        + "}";
  }

  private static String unit(Judged each) {
    String place = place(each.unit().facts().now());
    var out = new StringBuilder(place.substring(0, place.length() - 1));
    out.append(",\"lineage\":").append(label(each.unit().facts().lineage()));
    out.append(",\"guard\":").append(each.unit().facts().restricts());
    Verdict verdict = each.verdict();
    if (verdict instanceof Verdict.Allowed yes) {
      out.append(",\"verdict\":\"allowed\",\"basis\":").append(label(yes.basis()));
      decision(out, yes.by());
      boolean ends = yes.basis() != Verdict.Basis.HARMLESS;
      out.append(",\"until\":").append(ends ? quoted(yes.until().toString()) : "null");
    } else if (verdict instanceof Verdict.Withheld no) {
      out.append(",\"verdict\":\"withheld\",\"reason\":").append(label(no.reason()));
      decision(out, no.was());
      out.append(",\"trips\":")
          .append(texts(no.trips().stream().map(StatusJson::plain).sorted().toList()));
    } else if (verdict instanceof Verdict.Denied no) {
      out.append(",\"verdict\":\"denied\"");
      decision(out, Optional.of(no.by()));
    }
    each.drift().ifPresent(d -> out.append(",\"drift\":").append(label(d.kind())));
    return out.append('}').toString();
  }

  private static void decision(StringBuilder out, Optional<Sha256> id) {
    out.append(",\"decision\":").append(id.map(i -> quoted(i.hex())).orElse("null"));
  }

  private interface Writer<T> {
    String of(T value);
  }

  private static <T> void separated(StringBuilder out, Collection<T> values, Writer<T> writer) {
    boolean first = true;
    for (T value : values) {
      out.append(first ? "" : ",").append(writer.of(value));
      first = false;
    }
  }

  private static String texts(List<String> texts) {
    var out = new StringBuilder("[");
    separated(out, texts, StatusJson::quoted);
    return out.append(']').toString();
  }

  private static String label(Enum<?> value) {
    return quoted(plain(value));
  }

  private static String plain(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A JSON string in ASCII, so that no reader shows a character that it did not expect. */
  static String quoted(String text) {
    var out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        out.append("\\u").append(String.format(Locale.ROOT, "%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
