package dev.trustscan.loader.store;

import dev.trustscan.loader.decision.Decision;
import dev.trustscan.loader.decision.Decision.Answer;
import dev.trustscan.loader.decision.Presence;
import dev.trustscan.loader.decision.Revocation;
import dev.trustscan.loader.decision.Revocation.Target;
import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.decision.StoreView;
import dev.trustscan.loader.store.ChainReader.Checked;
import dev.trustscan.loader.store.Refusals.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns checked lines into what the gate sees. */
final class Views {
  private final Map<Sha256, Decision> decisions = new LinkedHashMap<>();
  private final Set<Revocation> revocations = new LinkedHashSet<>();
  private final List<Revocation> unsigned = new ArrayList<>();
  private final Set<Sha256> lifted = new LinkedHashSet<>();

  /** The view of a store; without one, only what was refused. */
  static StoreView of(
      Optional<StoreState> state, List<Refusal> refusals, Bundles.Words teams, Instant now) {
    var views = new Views();
    for (Refusal refusal : refusals) {
      views.refused(refusal);
    }
    if (state.isEmpty()) {
      return views.sound(new StoreView.Checkpoint(0, Entry.START), teams);
    }
    Root root = state.get().roots().latest();
    if (!now.isBefore(root.expires())) {
      return new StoreView.Unsound(
          "root/" + root.version() + ".dsse.json",
          "The list of keys expired on " + root.expires() + "; renew it with trustscan key renew.");
    }
    state.get().chain().entries().forEach(views::line);
    for (Root.Key key : root.keys()) {
      key.revoked()
          .ifPresent(since ->
              views.revocations.add(
                  new Revocation(new Target.OfKey(key.key().fingerprint()), since, "key revoked")));
    }
    ChainReader.Chain chain = state.get().chain();
    return views.sound(new StoreView.Checkpoint(chain.entries().size(), chain.root()), teams);
  }

  private StoreView sound(StoreView.Checkpoint checkpoint, Bundles.Words teams) {
    for (Revocation revocation : unsigned) {
      // Taking a yes back needs no signature; taking a no back does.
      boolean ofDeny =
          revocation.target() instanceof Target.OfDecision(Sha256 id)
              && decisions.containsKey(id)
              && decisions.get(id).answer() == Answer.DENY;
      if (!ofDeny) {
        revocations.add(revocation);
      }
    }
    lifted.forEach(id -> {
      Decision decision = decisions.get(id);
      if (decision != null && decision.answer() == Answer.DENY) {
        decisions.remove(id);
      }
    });
    var all = new ArrayList<>(decisions.values());
    all.addAll(teams.accepted());
    return new StoreView.Sound(all, teams.advised(), List.copyOf(revocations), checkpoint);
  }

  private void refused(Refusal refusal) {
    switch (refusal.entry().body()) {
      case Entry.Decided decided ->
          decisions.put(
              refusal.id(), decision(refusal.id(), refusal.entry(), decided.draft(), "", false));
      case Entry.Revoked revoked -> unsigned.add(revoked.revocation());
      case Entry.KeysChanged other -> {}
      case Entry.Imported other -> {}
      case Entry.Repaired other -> {}
      case Entry.Happened other -> {}
    }
  }

  private void line(Checked line) {
    switch (line.entry().body()) {
      case Entry.Decided decided -> decided(line, decided.draft());
      case Entry.Revoked revoked -> revoked(line, revoked.revocation());
      case Entry.KeysChanged other -> {}
      case Entry.Imported other -> {}
      case Entry.Repaired other -> {}
      case Entry.Happened other -> {}
    }
  }

  private void decided(Checked line, DecisionDraft draft) {
    Decision decision =
        decision(
            line.id(),
            line.entry(),
            draft,
            line.signer().map(key -> key.key().fingerprint()).orElse(""),
            line.touched());
    if (draft.answer() == Answer.DENY) {
      decisions.put(line.id(), decision);
      return;
    }
    Root.Key key = line.signer().orElseThrow();
    boolean within =
        key.delegation().map(limits -> Delegations.objection(draft, limits).isEmpty()).orElse(true);
    if (draft.answer() == Answer.ALLOW_ONCE || !within) {
      return;
    }
    decisions.put(line.id(), decision);
    if (!line.counts()) {
      revocations.add(
          new Revocation(
              new Target.OfDecision(line.id()),
              key.revoked().orElse(key.until()),
              "its key does not count"));
    }
  }

  private void revoked(Checked line, Revocation revocation) {
    boolean person =
        line.counts() && line.signer().filter(key -> key.role() == Root.Role.PERSON).isPresent();
    if (!person) {
      unsigned.add(revocation);
      return;
    }
    if (revocation.target() instanceof Target.OfDecision(Sha256 id)) {
      lifted.add(id);
    }
    revocations.add(revocation);
  }

  static Decision decision(
      Sha256 id, Entry entry, DecisionDraft draft, String signer, boolean touched) {
    return new Decision(
        id,
        draft.answer(),
        draft.subject(),
        draft.units(),
        draft.paths(),
        draft.planRoot(),
        draft.scope(),
        draft.notBefore(),
        draft.notAfter(),
        touched ? Presence.TOUCH : draft.presence(),
        signer,
        draft.acceptedTrips(),
        draft.shown(),
        draft.basedOn(),
        entry.catalogue(),
        entry.tool(),
        draft.note());
  }
}
