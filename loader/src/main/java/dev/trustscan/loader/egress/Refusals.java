package dev.trustscan.loader.egress;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/** What whoever asked is told. */
final class Refusals {
  private static final byte[] ACCESS_DENIED = {21, 3, 3, 0, 2, 2, 49};

  private Refusals() {}

  /**
   * An answer that says why.
   *
   * @param place the place asked for, in its normal form, or empty; nothing else of the request is
   *     repeated
   */
  static ByteBuf response(Reason reason, String place, String detail) {
    String body = body(reason, place, detail);
    String head =
        "HTTP/1.1 "
            + reason.status()
            + " Refused by trustscan: "
            + reason.code()
            + "\r\nContent-Type: text/plain; charset=utf-8\r\nX-Trustscan-Refused: "
            + reason.code()
            + "\r\nContent-Length: "
            + body.length()
            + "\r\nConnection: close\r\n\r\n";
    return Unpooled.copiedBuffer(head + body, StandardCharsets.US_ASCII);
  }

  /** In TLS, before there are keys: access denied. */
  static ByteBuf alert() {
    return Unpooled.wrappedBuffer(ACCESS_DENIED);
  }

  private static String body(Reason reason, String place, String detail) {
    var body = new StringBuilder("trustscan did not let this request out of the sandbox.\n");
    if (!place.isEmpty()) {
      body.append("place:  ").append(place).append('\n');
    }
    body.append("reason: ")
        .append(reason.sentence())
        .append(" (")
        .append(reason.code())
        .append(")");
    if (!detail.isEmpty()) {
      body.append("\ndetail: ").append(detail);
    }
    boolean unlisted =
        switch (reason) {
          case NOTHING_ALLOWED, HOST_NOT_LISTED, PORT_NOT_LISTED, PLAIN_HTTP_OFF -> true;
          default -> false;
        };
    if (unlisted) {
      body.append(
          "\nOnly the person who started the sandbox can allow it, outside, in the policy.");
    }
    return body.append('\n').toString();
  }
}
