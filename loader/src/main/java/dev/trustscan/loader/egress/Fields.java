package dev.trustscan.loader.egress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A mapping of a policy file, read strictly: what is not known by name is an error. */
final class Fields {
  private final Map<?, ?> map;
  private final String where;

  private Fields(Map<?, ?> map, String where) {
    this.map = map;
    this.where = where;
  }

  /** Takes a mapping whose keys are all among the given ones. */
  static Fields of(@Nullable Object node, String where, Set<String> known) throws PolicyException {
    if (!(node instanceof Map<?, ?> map)) {
      throw new PolicyException(where, "a mapping belongs here");
    }
    for (Object key : map.keySet()) {
      if (!(key instanceof String name) || !known.contains(name)) {
        throw new PolicyException(
            where,
            "unknown key “" + shown(key) + "”; known: " + String.join(", ", new TreeSet<>(known)));
      }
    }
    return new Fields(map, where);
  }

  /** The mapping under a key. */
  Fields nested(String key, Set<String> known) throws PolicyException {
    return of(map.get(key), at(key), known);
  }

  boolean has(String key) {
    return map.containsKey(key);
  }

  String at(String key) {
    return where.isEmpty() ? key : where + "." + key;
  }

  String string(String key) throws PolicyException {
    if (!(map.get(key) instanceof String text)) {
      throw new PolicyException(at(key), has(key) ? "a text belongs here" : "is missing");
    }
    return text;
  }

  String string(String key, String otherwise) throws PolicyException {
    return has(key) ? string(key) : otherwise;
  }

  boolean flag(String key, boolean otherwise) throws PolicyException {
    if (!has(key)) {
      return otherwise;
    }
    if (!(map.get(key) instanceof Boolean flag)) {
      throw new PolicyException(at(key), "true or false belongs here");
    }
    return flag;
  }

  long number(String key, long otherwise, long greatest) throws PolicyException {
    return has(key) ? number(map.get(key), at(key), greatest) : otherwise;
  }

  static long number(@Nullable Object node, String where, long greatest) throws PolicyException {
    if (node instanceof Number number
        && (node instanceof Integer || node instanceof Long)
        && number.longValue() >= 1
        && number.longValue() <= greatest) {
      return number.longValue();
    }
    throw new PolicyException(where, "a number from 1 to " + greatest + " belongs here");
  }

  /** The items; none where the key is missing. A key without a value is no empty list. */
  List<@Nullable Object> list(String key) throws PolicyException {
    if (!has(key)) {
      return List.of();
    }
    if (!(map.get(key) instanceof List<?> items)) {
      throw new PolicyException(at(key), "a list belongs here");
    }
    return new ArrayList<>(items);
  }

  List<String> strings(String key) throws PolicyException {
    var strings = new ArrayList<String>();
    for (Object item : list(key)) {
      if (!(item instanceof String text)) {
        throw new PolicyException(at(key) + "[" + strings.size() + "]", "a text belongs here");
      }
      strings.add(text);
    }
    return strings;
  }

  private static String shown(@Nullable Object key) {
    String text = String.valueOf(key);
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
