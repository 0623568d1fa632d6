package dev.trustscan.scanner.detect;

import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Severity;
import dev.trustscan.rules.Trigger;
import dev.trustscan.scanner.doc.DocNote;
import dev.trustscan.scanner.doc.Document;
import dev.trustscan.scanner.doc.Parsed;
import dev.trustscan.scanner.inspect.InspectedFile;
import dev.trustscan.scanner.inspect.Inspection;
import dev.trustscan.scanner.inspect.Unit;
import java.util.Optional;
import java.util.function.Consumer;

/** Reports files that two readers take differently, where something in them acts. */
final class ReadersDisagree implements Rule {
  @Override
  public String id() {
    return "readers-disagree";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> report) {
    for (InspectedFile file : inspection.files()) {
      Optional<Document> document = document(file);
      boolean acts = file.units().stream().anyMatch(ReadersDisagree::acts);
      if (document.isEmpty() || !acts) {
        continue;
      }
      Severity most = most(file);
      for (DocNote note : document.get().notes()) {
        severity(note.kind())
            .ifPresent(severity ->
                report.accept(finding(file, note, SeverityTable.milder(severity, most))));
      }
    }
  }

  private static boolean acts(Unit unit) {
    return unit.effect().compareTo(Effect.LOOSENS) <= 0;
  }

  /** What acts only when a person builds or a server runs can wait for a person to look. */
  private static Severity most(InspectedFile file) {
    boolean early =
        file.units().stream()
            .anyMatch(u -> acts(u) && u.trigger().compareTo(Trigger.TOOL_USE) <= 0);
    boolean data = DataFolders.has(file.hits().getFirst().entry().path());
    return early && !data ? Severity.HIGH : Severity.MEDIUM;
  }

  private static Optional<Document> document(InspectedFile file) {
    return file.parsed().filter(Parsed.Ok.class::isInstance).map(p -> ((Parsed.Ok) p).document());
  }

  private Finding finding(InspectedFile file, DocNote note, Severity severity) {
    return Findings.at(file.hits().getFirst().entry().path(), note.span())
        .severity(severity)
        .evidence(note.kind() + " " + note.detail())
        .says(id(), message(note.kind()));
  }

  private static Optional<Severity> severity(DocNote.Kind kind) {
    return switch (kind) {
      case DUPLICATE_KEY -> Optional.of(Severity.HIGH);
      case CASE_TWIN, ENCODING, MALFORMED_TEXT, NUL, TRAILING, PADDING ->
          Optional.of(Severity.MEDIUM);
      case LENIENT_SYNTAX, YAML_VERSION, TAG -> Optional.of(Severity.LOW);
      case BOM, ALIAS -> Optional.of(Severity.INFO);
    };
  }

  private static String message(DocNote.Kind kind) {
    return switch (kind) {
      case DUPLICATE_KEY ->
          "a name occurs twice; one reader takes the first value, another the last";
      case CASE_TWIN -> "two names differ only in case; readers differ in which they take";
      case ENCODING -> "not UTF-8; readers may see other text than a reviewer";
      case MALFORMED_TEXT -> "malformed bytes; readers may see other text than a reviewer";
      case NUL -> "NUL bytes in a text file; many tools take it for binary and show no difference";
      case TRAILING -> "text after the end of the document; some readers stop, some refuse";
      case PADDING -> "white space moves text out of sight";
      case LENIENT_SYNTAX -> "comments or commas that a strict reader refuses";
      case YAML_VERSION -> "a value that YAML 1.1 and 1.2 readers take differently";
      case TAG -> "a tag asks the YAML reader to build a type of its own; some readers obey";
      case BOM -> "starts with a byte-order mark";
      case ALIAS -> "an anchor carries values from elsewhere in the file";
    };
  }
}
