package dev.trustscan.loader.bind;

import dev.trustscan.loader.gate.Capability;
import dev.trustscan.rules.Effect;
import dev.trustscan.rules.UnitKind;
import dev.trustscan.scanner.closure.Closure;
import dev.trustscan.scanner.command.Behaviour;
import dev.trustscan.scanner.command.CommandFacts;
import dev.trustscan.scanner.command.Fact;
import dev.trustscan.scanner.inspect.Unit;
import dev.trustscan.scanner.source.Content;
import java.util.EnumSet;
import java.util.Set;

/** What a unit may do, from what the scanner says of it and of everything it reaches. */
final class Capabilities {
  private Capabilities() {}

  static Set<Capability> of(Unit unit, Content content) {
    Set<Capability> can = EnumSet.noneOf(Capability.class);
    unit.effects().forEach(effect -> effect(effect, can));
    facts(unit.facts(), can);
    for (Closure.Reached file : unit.closure().reached()) {
      facts(file.facts(), can);
      if (file.facts().behaviour().compareTo(Behaviour.NOTHING) > 0) {
        can.add(Capability.EXEC);
      }
    }
    Behaviour overall = unit.closure().overall(unit.facts());
    if (overall == Behaviour.HOSTILE) {
      can.add(Capability.HOSTILE);
    }
    if (unit.closure().notBound() || overall == Behaviour.FETCHED_CODE || isEndpoint(unit)) {
      can.add(Capability.NOT_BOUND);
      can.add(Capability.NET_OUT);
    }
    if (isOpaque(unit, content)) {
      can.add(Capability.OPAQUE);
    }
    return can;
  }

  private static void effect(Effect effect, Set<Capability> can) {
    switch (effect) {
      case EXECUTES -> can.add(Capability.EXEC);
      case REDIRECTS -> can.add(Capability.NET_OUT);
      case LOOSENS -> can.add(Capability.GRANT);
      case INFLUENCES -> can.add(Capability.INFLUENCE);
      case CONCEALS, RESTRICTS, INERT -> {
        // nothing that joins with anything else
      }
    }
  }

  private static boolean isEndpoint(Unit unit) {
    return unit.effects().contains(Effect.REDIRECTS)
        && (unit.kind() == UnitKind.MCP_SERVER || unit.kind() == UnitKind.ENDPOINT);
  }

  /** Unknown keys matter in files that can act; in the others nobody acts on them. */
  private static boolean isOpaque(Unit unit, Content content) {
    boolean acts = unit.hit().surface().effects().stream().anyMatch(Capabilities::acts);
    boolean unread = !(content instanceof Content.Whole) && unit.hit().entry().isFile();
    boolean limited =
        unit.closure().unresolved().stream().anyMatch(u -> u.reason() == Closure.Reason.LIMIT);
    return acts
        && (unit.kind() == UnitKind.OPAQUE
            || unread
            || limited
            || !unit.closure().gaps().isEmpty());
  }

  private static boolean acts(Effect effect) {
    return effect.compareTo(Effect.LOOSENS) <= 0;
  }

  private static void facts(CommandFacts facts, Set<Capability> can) {
    for (Fact fact : facts.facts()) {
      switch (fact.kind()) {
        case NETWORK, DOWNLOADS, SENDS_DATA, DNS_CHANNEL -> can.add(Capability.NET_OUT);
        case FETCH_AND_RUN, UNPINNED_PACKAGE -> {
          can.add(Capability.NET_OUT);
          can.add(Capability.NOT_BOUND);
        }
        case READS_SECRETS, READS_ENVIRONMENT -> can.add(Capability.READ_SECRET);
        case WRITES_CONTROL_FILE, ARMS_GIT -> can.add(Capability.WRITE_CONTROL);
        case PERSISTS -> can.add(Capability.PERSIST);
        case PUBLISHES -> can.add(Capability.PUBLISH);
        case AGENT_BYPASS -> can.add(Capability.GRANT);
        default -> {
          // says how, not what
        }
      }
    }
  }
}
