package dev.trustscan.cli;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** {@code trustscan load} and {@code exec} with plain options, each at most once. */
final class PlainLoad {
  private PlainLoad() {}

  static OptionalInt load(Host host, List<String> words) throws Exception {
    var command = new LoadCommand(host);
    Set<String> given = new HashSet<>();
    for (int at = 0; at < words.size(); at++) {
      String word = words.get(at);
      boolean option = word.startsWith("-");
      if (option && at + 1 == words.size() || !given.add(option ? word : "PATH")) {
        return OptionalInt.empty();
      }
      String value = option ? words.get(++at) : word;
      if (!isPlain(value)) {
        return OptionalInt.empty();
      }
      switch (option ? word : "PATH") {
        case "PATH" -> command.path = value;
        case "--agent" -> command.agent = value;
        case "--out" -> command.out = value;
        case "--require" -> command.require = value;
        default -> {
          return OptionalInt.empty();
        }
      }
    }
    return given.contains("--agent") ? OptionalInt.of(command.call()) : OptionalInt.empty();
  }

  static OptionalInt exec(Host host, List<String> words) throws Exception {
    var command = new ExecCommand(host);
    Set<String> given = new HashSet<>();
    for (int at = 0; at < words.size(); at += 2) {
      String word = words.get(at);
      if (word.equals("--")) {
        command.extra = List.copyOf(words.subList(at + 1, words.size()));
        break;
      }
      if (at + 1 == words.size() || !given.add(word) || !isPlain(words.get(at + 1))) {
        return OptionalInt.empty();
      }
      switch (word) {
        case "--unit" -> command.unit = words.get(at + 1);
        case "--agent" -> command.agent = words.get(at + 1);
        case "--repo" -> command.repository = words.get(at + 1);
        default -> {
          return OptionalInt.empty();
        }
      }
    }
    return given.contains("--unit") ? OptionalInt.of(command.call()) : OptionalInt.empty();
  }

  private static boolean isPlain(String word) {
    return !word.isEmpty() && "-@\"'".indexOf(word.charAt(0)) < 0;
  }
}
