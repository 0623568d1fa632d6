package dev.trustscan.cli;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** {@code trustscan status} with plain options, each at most once. */
final class PlainStatus implements HotVerb {
  @Override
  public OptionalInt run(Host host, List<String> words) throws Exception {
    var command = new StatusCommand(host);
    return read(command, words) ? OptionalInt.of(command.call()) : OptionalInt.empty();
  }

  private static boolean read(StatusCommand command, List<String> words) {
    Set<String> given = new HashSet<>();
    int at = 0;
    while (at < words.size()) {
      String word = words.get(at++);
      String name = word.startsWith("-") ? word : "PATH";
      switch (name) {
        case "PATH" -> command.path = word;
        case "--json" -> command.json = true;
        case "--headless" -> command.headless = true;
        case "-v", "--verbose" -> command.verbose = true;
        case "--agent" -> {
          if (at >= words.size() || !isPlain(words.get(at))) {
            return false;
          }
          command.agent = words.get(at++);
        }
        default -> {
          return false;
        }
      }
      boolean plain = !name.equals("PATH") || isPlain(word);
      if (!plain || !given.add(name)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(String word) {
    return !word.isEmpty() && "-@\"'".indexOf(word.charAt(0)) < 0;
  }
}
