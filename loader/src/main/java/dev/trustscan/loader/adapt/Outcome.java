package dev.trustscan.loader.adapt;

import dev.trustscan.loader.gate.Judged;
import dev.trustscan.loader.gate.LoadPlan;
import dev.trustscan.loader.gate.Reason;
import dev.trustscan.loader.gate.Verdict;

/** The exit code of a plan; the gravest reason counts. */
final class Outcome {
  static final int LOADED = 0;
  private static final int RISK = 20;
  private static final int INCOMPLETE = 21;
  private static final int UNTRUSTED = 22;
  private static final int DENIED = 23;
  private static final int STORE = 24;

  private Outcome() {}

  static int of(LoadPlan plan, boolean stale) {
    if (isStoreInvalid(plan)) {
      return STORE;
    }
    int code = stale || !plan.evaluation().removedGuards().isEmpty() ? UNTRUSTED : LOADED;
    for (Judged each : plan.withheld()) {
      int own = code(each.verdict());
      code = rank(own) > rank(code) ? own : code;
    }
    return plan.evaluation().subject().incomplete().isEmpty() || code == STORE ? code : INCOMPLETE;
  }

  /** The code for one unit that does not load. */
  static int of(LoadPlan plan, dev.trustscan.loader.decision.Sha256 digest) {
    int code = UNTRUSTED;
    for (Judged each : plan.withheld()) {
      if (each.unit().facts().now().digest().equals(digest)) {
        int own = code(each.verdict());
        code = rank(own) > rank(code) ? own : code;
      }
    }
    return code;
  }

  static boolean isStoreInvalid(LoadPlan plan) {
    return !plan.evaluation().trouble().isEmpty();
  }

  private static int code(Verdict verdict) {
    if (verdict instanceof Verdict.Denied) {
      return DENIED;
    }
    return verdict instanceof Verdict.Withheld no ? code(no.reason()) : LOADED;
  }

  private static int code(Reason reason) {
    return switch (reason) {
      case STORE_INVALID, STORE_ROLLED_BACK -> STORE;
      case INCOMPLETE -> INCOMPLETE;
      case REVOKED -> DENIED;
      case TRIP, NOT_BOUND, OPAQUE, POLICY -> RISK;
      default -> UNTRUSTED;
    };
  }

  private static int rank(int code) {
    return switch (code) {
      case STORE -> 5;
      case INCOMPLETE -> 4;
      case DENIED -> 3;
      case RISK -> 2;
      case UNTRUSTED -> 1;
      default -> 0;
    };
  }
}
