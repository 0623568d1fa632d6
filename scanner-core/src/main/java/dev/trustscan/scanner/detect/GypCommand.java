package dev.trustscan.scanner.detect;

import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.command.Behaviour;
import dev.trustscan.scanner.command.CommandAnalyzer;
import dev.trustscan.scanner.command.CommandFacts;
import dev.trustscan.scanner.doc.Document;
import dev.trustscan.scanner.doc.LineMap;
import dev.trustscan.scanner.doc.Parsed;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.inspect.InspectedFile;
import dev.trustscan.scanner.inspect.Inspection;
import java.util.function.Consumer;

/**
 * Reports commands inside the expansions of a .gyp file that do more than ask a package for its
 * headers: they run on every install of a native addon, without any script being named.
 */
final class GypCommand implements Rule {
  private static final int LONGEST = 4_000;

  @Override
  public String id() {
    return "command-in-gyp-expansion";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> report) {
    var analyzer = new CommandAnalyzer(inspection.snapshot().limits());
    for (InspectedFile file : inspection.files()) {
      String name = file.hits().getFirst().entry().path().name();
      if ((name.endsWith(".gyp") || name.endsWith(".gypi"))
          && file.parsed().orElse(null) instanceof Parsed.Ok ok) {
        check(file, ok.document(), analyzer, report);
      }
    }
  }

  private void check(
      InspectedFile file, Document doc, CommandAnalyzer analyzer, Consumer<Finding> report) {
    String text = doc.text();
    var lines = new LineMap(text);
    int at = text.indexOf("<!");
    while (at >= 0) {
      int open = at + 2 < text.length() && text.charAt(at + 2) == '@' ? at + 3 : at + 2;
      int close = open < text.length() && text.charAt(open) == '(' ? end(text, open) : -1;
      if (close > 0) {
        Span span = lines.span(open + 1, close);
        String command = text.substring(open + 1, close).replace("\\\"", "\"");
        CommandFacts facts = analyzer.command(CommandAnalyzer.shellLine(command, span));
        if (!asksForHeaders(command) && facts.behaviour().compareTo(Behaviour.KNOWN_TOOL) > 0
            || !facts.references().isEmpty() && !asksForHeaders(command)) {
          report.accept(
              Findings.at(file.units().getFirst(), file.hits().getFirst().entry().path(), span)
                  .severity(Severity.HIGH)
                  .evidence(command)
                  .says(id(), "runs " + Findings.quote(command) + " when the addon is configured"));
        }
      }
      at = text.indexOf("<!", at + 2);
    }
  }

  private static int end(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length() && i - open < LONGEST; i++) {
      char c = text.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** The way in which addons find node-addon-api, nan and their like. */
  private static boolean asksForHeaders(String command) {
    String plain = command.strip();
    boolean chained =
        plain.indexOf(';') >= 0
            || plain.indexOf('|') >= 0
            || plain.indexOf('&') >= 0
            || plain.indexOf('>') >= 0
            || plain.indexOf('$') >= 0
            || plain.indexOf('`') >= 0;
    return !chained
        && (plain.startsWith("node -p \"require('")
            || plain.startsWith("node -p 'require(\"")
            || plain.startsWith("node -e \"require('")
            || plain.startsWith("pkg-config "));
  }
}
