package dev.trustscan.loader.egress;

import java.time.Instant;
import java.util.Locale;

/**
 * One line of the proxy's log. It names places and reasons; paths, headers and bodies, where
 * secrets live, are never part of it.
 *
 * @param time when
 * @param connection which connection of this run, counted from 1
 * @param kind what it is about
 * @param place {@code host:port}, or empty where the request names none
 * @param reason why it was refused, a word such as {@code host-not-listed}, or empty
 * @param detail more about it: the rule, the secret's name, the address's kind; or empty
 * @param address the address that was connected to, or empty
 * @param bytesOut bytes from the sandbox, where the kind is {@code CLOSED}
 * @param bytesIn bytes into the sandbox, where the kind is {@code CLOSED}
 */
public record EgressEvent(
    Instant time,
    long connection,
    Kind kind,
    String place,
    String reason,
    String detail,
    String address,
    long bytesOut,
    long bytesIn) {
  /** What happened. */
  public enum Kind {
    /** A connection to the place was made. */
    ALLOWED,
    /** It was refused. */
    REFUSED,
    /** An allowed connection ended. */
    CLOSED
  }

  /** The event as one JSON object, without a line end. */
  public String json() {
    var json = new StringBuilder(200);
    json.append("{\"time\":\"").append(time).append("\",\"connection\":").append(connection);
    json.append(",\"event\":\"").append(kind.name().toLowerCase(Locale.ROOT)).append('"');
    text(json, "place", place);
    text(json, "reason", reason);
    text(json, "detail", detail);
    text(json, "address", address);
    if (kind == Kind.CLOSED) {
      json.append(",\"bytesOut\":").append(bytesOut).append(",\"bytesIn\":").append(bytesIn);
    }
    return json.append('}').toString();
  }

  private static void text(StringBuilder json, String name, String value) {
    if (value.isEmpty()) {
      return;
    }
    json.append(",\"").append(name).append("\":\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < 0x20 || c >= 0x7F) {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
