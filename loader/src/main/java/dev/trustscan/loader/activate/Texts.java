package dev.trustscan.loader.activate;

import dev.trustscan.loader.decision.DecidedUnit;
import dev.trustscan.loader.gate.Payload;
import dev.trustscan.scanner.doc.Node;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What all texts for a model share. */
final class Texts {
  private Texts() {}

  static Active.Text of(DecidedUnit unit, Payload payload) {
    Node value = payload.value();
    String text =
        value instanceof Node.Scalar scalar
            ? scalar.text()
            : payload
                .file()
                .bytes()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
    Map<String, String> fields = Values.texts(Values.member(value, "front"));
    return new Active.Text(unit.digest(), unit.path(), text, fields, payload.reached());
  }
}
