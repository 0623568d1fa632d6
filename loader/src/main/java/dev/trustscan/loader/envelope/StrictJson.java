package dev.trustscan.loader.envelope;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON into maps, lists, strings, longs and booleans. Refuses duplicate keys, null,
 * fractions, bytes that are not UTF-8, and anything too deep or too long.
 */
final class StrictJson {
  private static final int MAX_DEPTH = 16;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(Dsse.MAX_PAYLOAD)
                  .maxNameLength(256)
                  .maxNumberLength(20)
                  .build())
          .build();

  private StrictJson() {}

  /** Reads one object and nothing behind it. */
  static Map<String, Object> object(byte[] bytes) throws EnvelopeException {
    // The parser works on characters of checked UTF-8: its own byte decoder lets some broken
    // sequences through.
    String text = text(bytes);
    try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new EnvelopeException("It is not a JSON object.");
      }
      Map<String, Object> object = members(in);
      if (in.nextToken() != null) {
        throw new EnvelopeException("Something follows the JSON object.");
      }
      return object;
    } catch (JacksonException e) {
      throw new EnvelopeException("It is not JSON in the strict form.", e);
    }
  }

  static String text(byte[] bytes) throws EnvelopeException {
    // The quick way puts U+FFFD for what is no UTF-8; only then is the slow way needed.
    String quick = new String(bytes, StandardCharsets.UTF_8);
    if (quick.indexOf('\uFFFD') < 0) {
      return quick;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new EnvelopeException("It is not UTF-8.", e);
    }
  }

  private static Map<String, Object> members(JsonParser in) throws EnvelopeException {
    var members = new LinkedHashMap<String, Object>();
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      in.nextToken();
      if (members.put(name, value(in)) != null) {
        throw new EnvelopeException("A key stands twice in one JSON object.");
      }
    }
    return members;
  }

  private static Object value(JsonParser in) throws EnvelopeException {
    return switch (in.currentToken()) {
      case VALUE_STRING -> in.getString();
      case VALUE_NUMBER_INT -> in.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case START_OBJECT -> members(in);
      case START_ARRAY -> elements(in);
      case null, default -> throw new EnvelopeException("It holds a value that is not used here.");
    };
  }

  private static List<Object> elements(JsonParser in) throws EnvelopeException {
    var elements = new ArrayList<Object>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(in));
    }
    return elements;
  }
}
