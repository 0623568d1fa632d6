package dev.trustscan.loader.store;

import dev.trustscan.loader.decision.DecidedUnit;
import dev.trustscan.loader.decision.Decision.Answer;
import dev.trustscan.loader.decision.Lineage;
import dev.trustscan.loader.decision.Mode;
import dev.trustscan.loader.decision.Presence;
import dev.trustscan.loader.decision.RepositoryIdentity;
import dev.trustscan.loader.decision.Scope;
import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.decision.Trip;
import dev.trustscan.loader.envelope.EnvelopeException;
import dev.trustscan.loader.envelope.Fields;
import dev.trustscan.loader.envelope.JsonText;
import dev.trustscan.loader.envelope.Statement.Subject;
import dev.trustscan.rules.Effect;
import dev.trustscan.rules.UnitKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A decision's members in a statement. */
final class DecisionCodec {
  private DecisionCodec() {}

  static void write(DecisionDraft draft, Map<String, Object> out) {
    out.put("answer", name(draft.answer()));
    draft.subject().ifPresent(subject -> out.put("repository", identity(subject)));
    out.put("units", draft.units().stream().map(DecisionCodec::unit).toList());
    out.put("paths", draft.paths());
    draft.planRoot().ifPresent(root -> out.put("planRoot", root.hex()));
    out.put("scope", scope(draft.scope()));
    out.put("notBefore", draft.notBefore().toString());
    out.put("notAfter", draft.notAfter().toString());
    out.put("presence", name(draft.presence()));
    out.put("acceptedTrips", names(draft.acceptedTrips()));
    draft.shown().ifPresent(shown -> out.put("shown", shown.hex()));
    draft.basedOn().ifPresent(basedOn -> out.put("basedOn", basedOn.hex()));
    out.put("note", draft.note());
  }

  static DecisionDraft read(Fields in) throws EnvelopeException {
    var units = new ArrayList<DecidedUnit>();
    Answer answer = in.text("answer", text -> constant(Answer.class, text));
    Optional<RepositoryIdentity> subject =
        in.has("repository") ? Optional.of(identity(in.object("repository"))) : Optional.empty();
    for (Fields one : in.objects("units")) {
      units.add(unit(one));
    }
    return new DecisionDraft(
        answer,
        subject,
        units,
        in.texts("paths"),
        digest(in, "planRoot"),
        scope(in.object("scope")),
        in.time("notBefore"),
        in.time("notAfter"),
        in.text("presence", text -> constant(Presence.class, text)),
        Set.copyOf(in.texts("acceptedTrips", text -> constant(Trip.class, text))),
        digest(in, "shown"),
        digest(in, "basedOn"),
        in.text("note"));
  }

  /** The units and the repository, by which other tools can find the statement. */
  static List<Subject> subjects(DecisionDraft draft) {
    var subjects = new ArrayList<Subject>();
    draft.units().forEach(unit -> subjects.add(new Subject("unit " + unit.id(), unit.digest())));
    draft
        .subject()
        .ifPresent(subject -> {
          byte[] text = JsonText.of(identity(subject)).getBytes(StandardCharsets.UTF_8);
          subjects.add(new Subject("repository", Sha256.of(text)));
        });
    return subjects;
  }

  static Map<String, Object> identity(RepositoryIdentity identity) {
    var out = new LinkedHashMap<String, Object>();
    out.put("urls", identity.urls());
    out.put("roots", identity.roots());
    out.put("localId", identity.localId());
    out.put("proof", name(identity.proof()));
    return out;
  }

  private static RepositoryIdentity identity(Fields in) throws EnvelopeException {
    var identity =
        new RepositoryIdentity(
            in.texts("urls"),
            in.texts("roots"),
            in.text("localId"),
            in.text("proof", text -> constant(RepositoryIdentity.Proof.class, text)));
    in.end();
    return identity;
  }

  private static Map<String, Object> unit(DecidedUnit unit) {
    var out = new LinkedHashMap<String, Object>();
    out.put("id", unit.id());
    out.put("digest", unit.digest().hex());
    out.put("bytes", unit.bytes().hex());
    out.put("definition", unit.definition().hex());
    out.put("kind", name(unit.kind()));
    out.put("effect", name(unit.effect()));
    out.put("path", unit.path());
    out.put("pointer", unit.pointer());
    return out;
  }

  private static DecidedUnit unit(Fields in) throws EnvelopeException {
    String id = in.text("id");
    Sha256 digest = in.text("digest", Sha256::new);
    Sha256 bytes = in.text("bytes", Sha256::new);
    Sha256 definition = in.text("definition", Sha256::new);
    UnitKind kind = in.text("kind", text -> constant(UnitKind.class, text));
    Effect effect = in.text("effect", text -> constant(Effect.class, text));
    var unit =
        new DecidedUnit(
            digest, bytes, id, in.text("path"), in.text("pointer"), kind, effect, definition);
    in.end();
    return unit;
  }

  private static Map<String, Object> scope(Scope scope) {
    var out = new LinkedHashMap<String, Object>();
    out.put("agents", scope.agents().stream().sorted().toList());
    out.put("lineages", names(scope.lineages()));
    out.put("modes", names(scope.modes()));
    return out;
  }

  private static Scope scope(Fields in) throws EnvelopeException {
    var scope =
        new Scope(
            Set.copyOf(in.texts("agents")),
            Set.copyOf(in.texts("lineages", text -> constant(Lineage.class, text))),
            Set.copyOf(in.texts("modes", text -> constant(Mode.class, text))));
    in.end();
    return scope;
  }

  private static Optional<Sha256> digest(Fields in, String name) throws EnvelopeException {
    return in.has(name) ? Optional.of(in.text(name, Sha256::new)) : Optional.empty();
  }

  private static List<String> names(Collection<? extends Enum<?>> constants) {
    return constants.stream().map(DecisionCodec::name).sorted().toList();
  }

  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <E extends Enum<E>> E constant(Class<E> type, String name) {
    return Enum.valueOf(type, name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
