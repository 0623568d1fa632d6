package dev.trustscan.scanner.inspect;

import dev.trustscan.rules.Consumer;
import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Gate;
import dev.trustscan.rules.Severity;
import dev.trustscan.rules.Trigger;
import dev.trustscan.rules.UnitKind;
import dev.trustscan.scanner.closure.Closure;
import dev.trustscan.scanner.command.CommandFacts;
import dev.trustscan.scanner.command.CommandLine;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.inventory.SurfaceHit;
import dev.trustscan.scanner.source.RepoPath;
import java.util.List;
import java.util.Optional;

/**
 * One thing inside a surface on which a person can decide.
 *
 * @param id stable across scans: from the surface, the path and the pointer, not from line numbers
 * @param hit the surface it belongs to
 * @param consumers every tool that acts on it, from all surfaces that share the file
 * @param pointer structural path, {@code $} for the whole file
 * @param span where it stands; for a command, the command's own value
 * @param kind what it is
 * @param effects what it does, strongest first
 * @param trigger when
 * @param gate the gate in front of it
 * @param node its value; for whole files a scalar with the text, for entries without text an empty
 *     one
 * @param command the command, for what executes one
 * @param facts what the command or script says it does, itself only
 * @param closure what it reaches
 * @param digest hex SHA-256 over its definition and everything it reaches
 * @param definition hex SHA-256 over its place, its value and what stands around it that no unit
 *     owns; over the whole file where readers may disagree on the value
 * @param severity the catalogue's own severity for it, if it has one
 * @param note what it does, one sentence of the catalogue
 */
public record Unit(
    String id,
    SurfaceHit hit,
    List<Consumer> consumers,
    String pointer,
    Span span,
    UnitKind kind,
    List<Effect> effects,
    Trigger trigger,
    Gate gate,
    Node node,
    Optional<CommandLine> command,
    CommandFacts facts,
    Closure closure,
    String digest,
    String definition,
    Optional<Severity> severity,
    String note) {
  public Unit {
    consumers = List.copyOf(consumers);
    effects = List.copyOf(effects);
  }

  /** The path under which a consumer finds it. */
  public RepoPath path() {
    return hit.path();
  }

  /** The strongest effect. */
  public Effect effect() {
    return effects.getFirst();
  }
}
