package dev.trustscan.loader.store;

import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.envelope.Dsse;
import dev.trustscan.loader.envelope.EnvelopeException;
import dev.trustscan.loader.envelope.Statement;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lines of both chains in the order of time. Reading them checks nothing. */
public final class History {
  private final StoreFiles files;
  private final Clock clock;

  History(StoreFiles files, Clock clock) {
    this.files = files;
    this.clock = clock;
  }

  /**
   * A line.
   *
   * @param where its file and number
   * @param id digest of its payload
   * @param time when it was written
   * @param type what it says: {@code decision}, {@code revocation}, {@code load} and so on
   * @param signer fingerprint of the key, empty without a signature
   * @param details what it says, by name, in the order for people
   * @param envelope the line itself
   */
  public record Item(
      String where,
      Sha256 id,
      Instant time,
      String type,
      String signer,
      Map<String, String> details,
      Dsse envelope) {}

  /** All lines. */
  public List<Item> items() throws StoreException {
    if (!files.exists()) {
      return List.of();
    }
    files.check();
    try {
      var items = new ArrayList<Item>();
      for (Lines.Line line : files.log().read().lines()) {
        items.add(item(line));
      }
      for (Lines.Line line : files.events().read().lines()) {
        items.add(item(line));
      }
      items.sort(Comparator.comparing(Item::time));
      return items;
    } catch (IOException e) {
      throw new StoreException(
          StoreException.Kind.FAILED, "The log in " + files.folder() + " cannot be read.", e);
    }
  }

  /** Now, by the store's clock. */
  public Instant now() {
    return clock.instant();
  }

  private static Item item(Lines.Line line) throws StoreException {
    try {
      Dsse envelope = Dsse.parse(line.bytes());
      Entry entry = EntryCodec.decode(envelope.payload());
      String kind = Statement.read(envelope.payload()).kind();
      String type = kind.substring(0, kind.indexOf('/'));
      if (entry.body() instanceof Entry.Happened happened) {
        type = DecisionCodec.name(happened.event().type());
      }
      String signer =
          envelope.signatures().isEmpty()
              ? ""
              : envelope.signatures().getFirst().key().fingerprint();
      return new Item(
          line.where(),
          Sha256.of(envelope.payload()),
          entry.time(),
          type,
          signer,
          details(entry.body()),
          envelope);
    } catch (EnvelopeException e) {
      throw StoreException.unsound(line.where(), "the line cannot be read. " + e.getMessage());
    }
  }

  private static Map<String, String> details(Entry.Body body) {
    var details = new LinkedHashMap<String, String>();
    switch (body) {
      case Entry.Decided decided -> decided(decided.draft(), details);
      case Entry.Revoked revoked -> {
        switch (revoked.revocation().target()) {
          case dev.trustscan.loader.decision.Revocation.Target.OfDecision(Sha256 id) ->
              details.put("ofDecision", id.hex());
          case dev.trustscan.loader.decision.Revocation.Target.OfUnit(Sha256 digest) ->
              details.put("ofUnit", digest.hex());
          case dev.trustscan.loader.decision.Revocation.Target.OfKey(String key) ->
              details.put("ofKey", key);
        }
        details.put("reason", revoked.revocation().reason());
      }
      case Entry.KeysChanged keys -> {
        details.put("action", keys.action());
        details.put("rootVersion", Long.toString(keys.version()));
      }
      case Entry.Imported imported -> {
        details.put("team", imported.team());
        details.put("bundle", imported.bundle().hex());
        details.put("decisions", Long.toString(imported.decisions()));
      }
      case Entry.Repaired repaired -> {
        details.put("kept", Long.toString(repaired.kept()));
        details.put("reason", repaired.reason());
      }
      case Entry.Happened happened -> details.putAll(happened.event().data());
    }
    return details;
  }

  private static void decided(DecisionDraft draft, Map<String, String> details) {
    details.put("answer", DecisionCodec.name(draft.answer()));
    draft.subject().ifPresent(s -> details.put("repository", String.join(" ", s.urls())));
    details.put("units", Integer.toString(draft.units().size()));
    if (draft.units().size() == 1) {
      details.put("unit", draft.units().getFirst().id());
    }
    details.put("until", draft.notAfter().toString());
    details.put("presence", DecisionCodec.name(draft.presence()));
    if (!draft.acceptedTrips().isEmpty()) {
      details.put(
          "acceptedTrips",
          String.join(
              " ", draft.acceptedTrips().stream().map(DecisionCodec::name).sorted().toList()));
    }
    if (!draft.note().isEmpty()) {
      details.put("note", draft.note());
    }
  }
}
