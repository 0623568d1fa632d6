package dev.trustscan.loader.adapt;

import dev.trustscan.loader.gate.Judged;
import dev.trustscan.loader.gate.LoadPlan;
import dev.trustscan.rules.UnitKind;
import dev.trustscan.scanner.doc.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What an adapter works with: trusted units, and the knowledge of what is withheld. */
final class Material {
  final Places places;
  final String agent;
  private final Commands commands;
  private final List<Part> parts;
  private final List<Judged> withheld;
  private final Set<String> twice = new HashSet<>();
  private final Map<Part, Binding> carried = new HashMap<>();
  private final Map<Part, NotCarried.Reason> refused = new HashMap<>();

  Material(LoadPlan plan, Places places, String agent) {
    this.places = places;
    this.agent = agent;
    this.commands = new Commands(places, agent);
    this.parts =
        plan.load().stream()
            .map(Part::new)
            .sorted(Comparator.comparing(Part::path).thenComparing(p -> p.payload().pointer()))
            .toList();
    this.withheld = plan.withheld();
    for (Judged each : plan.evaluation().judged()) {
      String pointer = each.unit().facts().now().pointer();
      int mark = pointer.lastIndexOf('~');
      if (mark > 0) {
        twice.add(each.unit().facts().now().path() + '\n' + pointer.substring(0, mark));
      }
    }
  }

  /** Every trusted unit, by path and place. */
  List<Part> parts() {
    return parts;
  }

  /** What does not load. */
  List<Judged> withheld() {
    return withheld;
  }

  /** The trusted units of the files that are meant. */
  List<Part> in(Predicate<String> path) {
    return parts.stream().filter(part -> path.test(part.path())).toList();
  }

  /** The document that the trusted units of one file make, and nothing else of it. */
  Optional<Node> document(String path) {
    var tree = new Tree();
    List<Part> own = in(path::equals);
    for (Part part :
        own.stream()
            .sorted(
                Comparator.comparingInt((Part p) -> p.value().span().start())
                    .thenComparingInt(p -> p.payload().pointer().length()))
            .toList()) {
      Optional<Pointer> at = part.pointer().filter(p -> isClear(part));
      if (at.isEmpty()) {
        refuse(part, NotCarried.Reason.AMBIGUOUS);
      } else if (lacksContext(part)) {
        refuse(part, NotCarried.Reason.WITHHELD_CONTEXT);
      } else {
        tied(part).ifPresent(node -> tree.put(at.get(), node));
      }
    }
    for (Judged each : withheld) {
      if (each.unit().facts().now().path().equals(path)) {
        Pointer.of(each.unit().facts().now().pointer())
            .filter(p -> !p.isRoot())
            .ifPresent(tree::remove);
      }
    }
    return tree.build();
  }

  /** The value of a unit with its command tied to vetted bytes. */
  Optional<Node> tied(Part part) {
    if (!ScriptCopies.complete(part)) {
      refuse(part, NotCarried.Reason.NOT_COPIED);
      return Optional.empty();
    }
    Commands.Tied tied = commands.tie(part);
    carry(part, tied.binding());
    return Optional.of(tied.value());
  }

  private boolean isClear(Part part) {
    return !Shapes.isAmbiguous(part.value())
        && twice.stream()
            .filter(t -> t.startsWith(part.path() + '\n'))
            .map(t -> t.substring(t.indexOf('\n') + 1))
            .noneMatch(base -> isInside(part.named().pointer(), base));
  }

  /**
   * Whether it lies inside of something withheld, or holds something withheld that cannot be taken
   * out of it, or the matcher of its group is withheld.
   */
  private boolean lacksContext(Part part) {
    String own = part.named().pointer();
    for (Judged each : withheld) {
      String other = each.unit().facts().now().pointer();
      if (!each.unit().facts().now().path().equals(part.path()) || other.equals("$")) {
        continue;
      }
      boolean holds = isInside(other, own) && !canTakeOut(part, other);
      boolean matcher =
          part.named().kind() == UnitKind.HOOK
              && other.endsWith(".matcher")
              && isInside(own, other.substring(0, other.lastIndexOf('.')));
      if (isInside(own, other) || holds || matcher) {
        return true;
      }
    }
    return false;
  }

  /** Names may be shown otherwise than they are; then the place is not found. */
  private static boolean canTakeOut(Part part, String other) {
    Optional<Pointer> inner = Pointer.of(other);
    Optional<Pointer> outer = part.pointer();
    return inner.isPresent()
        && outer.isPresent()
        && inner.get().isWithin(outer.get())
        && Tree.has(
            part.value(),
            inner.get().steps().subList(outer.get().steps().size(), inner.get().steps().size()));
  }

  private static boolean isInside(String pointer, String outer) {
    return pointer.equals(outer)
        || pointer.startsWith(outer + '.')
        || pointer.startsWith(outer + '[');
  }

  void carry(Part part, Binding binding) {
    carried.put(part, binding);
    refused.remove(part);
  }

  void refuse(Part part, NotCarried.Reason reason) {
    carried.remove(part);
    refused.put(part, reason);
  }

  /** How far a carried unit is tied; nothing for one that is not carried. */
  Optional<Binding> binding(Part part) {
    return Optional.ofNullable(carried.get(part));
  }

  /** What was trusted and is not handed on. */
  List<NotCarried> notCarried() {
    var all = new ArrayList<NotCarried>();
    for (Part part : parts) {
      if (!carried.containsKey(part)) {
        all.add(new NotCarried(part, refused.getOrDefault(part, NotCarried.Reason.NO_PLACE)));
      }
    }
    return all;
  }

  /** The words that start a unit through the check. */
  List<String> execWords(Part part) {
    return commands.execWords(part);
  }
}
