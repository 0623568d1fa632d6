package dev.trustscan.loader.envelope;

import dev.trustscan.loader.decision.Sha256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An in-toto statement of version 1, in the one byte form in which it is written.
 *
 * @param kind which predicate, the last part of its type
 * @param predicate what is said
 * @param subjects digests of what it is said about, by name
 */
public record Statement(String kind, Map<String, Object> predicate, List<Subject> subjects) {
  private static final String STATEMENT = "https://in-toto.io/Statement/v1";
  private static final String PREFIX = "https://trustscan.dev/";

  /**
   * What a statement is about.
   *
   * @param name a name for people
   * @param digest of it
   */
  public record Subject(String name, Sha256 digest) {}

  /** Its bytes. */
  public byte[] bytes() {
    var about = new ArrayList<Map<String, Object>>();
    for (Subject subject : subjects) {
      var one = new LinkedHashMap<String, Object>();
      one.put("name", subject.name());
      one.put("digest", Map.of("sha256", subject.digest().hex()));
      about.add(one);
    }
    var statement = new LinkedHashMap<String, Object>();
    statement.put("_type", STATEMENT);
    statement.put("predicateType", PREFIX + kind);
    statement.put("predicate", predicate);
    statement.put("subject", about);
    return JsonText.bytes(statement);
  }

  /** Reads the predicate of a payload; {@link Reader#confirm} must be called with the result. */
  public static Reader read(byte[] payload) throws EnvelopeException {
    if (payload.length > Dsse.MAX_PAYLOAD) {
      throw new EnvelopeException("The statement is too long.");
    }
    Fields fields = Fields.parse(payload);
    if (!fields.text("_type").equals(STATEMENT)) {
      throw new EnvelopeException("It is not an in-toto statement of version 1.");
    }
    String type = fields.text("predicateType");
    if (!type.startsWith(PREFIX)) {
      throw new EnvelopeException("It is a statement of another program.");
    }
    return new Reader(payload, type.substring(PREFIX.length()), fields.object("predicate"));
  }

  /**
   * A statement while it is read.
   *
   * @param payload its bytes
   * @param kind which predicate
   * @param predicate its members
   */
  public record Reader(byte[] payload, String kind, Fields predicate) {
    /**
     * Refuses whatever the understood value would not be written as: unknown members, other
     * subjects, another order, other spaces.
     */
    public void confirm(Statement understood) throws EnvelopeException {
      predicate.end();
      if (!Arrays.equals(understood.bytes(), payload)) {
        throw new EnvelopeException(
            "The statement is not in the form in which it would be written.");
      }
    }
  }
}
