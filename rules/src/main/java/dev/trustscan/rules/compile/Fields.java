package dev.trustscan.rules.compile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one YAML mapping, each of which must be asked for: {@link #done} refuses the rest.
 */
final class Fields {
  private final String where;
  private final Map<String, @Nullable Object> values;
  private final Set<String> asked = new HashSet<>();

  private Fields(String where, Map<String, @Nullable Object> values) {
    this.where = where;
    this.values = values;
  }

  static Fields of(String where, @Nullable Object value) throws CatalogueException {
    if (!(value instanceof Map<?, ?> map)) {
      throw new CatalogueException(where, "a mapping is expected");
    }
    var fields = new LinkedHashMap<String, @Nullable Object>();
    for (var entry : map.entrySet()) {
      fields.put(String.valueOf(entry.getKey()), entry.getValue());
    }
    return new Fields(where, fields);
  }

  String where() {
    return where;
  }

  Fields at(String detail) {
    var same = new Fields(where + " " + detail, values);
    return same;
  }

  boolean has(String name) {
    asked.add(name);
    return values.get(name) != null;
  }

  @Nullable Object raw(String name) {
    asked.add(name);
    return values.get(name);
  }

  Set<String> names() {
    asked.addAll(values.keySet());
    return values.keySet();
  }

  String text(String name) throws CatalogueException {
    String value = text(name, "");
    if (value.isBlank()) {
      throw new CatalogueException(where, "'" + name + "' is missing");
    }
    return value;
  }

  String text(String name, String otherwise) throws CatalogueException {
    Object value = raw(name);
    if (value == null) {
      return otherwise;
    }
    return scalar(name, value);
  }

  private String scalar(String name, Object value) throws CatalogueException {
    if (value instanceof Map || value instanceof List) {
      throw new CatalogueException(where, "'" + name + "' must be a single value");
    }
    return String.valueOf(value).strip();
  }

  boolean flag(String name, boolean otherwise) throws CatalogueException {
    Object value = raw(name);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw new CatalogueException(where, "'" + name + "' must be true or false");
  }

  /** A list of values; a single value is a list of one. */
  List<Object> list(String name) {
    Object value = raw(name);
    if (value == null) {
      return List.of();
    }
    return value instanceof List<?> list ? List.copyOf(list) : List.of(value);
  }

  List<String> texts(String name) throws CatalogueException {
    var texts = new ArrayList<String>();
    for (Object item : list(name)) {
      texts.add(scalar(name, item));
    }
    return List.copyOf(texts);
  }

  <E extends Enum<E>> E constant(String name, Class<E> type) throws CatalogueException {
    return constant(type, text(name), name);
  }

  <E extends Enum<E>> E constant(String name, Class<E> type, E otherwise)
      throws CatalogueException {
    return has(name) ? constant(name, type) : otherwise;
  }

  <E extends Enum<E>> Optional<E> optional(String name, Class<E> type) throws CatalogueException {
    return has(name) ? Optional.of(constant(name, type)) : Optional.empty();
  }

  <E extends Enum<E>> List<E> constants(String name, Class<E> type) throws CatalogueException {
    var all = new ArrayList<E>();
    for (String text : texts(name)) {
      all.add(constant(type, text, name));
    }
    return List.copyOf(all);
  }

  private <E extends Enum<E>> E constant(Class<E> type, String text, String name)
      throws CatalogueException {
    try {
      return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw new CatalogueException(
          where, "'" + name + "' cannot be '" + text + "'; one of " + names(type), e);
    }
  }

  private static <E extends Enum<E>> String names(Class<E> type) {
    var names = new ArrayList<String>();
    for (E value : type.getEnumConstants()) {
      names.add(value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    return String.join(", ", names);
  }

  /** Refuses every field that nobody asked for. */
  void done() throws CatalogueException {
    for (String name : values.keySet()) {
      if (!asked.contains(name)) {
        throw new CatalogueException(where, "unknown field '" + name + "'");
      }
    }
  }
}
