package dev.trustscan.loader.gate;

import dev.trustscan.loader.decision.Decision;
import dev.trustscan.loader.decision.Revocation;
import dev.trustscan.loader.decision.Sha256;
import java.util.List;

/** What was taken back. */
final class Revoked {
  private final List<Revocation> revocations;

  Revoked(List<Revocation> revocations) {
    this.revocations = revocations;
  }

  /** Whether a decision as a whole was taken back; a key's revocation never lifts a denial. */
  boolean whole(Decision decision) {
    for (Revocation each : revocations) {
      Revocation.Target target = each.target();
      if (target instanceof Revocation.Target.OfDecision of
          && of.decision().equals(decision.id())) {
        return true;
      }
      if (target instanceof Revocation.Target.OfKey key
          && decision.answer() != Decision.Answer.DENY
          && key.fingerprint().equals(decision.signer())
          && !decision.notBefore().isBefore(each.since())) {
        return true;
      }
    }
    return false;
  }

  /** Whether a decision's yes for one unit was taken back; a later yes counts again. */
  boolean unit(Decision decision, Sha256 digest) {
    return revocations.stream()
        .anyMatch(each ->
            each.target() instanceof Revocation.Target.OfUnit of
                && of.digest().equals(digest)
                && !decision.notBefore().isAfter(each.since()));
  }
}
