package dev.trustscan.loader.store;

import dev.trustscan.loader.decision.Revocation;
import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.envelope.EnvelopeException;
import dev.trustscan.loader.envelope.Fields;
import dev.trustscan.loader.envelope.Statement;
import dev.trustscan.loader.envelope.Statement.Subject;
import dev.trustscan.loader.store.Entry.Body;
import dev.trustscan.loader.store.Entry.Decided;
import dev.trustscan.loader.store.Entry.Happened;
import dev.trustscan.loader.store.Entry.Imported;
import dev.trustscan.loader.store.Entry.KeysChanged;
import dev.trustscan.loader.store.Entry.Repaired;
import dev.trustscan.loader.store.Entry.Revoked;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Entries as in-toto statements and back. */
final class EntryCodec {
  private static final String DECISION = "decision/v1";
  private static final String REVOCATION = "revocation/v1";
  private static final String KEYS = "keys/v1";
  private static final String IMPORT = "import/v1";
  private static final String REPAIR = "repair/v1";
  private static final String EVENT = "event/v1";

  private EntryCodec() {}

  static byte[] encode(Entry entry) {
    return statement(entry).bytes();
  }

  static Entry decode(byte[] payload) throws EnvelopeException {
    Statement.Reader reader = Statement.read(payload);
    Fields in = reader.predicate();
    try {
      var entry =
          new Entry(
              in.number("seq"),
              in.text("prev", Sha256::new),
              in.time("time"),
              in.text("tool"),
              in.text("catalogue"),
              body(reader.kind(), in));
      reader.confirm(statement(entry));
      return entry;
    } catch (IllegalArgumentException e) {
      throw new EnvelopeException("A value in it makes no sense.", e);
    }
  }

  private static Statement statement(Entry entry) {
    var out = new LinkedHashMap<String, Object>();
    out.put("seq", entry.seq());
    out.put("prev", entry.prev().hex());
    out.put("time", entry.time().toString());
    out.put("tool", entry.tool());
    out.put("catalogue", entry.catalogue());
    List<Subject> chain = List.of(new Subject("previous line", entry.prev()));
    return switch (entry.body()) {
      case Decided decided -> {
        DecisionCodec.write(decided.draft(), out);
        out.put("events", decided.events());
        out.put("eventsHead", decided.eventsHead().hex());
        List<Subject> subjects = DecisionCodec.subjects(decided.draft());
        yield new Statement(DECISION, out, subjects.isEmpty() ? chain : subjects);
      }
      case Revoked revoked -> {
        revocation(revoked.revocation(), out);
        yield new Statement(REVOCATION, out, chain);
      }
      case KeysChanged keys -> {
        out.put("version", keys.version());
        out.put("root", keys.root().hex());
        out.put("action", keys.action());
        yield new Statement(KEYS, out, List.of(new Subject("root document", keys.root())));
      }
      case Imported imported -> {
        out.put("team", imported.team());
        out.put("signer", imported.signer());
        out.put("bundle", imported.bundle().hex());
        out.put("version", imported.version());
        out.put("decisions", imported.decisions());
        yield new Statement(IMPORT, out, List.of(new Subject("bundle", imported.bundle())));
      }
      case Repaired repaired -> {
        out.put("kept", repaired.kept());
        out.put("reason", repaired.reason());
        yield new Statement(REPAIR, out, chain);
      }
      case Happened happened -> {
        out.put("type", happened.event().type().name().toLowerCase(Locale.ROOT));
        out.put("data", new TreeMap<>(happened.event().data()));
        yield new Statement(EVENT, out, chain);
      }
    };
  }

  private static Body body(String kind, Fields in) throws EnvelopeException {
    return switch (kind) {
      case DECISION ->
          new Decided(
              DecisionCodec.read(in), in.number("events"), in.text("eventsHead", Sha256::new));
      case REVOCATION -> new Revoked(revocation(in));
      case KEYS ->
          new KeysChanged(in.number("version"), in.text("root", Sha256::new), in.text("action"));
      case IMPORT ->
          new Imported(
              in.text("team"),
              in.text("signer"),
              in.text("bundle", Sha256::new),
              in.number("version"),
              in.number("decisions"));
      case REPAIR -> new Repaired(in.number("kept"), in.text("reason"));
      case EVENT ->
          new Happened(
              new Event(
                  in.text("type", text -> DecisionCodec.constant(Event.Type.class, text)),
                  in.object("data").rest()));
      default ->
          throw new EnvelopeException(
              "It is of a kind that this version does not know; a newer trustscan may have"
                  + " written it.");
    };
  }

  private static void revocation(Revocation revocation, Map<String, Object> out) {
    switch (revocation.target()) {
      case Revocation.Target.OfDecision(Sha256 decision) -> out.put("decision", decision.hex());
      case Revocation.Target.OfUnit(Sha256 digest) -> out.put("unit", digest.hex());
      case Revocation.Target.OfKey(String fingerprint) -> out.put("key", fingerprint);
    }
    out.put("since", revocation.since().toString());
    out.put("reason", revocation.reason());
  }

  private static Revocation revocation(Fields in) throws EnvelopeException {
    Revocation.Target target;
    if (in.has("decision")) {
      target = new Revocation.Target.OfDecision(in.text("decision", Sha256::new));
    } else if (in.has("unit")) {
      target = new Revocation.Target.OfUnit(in.text("unit", Sha256::new));
    } else {
      target = new Revocation.Target.OfKey(in.text("key"));
    }
    return new Revocation(target, in.time("since"), in.text("reason"));
  }
}
