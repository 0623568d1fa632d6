package dev.trustscan.scanner.detect.text;

import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.detect.Finding;
import dev.trustscan.scanner.detect.Findings;
import dev.trustscan.scanner.detect.Rule;
import dev.trustscan.scanner.inspect.Inspection;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Reports schema addresses that carry data: editors fetch them by themselves when the file is
 * opened, so an agent that is led to write one sends what it wrote.
 */
final class RemoteSchema implements Rule {
  @Override
  public String id() {
    return "schema-address-carries-data";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> report) {
    for (TextView view : TextView.of(inspection)) {
      String name = view.path().name().toLowerCase(Locale.ROOT);
      if (!name.endsWith(".json")
          && !name.endsWith(".jsonc")
          && !name.endsWith(".yaml")
          && !name.endsWith(".yml")) {
        continue;
      }
      int key = view.text().indexOf("$schema");
      while (key >= 0) {
        check(view, key, report);
        key = view.text().indexOf("$schema", key + 7);
      }
    }
  }

  private void check(TextView view, int key, Consumer<Finding> report) {
    String text = view.text();
    int start = text.indexOf("http", key);
    int line = text.indexOf('\n', key);
    if (start < 0 || start - key > 40 || (line >= 0 && start > line && start - key > 20)) {
      return;
    }
    int end = start;
    while (end < text.length()
        && end - start < 2_000
        && "\"' \n\r\t".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String address = text.substring(start, end);
    int query = address.indexOf('?');
    boolean data =
        query >= 0 && address.indexOf('=', query) > 0
            || address.contains("${")
            || address.contains("{{");
    if (data) {
      report.accept(
          Findings.at(view.path(), view.lines().span(start, end))
              .severity(view.role() == TextRole.DATA && name(view) ? Severity.LOW : Severity.MEDIUM)
              .evidence(address)
              .says(id(), "editors fetch this address by themselves, with the data in it"));
    }
  }

  private static boolean name(TextView view) {
    return dev.trustscan.scanner.detect.DataFolders.has(view.path());
  }
}
