package dev.trustscan.rules;

import java.util.List;
import java.util.Optional;

/**
 * A place inside a surface that forms a unit.
 *
 * <p>Paths are structural: {@code hooks.SessionStart[*].hooks[*]}. A name may be {@code *} for any
 * key, {@code {a,b}} for alternatives, or hold {@code *} inside it ({@code
 * terminal.integrated.env.*}); keys with dots are quoted: {@code "git.path"}. {@code **} is any
 * number of steps, {@code $} the whole document; {@code option[@name=x]} is the item that has this
 * member. The first element of a surface whose path and conditions match a node owns that node.
 *
 * @param path structural path of the unit's node
 * @param kind what the unit is
 * @param effects what it does, strongest first, never empty
 * @param trigger when it acts
 * @param gate the gate that holds for this element, or empty for the surface's own
 * @param when conditions that must all hold
 * @param command how to read the command, for what executes one
 * @param severity the severity of the unit by itself, or empty to derive it from trigger, gate and
 *     command
 * @param note one sentence that says what the element does, for the report
 */
public record Element(
    String path,
    UnitKind kind,
    List<Effect> effects,
    Trigger trigger,
    Optional<Gate> gate,
    List<Condition> when,
    Optional<CommandSpec> command,
    Optional<Severity> severity,
    String note) {
  public Element {
    effects = List.copyOf(effects);
    when = List.copyOf(when);
    if (effects.isEmpty()) {
      throw new IllegalArgumentException("element " + path + " has no effect");
    }
  }
}
