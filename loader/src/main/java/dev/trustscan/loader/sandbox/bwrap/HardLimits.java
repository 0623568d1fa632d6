package dev.trustscan.loader.sandbox.bwrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The limits that this process is under itself; nobody can be given more. */
final class HardLimits {
  private static final Path TABLE = Path.of("/proc/self/limits");
  private static final int NAME = 26;

  private final Map<String, Long> hard = new HashMap<>();

  private HardLimits() {}

  static HardLimits read() throws IOException {
    var limits = new HardLimits();
    for (String line : Files.readAllLines(TABLE)) {
      if (line.length() > NAME) {
        List<String> fields = List.of(line.substring(NAME).strip().split(" +"));
        String name = line.substring(0, NAME).strip();
        if (fields.size() > 1 && fields.get(1).chars().allMatch(Character::isDigit)) {
          limits.hard.put(name, Long.parseLong(fields.get(1)));
        }
      }
    }
    return limits;
  }

  /** The wanted value, or the most that can be had. */
  long atMost(String name, long wanted) {
    return Math.min(wanted, hard.getOrDefault(name, Long.MAX_VALUE));
  }
}
