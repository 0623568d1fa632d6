package dev.trustscan.scanner.detect;

import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.inspect.InspectedFile;
import dev.trustscan.scanner.inspect.Inspection;
import dev.trustscan.scanner.source.Content;
import dev.trustscan.scanner.source.Entry;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Reports a build wrapper's jar that has not even the shape of one: no archive, or without the
 * class that every release of the wrapper starts with. A jar with the right shape is not thereby
 * the right jar.
 */
final class WrapperJar implements Rule {
  @Override
  public String id() {
    return "wrapper-jar-is-none";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> report) {
    for (InspectedFile file : inspection.files()) {
      Entry entry = file.hits().getFirst().entry();
      String path = entry.path().text();
      String wanted =
          path.endsWith("gradle/wrapper/gradle-wrapper.jar")
              ? "org/gradle/wrapper/GradleWrapperMain"
              : path.endsWith(".mvn/wrapper/maven-wrapper.jar")
                  ? "org/apache/maven/wrapper/MavenWrapperMain"
                  : "";
      if (!wanted.isEmpty()
          && file.content() instanceof Content.Whole whole
          && !shaped(whole.bytes(), wanted)) {
        report.accept(
            Findings.at(entry.path(), Span.NONE)
                .severity(Severity.HIGH)
                .evidence(whole.sha256())
                .says(
                    id(),
                    "is not the wrapper that its name says; the build's start script runs it"));
      }
    }
  }

  private static boolean shaped(byte[] bytes, String wanted) {
    boolean archive = bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3;
    return archive && new String(bytes, StandardCharsets.ISO_8859_1).contains(wanted);
  }
}
