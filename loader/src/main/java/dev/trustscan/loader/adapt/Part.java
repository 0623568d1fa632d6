package dev.trustscan.loader.adapt;

import dev.trustscan.loader.decision.DecidedUnit;
import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.gate.Payload;
import dev.trustscan.loader.gate.Trusted;
import dev.trustscan.loader.gate.UnitFacts;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.doc.Node.Scalar;
import java.util.Optional;

/**
 * A trusted unit as an adapter sees it.
 *
 * @param token what the gate gave
 */
record Part(Trusted<?> token) {
  UnitFacts facts() {
    return token.unit().facts();
  }

  DecidedUnit named() {
    return facts().now();
  }

  Sha256 digest() {
    return named().digest();
  }

  Payload payload() {
    return token.verified();
  }

  /** The path under which a consumer finds it. */
  String path() {
    return named().path();
  }

  String name() {
    return path().substring(path().lastIndexOf('/') + 1);
  }

  Optional<Pointer> pointer() {
    return Pointer.of(payload().pointer());
  }

  Node value() {
    return payload().value();
  }

  /** Its text, where it is one. */
  String text() {
    return value() instanceof Scalar scalar ? scalar.text() : "";
  }
}
