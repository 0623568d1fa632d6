package dev.trustscan.loader.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;

/**
 * Sorts addresses by what they lead to, after the registries of special-purpose addresses (IPv4 and
 * IPv6) and the documented addresses of metadata services.
 */
final class Addresses {
  private record Block(AddressRange range, AddressKind kind) {}

  /** The first that contains an address decides. */
  private static final List<Block> V4 =
      List.of(
          block("169.254.169.254/32", AddressKind.METADATA), // most clouds
          block("169.254.170.2/32", AddressKind.METADATA), // container credentials
          block("100.100.100.200/32", AddressKind.METADATA),
          block(
              "168.63.129.16/32",
              AddressKind.METADATA), // a public address, used for it all the same
          block("192.0.0.192/32", AddressKind.METADATA),
          block("0.0.0.0/32", AddressKind.UNSPECIFIED),
          block("0.0.0.0/8", AddressKind.UNSPECIFIED),
          block("10.0.0.0/8", AddressKind.PRIVATE),
          block("100.64.0.0/10", AddressKind.SHARED),
          block("127.0.0.0/8", AddressKind.LOOPBACK),
          block("169.254.0.0/16", AddressKind.LINK_LOCAL),
          block("172.16.0.0/12", AddressKind.PRIVATE),
          block("192.0.0.0/24", AddressKind.RESERVED),
          block("192.0.2.0/24", AddressKind.RESERVED),
          block("192.88.99.0/24", AddressKind.RESERVED),
          block("192.168.0.0/16", AddressKind.PRIVATE),
          block("198.18.0.0/15", AddressKind.RESERVED),
          block("198.51.100.0/24", AddressKind.RESERVED),
          block("203.0.113.0/24", AddressKind.RESERVED),
          block("224.0.0.0/4", AddressKind.MULTICAST),
          block("240.0.0.0/4", AddressKind.RESERVED));

  private static final List<Block> V6 =
      List.of(
          block("fd00:ec2::254/128", AddressKind.METADATA),
          block("fd20:ce::254/128", AddressKind.METADATA),
          block("::/128", AddressKind.UNSPECIFIED),
          block("::1/128", AddressKind.LOOPBACK),
          block("::/96", AddressKind.EMBEDDED), // IPv4-compatible
          block("::ffff:0:0:0/96", AddressKind.EMBEDDED), // IPv4-translated
          block("64:ff9b:1::/48", AddressKind.EMBEDDED), // local-use NAT64
          block("2002::/16", AddressKind.EMBEDDED), // 6to4
          block("2001::/23", AddressKind.RESERVED), // Teredo, ORCHID and other protocols
          block("2001:db8::/32", AddressKind.RESERVED),
          block("3fff::/20", AddressKind.RESERVED),
          block("fc00::/7", AddressKind.PRIVATE),
          block("fe80::/10", AddressKind.LINK_LOCAL),
          block("fec0::/10", AddressKind.PRIVATE), // former site-local
          block("ff00::/8", AddressKind.MULTICAST));

  private static final AddressRange GLOBAL = range("2000::/3");
  private static final AddressRange NAT64 = range("64:ff9b::/96");

  private Addresses() {}

  /**
   * What the address leads to.
   *
   * @param own the addresses of this machine's interfaces
   */
  static AddressKind kind(InetAddress address, Set<InetAddress> own) {
    byte[] bytes = address.getAddress();
    if (bytes.length == 4) {
      AddressKind kind = first(V4, address, AddressKind.PUBLIC);
      return kind == AddressKind.PUBLIC && own.contains(address) ? AddressKind.OWN : kind;
    }
    if (isMapped(bytes)) {
      return AddressKind.EMBEDDED;
    }
    if (NAT64.contains(address)) {
      // Where a network has IPv6 only, its resolver gives every IPv4 host this form.
      return kind(last4(bytes), own) == AddressKind.PUBLIC
          ? AddressKind.PUBLIC
          : AddressKind.EMBEDDED;
    }
    AddressKind other = GLOBAL.contains(address) ? AddressKind.PUBLIC : AddressKind.RESERVED;
    AddressKind kind = first(V6, address, other);
    return kind == AddressKind.PUBLIC && own.contains(address) ? AddressKind.OWN : kind;
  }

  /** Whether the proxy may connect to it under a rule with these ranges. */
  static boolean permitted(InetAddress address, AddressKind kind, List<AddressRange> ranges) {
    if (kind == AddressKind.PUBLIC) {
      return true;
    }
    return kind.permittable() && ranges.stream().anyMatch(range -> range.contains(address));
  }

  private static AddressKind first(List<Block> blocks, InetAddress address, AddressKind otherwise) {
    for (Block block : blocks) {
      if (block.range.contains(address)) {
        return block.kind;
      }
    }
    return otherwise;
  }

  /** {@code ::ffff:0:0/96}; the JDK turns these into IPv4 by itself wherever it makes addresses. */
  private static boolean isMapped(byte[] bytes) {
    for (int i = 0; i < 10; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return bytes[10] == (byte) 0xFF && bytes[11] == (byte) 0xFF;
  }

  private static InetAddress last4(byte[] bytes) {
    try {
      return InetAddress.getByAddress(new byte[] {bytes[12], bytes[13], bytes[14], bytes[15]});
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // four bytes are always an address
    }
  }

  private static Block block(String range, AddressKind kind) {
    return new Block(range(range), kind);
  }

  private static AddressRange range(String written) {
    return AddressRange.parse(written).orElseThrow();
  }
}
