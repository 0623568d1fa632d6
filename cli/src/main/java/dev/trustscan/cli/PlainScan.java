package dev.trustscan.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/** {@code trustscan scan} with the usual options, each spelled out and at most once. */
final class PlainScan implements HotVerb {
  private static final String PATH = "PATH";

  @Override
  public OptionalInt run(Host host, List<String> words) throws Exception {
    var command = new ScanCommand(host);
    return read(command, words) ? OptionalInt.of(command.call()) : OptionalInt.empty();
  }

  private static boolean read(ScanCommand command, List<String> words) {
    Set<String> given = new HashSet<>();
    int at = 0;
    while (at < words.size()) {
      String word = words.get(at++);
      int equals = word.startsWith("--") ? word.indexOf('=') : -1;
      String name = canonical(equals < 0 ? word : word.substring(0, equals));
      boolean known;
      if (isPlain(word)) {
        name = PATH;
        command.repository.path = word;
        known = true;
      } else if (equals >= 0) {
        known = option(command, name, word.substring(equals + 1));
      } else {
        known = flag(command, name);
        if (!known && at < words.size()) {
          known = option(command, name, words.get(at++));
        }
      }
      if (!known || !given.add(name)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the parser would take the word as it is: no option, and no file of more words. */
  private static boolean isPlain(String word) {
    return !word.isEmpty() && "-@\"'".indexOf(word.charAt(0)) < 0;
  }

  private static String canonical(String name) {
    return switch (name) {
      case "-q" -> "--quiet";
      case "-v", "--all" -> "--verbose";
      case "--colour" -> "--color";
      default -> name;
    };
  }

  private static boolean flag(ScanCommand command, String name) {
    switch (name) {
      case "--quiet" -> command.quiet = true;
      case "--verbose" -> command.verbose = true;
      case "--staged" -> command.repository.staged = true;
      case "--deep" -> command.repository.deep = true;
      case "--surfaces-only" -> command.repository.surfacesOnly = true;
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean option(ScanCommand command, String name, String value) {
    if (!isPlain(value)) {
      return false;
    }
    switch (name) {
      case "--ref" -> command.repository.ref = value;
      case "--diff" -> command.repository.diff = value;
      case "--agent" -> command.repository.agents.addAll(List.of(value.split(",", -1)));
      case "--format", "--fail-on", "--color" -> {
        return choice(command, name, value.toUpperCase(Locale.ROOT));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean choice(ScanCommand command, String name, String value) {
    try {
      switch (name) {
        case "--format" -> command.format = Formats.Name.valueOf(value);
        case "--fail-on" -> command.failOn = ScanCommand.FailOn.valueOf(value);
        default -> command.colour = Colour.When.valueOf(value);
      }
      return true;
    } catch (IllegalArgumentException e) {
      // The parser says which values there are.
      return false;
    }
  }
}
