package dev.trustscan.scanner.inspect;

import dev.trustscan.rules.CommandSpec;
import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Element;
import dev.trustscan.rules.Gate;
import dev.trustscan.rules.Severity;
import dev.trustscan.rules.Surface;
import dev.trustscan.rules.Trigger;
import dev.trustscan.rules.UnitKind;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.inventory.SurfaceHit;
import java.util.List;
import java.util.Optional;

/** A unit before its command was read: a node, and what the catalogue says of it. */
record Draft(
    SurfaceHit hit,
    String pointer,
    Node node,
    UnitKind kind,
    List<Effect> effects,
    Trigger trigger,
    Gate gate,
    Optional<CommandSpec> command,
    Optional<Severity> severity,
    String note) {

  static Draft of(SurfaceHit hit, String pointer, Node node, Element element) {
    return new Draft(
        hit,
        pointer,
        node,
        element.kind(),
        element.effects(),
        element.trigger(),
        element.gate().orElse(hit.surface().gate()),
        element.command(),
        element.severity(),
        element.note());
  }

  /** The surface as a whole. */
  static Draft whole(SurfaceHit hit, Node node) {
    Surface surface = hit.surface();
    return new Draft(
        hit,
        "$",
        node,
        surface.kind(),
        surface.effects(),
        surface.triggers().getFirst(),
        surface.gate(),
        Optional.empty(),
        Optional.empty(),
        surface.note());
  }

  /** Something that the catalogue does not know, or that could not be read. */
  static Draft opaque(SurfaceHit hit, String pointer, Node node, String note) {
    return new Draft(
        hit,
        pointer,
        node,
        UnitKind.OPAQUE,
        List.of(Effect.INERT),
        hit.surface().triggers().getFirst(),
        hit.surface().gate(),
        Optional.empty(),
        Optional.empty(),
        note);
  }
}
