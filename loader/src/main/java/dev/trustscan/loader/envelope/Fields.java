package dev.trustscan.loader.envelope;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The members of a JSON object, each taken once; what is left over is an error. */
public final class Fields {
  private final Map<String, Object> members;

  private Fields(Map<String, Object> members) {
    this.members = new LinkedHashMap<>(members);
  }

  /** Reads an object in the strict form. */
  public static Fields parse(byte[] json) throws EnvelopeException {
    return new Fields(StrictJson.object(json));
  }

  private <T> T take(String name, Class<T> type) throws EnvelopeException {
    Object value = members.remove(name);
    if (!type.isInstance(value)) {
      throw new EnvelopeException("The member " + name + " is missing or of another kind.");
    }
    return type.cast(value);
  }

  /** Whether a member is there. */
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /** A text. */
  public String text(String name) throws EnvelopeException {
    return take(name, String.class);
  }

  /** A whole number. */
  public long number(String name) throws EnvelopeException {
    return take(name, Long.class);
  }

  /** A truth value. */
  public boolean flag(String name) throws EnvelopeException {
    return take(name, Boolean.class);
  }

  /** A time, in whole seconds UTC. */
  public Instant time(String name) throws EnvelopeException {
    try {
      return Instant.parse(text(name)).truncatedTo(ChronoUnit.SECONDS);
    } catch (DateTimeException | ArithmeticException e) {
      throw new EnvelopeException("The member " + name + " is not a time.", e);
    }
  }

  /** A text with a meaning; its reader's complaint becomes ours. */
  public <T> T text(String name, Function<String, T> reader) throws EnvelopeException {
    try {
      return reader.apply(text(name));
    } catch (IllegalArgumentException e) {
      throw new EnvelopeException("The member " + name + " has a value that is not known.", e);
    }
  }

  /** An object. */
  public Fields object(String name) throws EnvelopeException {
    return fields(take(name, Map.class));
  }

  /** A list of objects. */
  public List<Fields> objects(String name) throws EnvelopeException {
    var objects = new ArrayList<Fields>();
    for (Object element : take(name, List.class)) {
      if (!(element instanceof Map<?, ?> map)) {
        throw new EnvelopeException("The member " + name + " is not a list of objects.");
      }
      objects.add(fields(map));
    }
    return objects;
  }

  /** A list of texts. */
  public List<String> texts(String name) throws EnvelopeException {
    var texts = new ArrayList<String>();
    for (Object element : take(name, List.class)) {
      if (!(element instanceof String text)) {
        throw new EnvelopeException("The member " + name + " is not a list of texts.");
      }
      texts.add(text);
    }
    return texts;
  }

  /** A list of texts with a meaning. */
  public <T> List<T> texts(String name, Function<String, T> reader) throws EnvelopeException {
    try {
      return texts(name).stream().map(reader).toList();
    } catch (IllegalArgumentException e) {
      throw new EnvelopeException("The member " + name + " has a value that is not known.", e);
    }
  }

  /** All that is left, as texts by name. */
  public Map<String, String> rest() throws EnvelopeException {
    var rest = new LinkedHashMap<String, String>();
    for (String name : List.copyOf(members.keySet())) {
      rest.put(name, text(name));
    }
    return rest;
  }

  /** Nothing may be left. */
  public void end() throws EnvelopeException {
    if (!members.isEmpty()) {
      throw new EnvelopeException("A member is not known: the store may be of a newer trustscan.");
    }
  }

  private static Fields fields(Map<?, ?> map) {
    var members = new LinkedHashMap<String, Object>();
    map.forEach((name, value) -> members.put((String) name, value));
    return new Fields(members);
  }
}
