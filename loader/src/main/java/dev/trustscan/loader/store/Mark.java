package dev.trustscan.loader.store;

import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.envelope.EnvelopeException;
import dev.trustscan.loader.envelope.Fields;
import dev.trustscan.loader.envelope.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;

/**
 * How far the store had come when it was last written.
 *
 * @param firstRoot digest of the first root document, which names the store
 * @param rootVersion version of the newest root document
 * @param root digest of it
 * @param size number of lines of the log
 * @param head root of the tree over them
 * @param events number of lines of the chain of events
 * @param eventsHead root of the tree over them
 */
public record Mark(
    Sha256 firstRoot,
    long rootVersion,
    Sha256 root,
    long size,
    Sha256 head,
    long events,
    Sha256 eventsHead) {
  private static final long FORMAT = 1;

  byte[] bytes() {
    var out = new LinkedHashMap<String, Object>();
    out.put("format", FORMAT);
    out.put("firstRoot", firstRoot.hex());
    out.put("rootVersion", rootVersion);
    out.put("root", root.hex());
    out.put("size", size);
    out.put("head", head.hex());
    out.put("events", events);
    out.put("eventsHead", eventsHead.hex());
    return (JsonText.of(out) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  static Mark parse(byte[] bytes) throws EnvelopeException {
    Fields in = Fields.parse(bytes);
    if (in.number("format") != FORMAT) {
      throw new EnvelopeException("It is of a format that this version does not know.");
    }
    var mark =
        new Mark(
            in.text("firstRoot", Sha256::new),
            in.number("rootVersion"),
            in.text("root", Sha256::new),
            in.number("size"),
            in.text("head", Sha256::new),
            in.number("events"),
            in.text("eventsHead", Sha256::new));
    in.end();
    return mark;
  }
}
