package dev.trustscan.scanner.command;

import dev.trustscan.rules.Format;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Adds what JavaScript loads from beside itself by a literal name, wherever the call stands. */
final class RelativeRequires {
  private static final List<String> CALLS = List.of("require(", "import(");
  private static final int LONGEST = 400;

  private RelativeRequires() {}

  static CommandFacts add(Format language, String text, Place place, CommandFacts facts) {
    if (language != Format.JAVASCRIPT) {
      return facts;
    }
    Set<String> known = new HashSet<>();
    facts.references().forEach(reference -> known.add(reference.text()));
    var references = new ArrayList<Reference>(facts.references());
    for (String call : CALLS) {
      int at = text.indexOf(call);
      while (at >= 0) {
        int open = at + call.length();
        int close = literalEnd(text, open);
        if (close > 0 && !commented(text, at)) {
          String path = text.substring(open + 1, close);
          if (path.startsWith(".") && known.add(path)) {
            references.add(new Reference(Reference.Kind.SOURCES, path, place.at(open + 1, close)));
          }
        }
        at = text.indexOf(call, open);
      }
    }
    references.sort((a, b) -> Integer.compare(a.span().start(), b.span().start()));
    return new CommandFacts(facts.behaviour(), facts.programs(), facts.facts(), references);
  }

  private static int literalEnd(String text, int open) {
    if (open >= text.length() || (text.charAt(open) != '\'' && text.charAt(open) != '"')) {
      return -1;
    }
    int close = text.indexOf(text.charAt(open), open + 1);
    return close > open && close - open <= LONGEST ? close : -1;
  }

  private static boolean commented(String text, int at) {
    int start = text.lastIndexOf('\n', at) + 1;
    if (at - start > LONGEST) {
      return false;
    }
    String before = text.substring(start, at).strip();
    return before.startsWith("//") || before.startsWith("*") || before.startsWith("/*");
  }
}
