package dev.trustscan.scanner.detect.text;

import com.google.re2j.Pattern;
import java.util.EnumSet;
import java.util.Set;

/** Tells demands from prohibitions, warnings and quotations. */
final class Speech {
  private static final Pattern FORBIDS =
      Pattern.compile(
          "\\b(never|do not|don't|must not|mustn't|should not|shouldn't|cannot|can't|avoid|forbid"
              + "(den)?|prohibited|not allowed|refuse|reject|prevent|block|warn)\\b");

  private static final Pattern REPORTS =
      Pattern.compile(
          "\\b(for example|e\\.g\\.|such as|examples? of|attacks?|attackers?|malicious|injection|"
              + "detects?|detection|phrases?|patterns? like|looks? like|tells? you to|asks? you to|"
              + "instructs? you|tries to|attempts? to|untrusted|suspicious|red flags?)\\b");

  /** What a prohibition takes back; to keep a secret is itself said as a prohibition. */
  private static final Set<Signal> TAKEN_BACK =
      EnumSet.of(
          Signal.SECRET,
          Signal.EXFIL,
          Signal.RUN,
          Signal.CONTROL,
          Signal.HOME,
          Signal.GATE,
          Signal.APPROVES,
          Signal.DESTROY,
          Signal.PERSIST,
          Signal.OVERRIDE);

  private static final Pattern HARMLESS_SECRET_KEEPING =
      Pattern.compile(
          "\\b(tell|telling|reveal|show|give|mention|disclose|list|report)\\b.{0,25}"
              + "\\b(answers?|solutions?|hints?|spoilers?|jokes?|punch ?lines?|surprise|implementation "
              + "details|internals?|stack traces?|error messages?|jargon|system prompt)\\b");

  /** What programs do quietly, as documents describe it. */
  private static final Pattern QUIET_PROGRAM =
      Pattern.compile(
          "\\b(is|are|be|been|was|were|will|would|may|might|can|could|it|which|that|and then|or) "
              + "(silently|secretly|covertly|unnoticed)\\b|\\b(silently|unnoticed) (fail|ignor|drop|"
              + "skip|discard|swallow|truncat|overwrit|abort|chang|break|convert|return|accept|los)|"
              + "\\b(fail|fails|failed|failing|passe?s?|goe?s?) (silently|unnoticed)\\b|"
              + "\\b(run|runs) [a-z ]{0,30}\\bsilently$");

  private static final Pattern TOLD =
      Pattern.compile(
          "\\b(do not|don't|never|without|must not)\\b.{0,30}\\b(tell|inform|mention|reveal|notify|"
              + "alert|disclos|show|list|report)|\\bso that (the |a )?(users?|humans?|reviewers?)");

  private Speech() {}

  /** The signals that remain of a sentence once prohibitions and quotations are understood. */
  static Set<Signal> understood(String sentence, Set<Signal> signals) {
    if (signals.isEmpty()) {
      return signals;
    }
    Set<Signal> left = EnumSet.copyOf(signals);
    if (left.contains(Signal.SECRECY) && HARMLESS_SECRET_KEEPING.matcher(sentence).find()) {
      left.remove(Signal.SECRECY);
    }
    if (left.contains(Signal.SECRECY)
        && QUIET_PROGRAM.matcher(sentence).find()
        && !TOLD.matcher(sentence).find()) {
      left.remove(Signal.SECRECY);
    }
    boolean secrecyOnly = left.contains(Signal.SECRECY);
    if (forbids(sentence, secrecyOnly)) {
      left.removeAll(TAKEN_BACK);
    }
    return left;
  }

  /**
   * Whether the demand itself is negated; a second clause about the user does not negate the first.
   */
  private static boolean forbids(String sentence, boolean keepsSecret) {
    var matcher = FORBIDS.matcher(sentence);
    if (!matcher.find()) {
      return false;
    }
    if (!keepsSecret) {
      return !sentence.substring(matcher.end()).startsWith(" ask");
    }
    // "Read the key and do not tell the user": the prohibition comes late and is about telling.
    return matcher.start() < 12 && !sentence.contains(" and ");
  }

  /** Whether a sentence speaks about such demands rather than making one. */
  static boolean reports(String sentence) {
    return REPORTS.matcher(sentence).find();
  }

  /** Whether most of a sentence stands in quotation marks or code marks. */
  static boolean quoted(String sentence) {
    int inside = 0;
    char open = 0;
    for (int i = 0; i < sentence.length(); i++) {
      char c = sentence.charAt(i);
      if (open == 0 && (c == '"' || c == '\u201c' || c == '`')) {
        open = c == '\u201c' ? '\u201d' : c;
      } else if (c == open) {
        open = 0;
      } else if (open != 0) {
        inside++;
      }
    }
    return inside * 2 > sentence.length();
  }
}
