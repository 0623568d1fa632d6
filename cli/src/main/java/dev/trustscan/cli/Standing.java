package dev.trustscan.cli;

import dev.trustscan.loader.gate.Evaluation;
import dev.trustscan.loader.gate.Judged;
import dev.trustscan.loader.gate.Reason;
import dev.trustscan.loader.gate.Verdict;

/** The gate's answers as words and as an exit code. */
final class Standing {
  private Standing() {}

  /** The code for a whole evaluation: the gravest answer decides. */
  static int code(Evaluation evaluation) {
    boolean refused = false;
    boolean incomplete = false;
    boolean risk = false;
    boolean undecided = !evaluation.removedGuards().isEmpty();
    for (Judged each : evaluation.judged()) {
      Verdict verdict = each.verdict();
      if (verdict instanceof Verdict.Denied) {
        refused = true;
      } else if (verdict instanceof Verdict.Withheld no) {
        Reason reason = no.reason();
        if (reason == Reason.STORE_INVALID || reason == Reason.STORE_ROLLED_BACK) {
          return ExitCode.STORE;
        }
        refused |= reason == Reason.REVOKED;
        incomplete |= reason == Reason.INCOMPLETE;
        risk |= isRisk(reason);
        undecided = true;
      }
    }
    if (!evaluation.trouble().isEmpty()) {
      return ExitCode.STORE;
    }
    if (incomplete) {
      return ExitCode.BLOCKED_INCOMPLETE;
    }
    if (refused) {
      return ExitCode.DENIED;
    }
    return risk ? ExitCode.BLOCKED_RISK : undecided ? ExitCode.UNTRUSTED : ExitCode.OK;
  }

  private static boolean isRisk(Reason reason) {
    return reason == Reason.TRIP
        || reason == Reason.NOT_BOUND
        || reason == Reason.OPAQUE
        || reason == Reason.POLICY
        || reason == Reason.INTERNAL;
  }

  /** One word for a column. */
  static String word(Verdict verdict) {
    if (verdict instanceof Verdict.Allowed yes) {
      return yes.basis() == Verdict.Basis.NOTICE ? "notice" : "loads";
    }
    return verdict instanceof Verdict.Denied ? "denied" : "waits";
  }

  /** Why, in words. */
  static String why(Verdict verdict) {
    if (verdict instanceof Verdict.Allowed yes) {
      return switch (yes.basis()) {
        case DECISION -> "allowed until " + yes.until().toString().substring(0, 10);
        case HARMLESS -> "needs no answer";
        case NOTICE -> "upstream changed this text since you allowed it; nothing in it looks risky";
      };
    }
    return verdict instanceof Verdict.Withheld no ? why(no.reason()) : "somebody said no";
  }

  static String why(Reason reason) {
    return switch (reason) {
      case NEW -> "nobody decided on it yet";
      case CHANGED -> "it changed since you allowed it";
      case CLOSURE_CHANGED -> "a file that it reaches changed since you allowed it";
      case EXPIRED -> "the answer is no longer, or not yet, valid";
      case REVOKED -> "the answer was taken back";
      case NOT_BOUND -> "it trusts bytes from outside the repository, which can change unseen";
      case OPAQUE -> "it could not be read as its tool reads it";
      case TRIP -> "it takes part in a risky combination that nobody accepted by name";
      case WRONG_SCOPE -> "it was allowed for another tool or mode";
      case OTHER_REPOSITORY -> "the same content was allowed, but in another repository";
      case FOREIGN -> "it is not upstream's, and not byte for byte what you allowed";
      case INCOMPLETE -> "not everything that can act could be read";
      case RESTRICTION_REMOVED -> "a guard that was there when you allowed it is gone";
      case STORE_INVALID -> "the trust store is damaged or writable by others";
      case STORE_ROLLED_BACK -> "the trust store is older than it was seen to be";
      case POLICY -> "the policy withholds it";
      case INTERNAL -> "a defect of trustscan; nothing is loaded then";
    };
  }
}
