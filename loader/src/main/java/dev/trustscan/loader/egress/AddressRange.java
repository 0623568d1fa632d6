package dev.trustscan.loader.egress;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A block of addresses, written {@code 10.20.0.0/16} or {@code fd12:3456::/32}.
 *
 * @param network the lowest address of the block
 * @param bits how many leading bits its members share
 */
public record AddressRange(InetAddress network, int bits) {
  /** Refuses a length that the family does not have, and an address with bits beyond it. */
  public AddressRange {
    byte[] bytes = network.getAddress();
    if (bits < 0 || bits > bytes.length * 8) {
      throw new IllegalArgumentException("no such prefix length");
    }
    for (int i = bits; i < bytes.length * 8; i++) {
      if ((bytes[i / 8] & (0x80 >> (i % 8))) != 0) {
        throw new IllegalArgumentException("the address has bits set beyond the prefix");
      }
    }
  }

  /** Reads the written form; nothing if it is not one. A single address needs its length too. */
  public static Optional<AddressRange> parse(String written) {
    int slash = written.indexOf('/');
    if (slash <= 0) {
      return Optional.empty();
    }
    int bits = Digits.parse(written.substring(slash + 1), 128);
    Optional<InetAddress> network = literal(written.substring(0, slash));
    if (bits < 0 || network.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new AddressRange(network.get(), bits));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether the address is of this block. */
  public boolean contains(InetAddress address) {
    byte[] mine = network.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int i = 0; i < bits / 8; i++) {
      if (mine[i] != other[i]) {
        return false;
      }
    }
    int rest = bits % 8;
    return rest == 0 || ((mine[bits / 8] ^ other[bits / 8]) & 0xFF) >>> (8 - rest) == 0;
  }

  @Override
  public String toString() {
    return network.getHostAddress() + "/" + bits;
  }

  /** One address in its ordinary spelling; never a look-up. */
  static Optional<InetAddress> literal(String written) {
    try {
      if (written.indexOf(':') < 0) {
        byte[] octets = octets(written);
        return octets == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(octets));
      }
      if (written.indexOf('%') >= 0 || written.indexOf('[') >= 0) {
        return Optional.empty();
      }
      InetAddress address = Inet6Address.ofLiteral(written);
      return address instanceof Inet6Address ? Optional.of(address) : Optional.empty();
    } catch (IllegalArgumentException | UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static byte @Nullable [] octets(String written) {
    String[] parts = written.split("\\.", -1);
    if (parts.length != 4) {
      return null;
    }
    byte[] octets = new byte[4];
    for (int i = 0; i < 4; i++) {
      int octet = Digits.parse(parts[i], 255);
      if (octet < 0) {
        return null;
      }
      octets[i] = (byte) octet;
    }
    return octets;
  }
}
