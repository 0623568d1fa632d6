package dev.trustscan.scanner.inspect;

import dev.trustscan.scanner.closure.Closure;
import dev.trustscan.scanner.source.RepoPath;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.function.Predicate;

/** The digest that a decision binds to: the unit's own value and all that it reaches. */
final class UnitDigest {
  private static final String DEFINITION = "trustscan-definition-2";
  private static final String DOMAIN = "trustscan-unit-2";

  private UnitDigest() {}

  /**
   * Over what the unit says of itself. The place belongs to it: the same command on another event,
   * or in another folder, is another thing. Positions in lists do not.
   */
  static String definition(Draft draft, byte[] value, byte[] around) {
    MessageDigest sha = sha256();
    field(sha, DEFINITION.getBytes(StandardCharsets.UTF_8));
    field(sha, draft.kind().name().getBytes(StandardCharsets.UTF_8));
    field(sha, draft.hit().path().bytes());
    field(sha, unnumbered(draft.pointer()).getBytes(StandardCharsets.UTF_8));
    field(sha, new byte[] {(byte) (draft.hit().entry().executable() ? 1 : 0)});
    field(sha, draft.hit().entry().path().bytes());
    field(sha, value);
    field(sha, around);
    return HexFormat.of().formatHex(sha.digest());
  }

  /** Over a definition and everything it reaches. */
  static String of(String definition, Closure closure, Predicate<RepoPath> executable) {
    MessageDigest sha = sha256();
    field(sha, DOMAIN.getBytes(StandardCharsets.UTF_8));
    field(sha, definition.getBytes(StandardCharsets.UTF_8));
    var reached = new ArrayList<String>();
    for (Closure.Reached file : closure.reached()) {
      String mode = executable.test(file.path()) ? " x " : " - ";
      reached.add(file.path().base64() + mode + file.sha256());
    }
    reached.sort(null);
    number(sha, reached.size());
    for (String file : reached) {
      field(sha, file.getBytes(StandardCharsets.UTF_8));
    }
    var unresolved = new ArrayList<String>();
    for (Closure.Unresolved thing : closure.unresolved()) {
      unresolved.add(thing.reason() + " " + thing.text());
    }
    unresolved.sort(null);
    for (String thing : unresolved) {
      field(sha, thing.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  /** One short value for two, so that deep nesting does not make long ones. */
  static byte[] both(byte[] outer, byte[] inner) {
    MessageDigest sha = sha256();
    field(sha, outer);
    field(sha, inner);
    return sha.digest();
  }

  /** A pointer whose list positions are left out; names keep their digits. */
  static String unnumbered(String pointer) {
    var out = new StringBuilder(pointer.length());
    boolean quoted = false;
    for (int i = 0; i < pointer.length(); i++) {
      char c = pointer.charAt(i);
      if (quoted && c == '\\' && i + 1 < pointer.length()) {
        out.append(c).append(pointer.charAt(++i));
        continue;
      }
      if (c == '"') {
        quoted = !quoted;
      }
      int close = !quoted && c == '[' ? pointer.indexOf(']', i) : -1;
      if (close > 0) {
        out.append("[*]");
        i = close;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  static String id(byte[] path, String pointer) {
    MessageDigest sha = sha256();
    field(sha, path);
    field(sha, pointer.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(sha.digest(), 0, 6);
  }

  // Lengths keep two fields from being read as one.
  private static void field(MessageDigest sha, byte[] bytes) {
    number(sha, bytes.length);
    sha.update(bytes);
  }

  private static void number(MessageDigest sha, int n) {
    sha.update(new byte[] {(byte) (n >>> 24), (byte) (n >>> 16), (byte) (n >>> 8), (byte) n});
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
