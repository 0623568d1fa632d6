package dev.trustscan.scanner.inspect;

import dev.trustscan.rules.UnitKind;
import dev.trustscan.scanner.closure.Closure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;

/** The digest that a decision binds to: the unit's own value and all that it reaches. */
final class UnitDigest {
  private static final String DOMAIN = "trustscan-unit-1";

  private UnitDigest() {}

  static String of(UnitKind kind, byte[] value, Closure closure) {
    MessageDigest sha = sha256();
    field(sha, DOMAIN.getBytes(StandardCharsets.UTF_8));
    field(sha, kind.name().getBytes(StandardCharsets.UTF_8));
    field(sha, value);
    var reached = new ArrayList<String>();
    for (Closure.Reached file : closure.reached()) {
      reached.add(file.path().base64() + ' ' + file.sha256());
    }
    reached.sort(null);
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

  static String id(byte[] path, String pointer) {
    MessageDigest sha = sha256();
    field(sha, path);
    field(sha, pointer.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(sha.digest(), 0, 6);
  }

  // Lengths keep two fields from being read as one.
  private static void field(MessageDigest sha, byte[] bytes) {
    int n = bytes.length;
    sha.update(new byte[] {(byte) (n >>> 24), (byte) (n >>> 16), (byte) (n >>> 8), (byte) n});
    sha.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
