package dev.trustscan.loader.gate;

import dev.trustscan.loader.decision.DecidedUnit;
import dev.trustscan.loader.decision.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * A Merkle root over units, hashed as RFC 6962 does: a leaf and an inner node can never be taken
 * for each other.
 */
public final class PlanRoot {
  private PlanRoot() {}

  /** The root; the order of the units does not matter. */
  public static Sha256 of(Collection<DecidedUnit> units) {
    List<byte[]> leaves = new ArrayList<>();
    units.stream()
        .map(unit -> unit.id() + " " + unit.digest().hex() + " " + unit.bytes().hex())
        .sorted()
        .forEach(leaf -> leaves.add(hash(0, leaf.getBytes(StandardCharsets.US_ASCII))));
    return new Sha256(HexFormat.of().formatHex(root(leaves)));
  }

  private static byte[] root(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      return sha256().digest();
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int split = Integer.highestOneBit(leaves.size() - 1);
    return hash(1, root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
  }

  private static byte[] hash(int prefix, byte[]... parts) {
    MessageDigest sha = sha256();
    sha.update((byte) prefix);
    for (byte[] part : parts) {
      sha.update(part);
    }
    return sha.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
