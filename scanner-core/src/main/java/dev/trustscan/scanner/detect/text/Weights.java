package dev.trustscan.scanner.detect.text;

import dev.trustscan.rules.Severity;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a combination of demands weighs in a role. Words alone never reach high in a document. */
final class Weights {
  private static final Set<Signal> ACTS =
      EnumSet.of(
          Signal.SECRET,
          Signal.EXFIL,
          Signal.RUN,
          Signal.CONTROL,
          Signal.HOME,
          Signal.GATE,
          Signal.UNASKED,
          Signal.DESTROY,
          Signal.PERSIST,
          Signal.OVERRIDE);

  private static final Set<Signal> WORSE =
      EnumSet.of(
          Signal.SECRET,
          Signal.EXFIL,
          Signal.CONTROL,
          Signal.HOME,
          Signal.GATE,
          Signal.UNASKED,
          Signal.DESTROY,
          Signal.PERSIST,
          Signal.OVERRIDE);

  private Weights() {}

  static Optional<Severity> of(TextRole role, Set<Signal> asked, boolean hidden, boolean quoted) {
    Optional<Severity> plain =
        switch (role) {
          case INSTRUCTION, CONTROL -> instruction(asked);
          case DOCUMENT -> document(asked, hidden);
          case SOURCE -> source(asked);
          case DATA -> instruction(asked).map(s -> Severity.LOW);
        };
    if (!quoted) {
      return plain;
    }
    return role.loadedByItself() ? plain.map(s -> milder(s, Severity.MEDIUM)) : Optional.empty();
  }

  private static Optional<Severity> instruction(Set<Signal> asked) {
    boolean secretOut = asked.contains(Signal.SECRET) && asked.contains(Signal.EXFIL);
    boolean secrecy = asked.contains(Signal.SECRECY);
    boolean acts = asked.stream().anyMatch(ACTS::contains);
    if (secretOut && (secrecy || asked.contains(Signal.OVERRIDE))) {
      return Optional.of(Severity.CRITICAL);
    }
    boolean insists = asked.contains(Signal.OBLIGES);
    boolean runs = asked.contains(Signal.RUN);
    boolean worse = asked.stream().anyMatch(WORSE::contains);
    boolean strong =
        secretOut && insists
            || secretOut && asked.contains(Signal.UNASKED)
            || secrecy && (worse || runs && insists)
            || asked.contains(Signal.APPROVES)
            || asked.contains(Signal.UNASKED) && runs && insists
            || asked.contains(Signal.DECEIVE)
            || asked.contains(Signal.DESTROY) && runs && insists;
    if (strong) {
      return Optional.of(Severity.HIGH);
    }
    boolean weak =
        secretOut
            || secrecy && acts
            || asked.contains(Signal.OVERRIDE)
            || asked.contains(Signal.HOME) && asked.contains(Signal.CONTROL)
            || asked.contains(Signal.UNASKED) && runs
            || asked.contains(Signal.EXFIL) && asked.contains(Signal.ADDRESS)
            || asked.contains(Signal.PERSIST) && runs;
    return weak ? Optional.of(Severity.MEDIUM) : Optional.empty();
  }

  private static Optional<Severity> document(Set<Signal> asked, boolean hidden) {
    boolean addressed = asked.contains(Signal.ADDRESS);
    boolean gateForAct =
        asked.contains(Signal.GATE)
            && (asked.contains(Signal.CONTROL)
                || asked.contains(Signal.EXFIL)
                || asked.contains(Signal.SECRET) && asked.contains(Signal.RUN));
    boolean unasked = asked.contains(Signal.UNASKED) && asked.contains(Signal.CONTROL);
    boolean secrecy =
        asked.contains(Signal.SECRECY) || gateForAct || unasked || asked.contains(Signal.APPROVES);
    if (addressed && asked.contains(Signal.CONTROL) && secrecy) {
      return Optional.of(Severity.HIGH);
    }
    boolean telling =
        addressed
            && (secrecy
                || asked.contains(Signal.EXFIL)
                || asked.contains(Signal.CONTROL)
                || asked.contains(Signal.HOME)
                || asked.contains(Signal.PERSIST)
                || asked.contains(Signal.DECEIVE)
                || asked.contains(Signal.OVERRIDE));
    boolean combined =
        asked.contains(Signal.SECRECY)
            && (asked.contains(Signal.EXFIL)
                || asked.contains(Signal.CONTROL)
                || asked.contains(Signal.PERSIST)
                || asked.contains(Signal.OVERRIDE));
    if (telling || combined) {
      return Optional.of(hidden ? Severity.HIGH : Severity.MEDIUM);
    }
    return asked.contains(Signal.OVERRIDE) ? Optional.of(Severity.LOW) : Optional.empty();
  }

  private static Optional<Severity> source(Set<Signal> asked) {
    if (asked.contains(Signal.GATE) && asked.contains(Signal.DESTROY)) {
      return Optional.of(Severity.HIGH);
    }
    boolean addressed = asked.contains(Signal.ADDRESS);
    boolean telling =
        addressed
            && (asked.contains(Signal.EXFIL)
                || asked.contains(Signal.SECRECY)
                || asked.contains(Signal.PERSIST)
                || asked.contains(Signal.OVERRIDE)
                || asked.contains(Signal.CONTROL));
    return telling ? Optional.of(Severity.MEDIUM) : Optional.empty();
  }

  private static Severity milder(Severity a, Severity b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
