package dev.trustscan.loader.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The JDK's own idea of special addresses is narrower; whatever it knows must be known here. */
class AddressesProperties {
  @Property
  void nothing_that_the_jdk_calls_special_is_public(@ForAll @Size(4) byte[] bytes)
      throws UnknownHostException {
    check(InetAddress.getByAddress(bytes));
  }

  @Property
  void nothing_that_the_jdk_calls_special_is_public_in_ipv6(@ForAll @Size(16) byte[] bytes)
      throws UnknownHostException {
    check(InetAddress.getByAddress(bytes));
  }

  private static void check(InetAddress address) {
    boolean special =
        address.isLoopbackAddress()
            || address.isAnyLocalAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || address.isMulticastAddress();
    AddressKind kind = Addresses.kind(address, Set.of());
    if (special) {
      assertThat(kind).isNotEqualTo(AddressKind.PUBLIC);
      assertThat(Addresses.permitted(address, kind, List.of())).isFalse();
    }
    assertThat(Addresses.permitted(address, kind, List.of())).isEqualTo(kind == AddressKind.PUBLIC);
  }

  @Property
  void a_block_contains_what_shares_its_leading_bits(
      @ForAll @Size(4) byte[] bytes, @ForAll @IntRange(max = 32) int bits, @ForAll int other)
      throws UnknownHostException {
    int address = toInt(bytes);
    int mask = bits == 0 ? 0 : -1 << (32 - bits);
    AddressRange range = new AddressRange(fromInt(address & mask), bits);
    assertThat(range.contains(fromInt(other))).isEqualTo((other & mask) == (address & mask));
    assertThat(AddressRange.parse(range.toString())).contains(range);
  }

  private static int toInt(byte[] b) {
    return (b[0] & 0xFF) << 24 | (b[1] & 0xFF) << 16 | (b[2] & 0xFF) << 8 | (b[3] & 0xFF);
  }

  private static InetAddress fromInt(int n) throws UnknownHostException {
    return InetAddress.getByAddress(
        new byte[] {(byte) (n >> 24), (byte) (n >> 16), (byte) (n >> 8), (byte) n});
  }
}
