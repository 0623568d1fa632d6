package dev.trustscan.loader.store;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that happened. Its data are digests, ids and redacted renderings: never the content of
 * a file, the value of a variable, or a command with secrets in it.
 *
 * @param type what happened
 * @param data details by name
 */
public record Event(Type type, Map<String, String> data) {
  private static final int MAX_VALUE = 500;

  /** What can happen. */
  public enum Type {
    SCAN,
    DECISION,
    LOAD,
    WITHHOLD,
    RUN,
    EXPIRE,
    IMPORT,
    KEY,
    CHECKPOINT,
    GAP
  }

  public Event {
    var shortened = new LinkedHashMap<String, String>();
    data.forEach((name, value) -> shortened.put(name, shorten(value)));
    data = java.util.Collections.unmodifiableMap(shortened);
  }

  /** With names and values in turn. */
  public static Event of(Type type, String... namesAndValues) {
    var data = new LinkedHashMap<String, String>();
    for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
      data.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Event(type, data);
  }

  private static String shorten(String value) {
    return value.length() <= MAX_VALUE ? value : value.substring(0, MAX_VALUE - 1) + "…";
  }
}
