package dev.trustscan.loader.activate;

import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.gate.Payload;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a trusted unit is to the program that loads it. */
public sealed interface Active {
  /** The digest of the unit that it was made of. */
  Sha256 digest();

  /** How a command is given. */
  enum Form {
    /** One text for a shell. */
    SHELL,
    /** Words for a process. */
    ARGV
  }

  /**
   * A command.
   *
   * @param form how it is given
   * @param words the text or the words
   */
  record Command(Form form, List<String> words) {
    public Command {
      words = List.copyOf(words);
    }
  }

  /**
   * A hook.
   *
   * @param digest of the unit
   * @param pointer where it stands: the event is in it
   * @param command what runs
   * @param scripts the files it reaches, as they were verified
   */
  record Hook(Sha256 digest, String pointer, Command command, List<Payload.Body> scripts)
      implements Active {
    public Hook {
      scripts = List.copyOf(scripts);
    }
  }

  /**
   * A server of the Model Context Protocol.
   *
   * @param digest of the unit
   * @param name its name in the settings
   * @param command what starts it; empty for one that is contacted
   * @param url where it is contacted; empty for one that is started
   * @param environment what it gets
   * @param headers what is sent to it
   */
  record McpServer(
      Sha256 digest,
      String name,
      Optional<Command> command,
      String url,
      Map<String, String> environment,
      Map<String, String> headers)
      implements Active {
    public McpServer {
      environment = Map.copyOf(environment);
      headers = Map.copyOf(headers);
    }
  }

  /**
   * A permission or a guard.
   *
   * @param digest of the unit
   * @param pointer where it stands: whether it allows, asks or denies is in it
   * @param rule the rule's text
   * @param restricts whether it only narrows
   */
  record Permission(Sha256 digest, String pointer, String rule, boolean restricts)
      implements Active {}

  /**
   * An environment variable.
   *
   * @param digest of the unit
   * @param name its name
   * @param value its value
   */
  record Variable(Sha256 digest, String name, String value) implements Active {}

  /**
   * Text for a model: instructions, memories, skills, subagents, commands.
   *
   * @param digest of the unit
   * @param path repository path, printable form
   * @param text the text
   * @param fields the front matter's plain values
   * @param files what belongs to it, as verified
   */
  record Text(
      Sha256 digest, String path, String text, Map<String, String> fields, List<Payload.Body> files)
      implements Active {
    public Text {
      fields = Map.copyOf(fields);
      files = List.copyOf(files);
    }
  }
}
