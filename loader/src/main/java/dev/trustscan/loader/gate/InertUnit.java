package dev.trustscan.loader.gate;

import dev.trustscan.rules.UnitKind;

/**
 * A unit of a repository that nobody trusts yet. It can be named, compared and signed. It has no
 * arguments, no address and no environment to give: those are in its payload, which only a {@link
 * Trusted} opens.
 */
public abstract sealed class InertUnit {
  private final UnitFacts facts;
  private final Payload payload;

  private InertUnit(UnitFacts facts, Payload payload) {
    this.facts = facts;
    this.payload = payload;
  }

  /** What may be said of it. */
  public final UnitFacts facts() {
    return facts;
  }

  final Payload payload() {
    return payload;
  }

  @Override
  public final String toString() {
    return facts.now().kind().label() + " " + facts.now().id();
  }

  /** A unit of the type that belongs to its kind. */
  public static InertUnit of(UnitFacts facts, Payload payload) {
    UnitKind kind = facts.now().kind();
    return switch (kind) {
      case HOOK -> new Hook(facts, payload);
      case MCP_SERVER -> new McpServer(facts, payload);
      case GRANT -> new Grant(facts, payload);
      case ENV -> new Environment(facts, payload);
      case INSTRUCTION, IMPORT -> new Instruction(facts, payload);
      case SKILL -> new Skill(facts, payload);
      case SUBAGENT -> new Subagent(facts, payload);
      case PROMPT_COMMAND -> new PromptCommand(facts, payload);
      case MEMORY -> new Memory(facts, payload);
      default -> new Other(facts, payload);
    };
  }

  /** Runs on an event of an agent or editor. */
  public static final class Hook extends InertUnit {
    private Hook(UnitFacts facts, Payload payload) {
      super(facts, payload);
    }
  }

  /** A Model Context Protocol server. */
  public static final class McpServer extends InertUnit {
    private McpServer(UnitFacts facts, Payload payload) {
      super(facts, payload);
    }
  }

  /** A permission, or a guard against one. */
  public static final class Grant extends InertUnit {
    private Grant(UnitFacts facts, Payload payload) {
      super(facts, payload);
    }
  }

  /** An environment variable. */
  public static final class Environment extends InertUnit {
    private Environment(UnitFacts facts, Payload payload) {
      super(facts, payload);
    }
  }

  /** Text for a model. */
  public static final class Instruction extends InertUnit {
    private Instruction(UnitFacts facts, Payload payload) {
      super(facts, payload);
    }
  }

  /** An agent skill. */
  public static final class Skill extends InertUnit {
    private Skill(UnitFacts facts, Payload payload) {
      super(facts, payload);
    }
  }

  /** A subagent or mode. */
  public static final class Subagent extends InertUnit {
    private Subagent(UnitFacts facts, Payload payload) {
      super(facts, payload);
    }
  }

  /** A slash command or prompt template. */
  public static final class PromptCommand extends InertUnit {
    private PromptCommand(UnitFacts facts, Payload payload) {
      super(facts, payload);
    }
  }

  /** Stored memory for a model. */
  public static final class Memory extends InertUnit {
    private Memory(UnitFacts facts, Payload payload) {
      super(facts, payload);
    }
  }

  /** Anything else: helpers, tasks, settings, scripts, and what is not known. */
  public static final class Other extends InertUnit {
    private Other(UnitFacts facts, Payload payload) {
      super(facts, payload);
    }
  }
}
