package dev.trustscan.loader.egress;

import java.nio.ByteBuffer;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the beginning of a TLS connection, as far as it says who is called. Has an answer to any
 * bytes.
 */
final class ClientHello {
  /** What the beginning says. */
  sealed interface Reading {}

  /** Not enough bytes yet. */
  record Incomplete() implements Reading {}

  /**
   * A whole greeting.
   *
   * @param host who is called
   * @param encrypted whether it carries a second, encrypted greeting; many clients send an empty
   *     one to everybody
   */
  record Hello(HostName host, boolean encrypted) implements Reading {}

  /** Not a greeting that names one host. */
  record Refused(Reason reason) implements Reading {}

  /** Two hybrid key shares and a long ticket fit several times over. */
  static final int MAX_MESSAGE = 16 << 10;

  private static final int MAX_RECORDS = 64;

  /** No beginning needs more bytes than this to be understood or refused. */
  static final int MAX_BYTES = MAX_MESSAGE + 4 + 5 * MAX_RECORDS;

  private static final int RECORD_HEADER = 5;
  private static final int HANDSHAKE = 22;
  private static final int CLIENT_HELLO = 1;
  private static final int SERVER_NAME = 0;
  private static final int ENCRYPTED_HELLO = 0xfe0d;
  private static final int ENCRYPTED_NAME = 0xffce;

  private ClientHello() {}

  /** Reads from the first byte that the client sent. */
  static Reading read(byte[] bytes) {
    var message = new byte[Math.min(bytes.length, MAX_MESSAGE + 4)];
    int length = 0;
    int at = 0;
    for (int records = 0; at < bytes.length; records++) {
      Reason broken = recordProblem(bytes, at, records);
      if (broken != null) {
        return new Refused(broken);
      }
      if (bytes.length - at < RECORD_HEADER) {
        return new Incomplete();
      }
      int size = (bytes[at + 3] & 0xFF) << 8 | (bytes[at + 4] & 0xFF);
      int start = at + RECORD_HEADER;
      if (size == 0 || size > MAX_MESSAGE + 4 - length) {
        return new Refused(Reason.BAD_CLIENT_HELLO);
      }
      if (length == 0 && bytes.length > start && bytes[start] != CLIENT_HELLO) {
        return new Refused(Reason.BAD_CLIENT_HELLO);
      }
      if (bytes.length - start < size) {
        return new Incomplete();
      }
      System.arraycopy(bytes, start, message, length, size);
      length += size;
      at = start + size;
      Reading reading = message(message, length);
      if (reading != null) {
        return reading;
      }
    }
    return new Incomplete();
  }

  private static @Nullable Reason recordProblem(byte[] bytes, int at, int records) {
    Reason reason = records == 0 ? Reason.NOT_TLS : Reason.BAD_CLIENT_HELLO;
    if (bytes[at] != HANDSHAKE || (bytes.length > at + 1 && bytes[at + 1] != 3)) {
      return reason;
    }
    return records == MAX_RECORDS ? Reason.BAD_CLIENT_HELLO : null;
  }

  /** Null while the message has not arrived as a whole. */
  private static @Nullable Reading message(byte[] message, int length) {
    if (length < 4) {
      return null;
    }
    int size = (message[1] & 0xFF) << 16 | (message[2] & 0xFF) << 8 | (message[3] & 0xFF);
    if (size > MAX_MESSAGE || length - 4 > size) {
      // Nothing may follow before the server has answered.
      return new Refused(Reason.BAD_CLIENT_HELLO);
    }
    if (length - 4 < size) {
      return null;
    }
    try {
      return body(new Cursor(ByteBuffer.wrap(message, 4, size)));
    } catch (Cursor.TooShort e) {
      return new Refused(Reason.BAD_CLIENT_HELLO);
    }
  }

  private static Reading body(Cursor hello) throws Cursor.TooShort {
    hello.skip(2 + 32);
    Cursor session = hello.block8();
    Cursor suites = hello.block16();
    Cursor compressions = hello.block8();
    if (session.left() > 32
        || suites.left() < 2
        || suites.left() % 2 != 0
        || compressions.left() < 1) {
      return new Refused(Reason.BAD_CLIENT_HELLO);
    }
    if (hello.left() == 0) {
      return new Refused(Reason.NO_SERVER_NAME);
    }
    Cursor extensions = hello.block16();
    return hello.left() == 0 ? extensions(extensions) : new Refused(Reason.BAD_CLIENT_HELLO);
  }

  private static Reading extensions(Cursor extensions) throws Cursor.TooShort {
    var seen = new HashSet<Integer>();
    String name = null;
    boolean encrypted = false;
    while (extensions.left() > 0) {
      int type = extensions.number16();
      Cursor content = extensions.block16();
      if (!seen.add(type)) {
        return new Refused(Reason.BAD_CLIENT_HELLO);
      }
      if (type == SERVER_NAME) {
        name = serverName(content);
        if (name == null) {
          return new Refused(Reason.BAD_CLIENT_HELLO);
        }
      }
      encrypted |= type == ENCRYPTED_HELLO || type == ENCRYPTED_NAME;
    }
    if (name == null) {
      return new Refused(Reason.NO_SERVER_NAME);
    }
    boolean inner = encrypted;
    return HostName.parse(name)
        .<Reading>map(host -> new Hello(host, inner))
        .orElse(new Refused(Reason.SERVER_NAME_DIFFERS));
  }

  /** One entry, a host name; null for anything else. */
  private static @Nullable String serverName(Cursor content) throws Cursor.TooShort {
    Cursor list = content.block16();
    if (content.left() != 0 || list.left() == 0 || list.number8() != 0) {
      return null;
    }
    Cursor name = list.block16();
    return list.left() == 0 ? name.text() : null;
  }
}
