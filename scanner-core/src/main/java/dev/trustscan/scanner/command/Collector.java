package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Fact.Kind;
import dev.trustscan.scanner.doc.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers what an analysis says. Repeated statements are kept up to a bound. */
final class Collector {
  private static final int MOST_OF_A_KIND = 64;
  private static final int MOST_REFERENCES = 2_000;
  private static final int LONGEST_DETAIL = 300;
  private final Set<String> programs = new LinkedHashSet<>();
  private final List<Fact> facts = new ArrayList<>();
  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
  private final List<Reference> references = new ArrayList<>();
  private final Set<String> named = new HashSet<>();
  private Behaviour behaviour = Behaviour.NOTHING;

  void raise(Behaviour at) {
    if (at.compareTo(behaviour) > 0) {
      behaviour = at;
    }
  }

  Behaviour behaviour() {
    return behaviour;
  }

  void program(String name) {
    if (programs.size() < MOST_REFERENCES) {
      programs.add(shorten(name));
    }
  }

  void fact(Kind kind, Span span, String detail) {
    Fact fact = new Fact(kind, span, shorten(detail));
    if (counts.merge(kind, 1, Integer::sum) <= MOST_OF_A_KIND && !facts.contains(fact)) {
      facts.add(fact);
    }
  }

  boolean has(Kind kind) {
    return counts.containsKey(kind);
  }

  void reference(Reference.Kind kind, String text, Span span) {
    String shown = shorten(text);
    if (references.size() < MOST_REFERENCES && named.add(kind + " " + shown)) {
      references.add(new Reference(kind, shown, span));
    } else if (references.size() >= MOST_REFERENCES) {
      raise(Behaviour.UNKNOWN_CODE);
    }
  }

  CommandFacts result() {
    return new CommandFacts(behaviour, List.copyOf(programs), facts, references);
  }

  private static String shorten(String text) {
    return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL) + "…";
  }
}
