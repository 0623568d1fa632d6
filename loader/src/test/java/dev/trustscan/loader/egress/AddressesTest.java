package dev.trustscan.loader.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  private static InetAddress address(String literal) {
    return AddressRange.literal(literal).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "1.1.1.1, PUBLIC",
    "172.15.255.255, PUBLIC",
    "172.32.0.0, PUBLIC",
    "100.63.255.255, PUBLIC",
    "100.128.0.0, PUBLIC",
    "2606:4700::1111, PUBLIC",
    "64:ff9b::101:101, PUBLIC",
    "0.0.0.0, UNSPECIFIED",
    "0.1.2.3, UNSPECIFIED",
    "::, UNSPECIFIED",
    "127.0.0.1, LOOPBACK",
    "127.255.0.1, LOOPBACK",
    "::1, LOOPBACK",
    "10.1.2.3, PRIVATE",
    "172.16.0.1, PRIVATE",
    "172.31.255.255, PRIVATE",
    "192.168.1.1, PRIVATE",
    "fc00::1, PRIVATE",
    "fdff::1, PRIVATE",
    "fec0::1, PRIVATE",
    "100.64.0.1, SHARED",
    "169.254.1.1, LINK_LOCAL",
    "fe80::1, LINK_LOCAL",
    "169.254.169.254, METADATA",
    "169.254.170.2, METADATA",
    "100.100.100.200, METADATA",
    "168.63.129.16, METADATA",
    "192.0.0.192, METADATA",
    "fd00:ec2::254, METADATA",
    "fd20:ce::254, METADATA",
    "224.0.0.251, MULTICAST",
    "239.255.255.255, MULTICAST",
    "ff02::fb, MULTICAST",
    "192.0.2.1, RESERVED",
    "198.18.0.1, RESERVED",
    "198.51.100.1, RESERVED",
    "203.0.113.1, RESERVED",
    "240.0.0.1, RESERVED",
    "255.255.255.255, RESERVED",
    "2001:db8::1, RESERVED",
    "2001::1, RESERVED",
    "4000::1, RESERVED",
    "::7f00:1, EMBEDDED",
    "::ffff:0:7f00:1, EMBEDDED",
    "64:ff9b::7f00:1, EMBEDDED",
    "64:ff9b::a9fe:a9fe, EMBEDDED",
    "64:ff9b:1::101:101, EMBEDDED",
    "2002:7f00:1::, EMBEDDED"
  })
  void addresses_are_known_for_what_they_lead_to(String literal, AddressKind kind) {
    assertThat(Addresses.kind(address(literal), Set.of())).isEqualTo(kind);
  }

  @Test
  void a_mapped_address_is_not_public_even_if_nobody_unmapped_it() throws UnknownHostException {
    byte[] mapped = HexFormat.of().parseHex("00000000000000000000ffff01010101");
    InetAddress address = Inet6Address.getByAddress(null, mapped, -1);
    assertThat(Addresses.kind(address, Set.of())).isEqualTo(AddressKind.EMBEDDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "2606:4700::1111"})
  void this_machines_own_public_address_is_not_public(String literal) {
    InetAddress own = address(literal);
    assertThat(Addresses.kind(own, Set.of(own))).isEqualTo(AddressKind.OWN);
  }

  @ParameterizedTest
  @CsvSource({
    "10.20.3.4, 10.20.0.0/16, true",
    "10.21.3.4, 10.20.0.0/16, false",
    "127.0.0.1, 127.0.0.1/32, true",
    "fd12::1, fd12::/16, true",
    "8.8.8.8, 10.0.0.0/8, true",
    "169.254.169.254, 169.254.0.0/16, false",
    "169.254.1.1, 169.254.0.0/16, false",
    "100.100.100.200, 100.64.0.0/10, false",
    "0.0.0.0, 0.0.0.0/0, false",
    "224.0.0.1, 224.0.0.0/4, false",
    "64:ff9b::7f00:1, 64:ff9b::/96, false",
    "fd00:ec2::254, fd00::/8, false"
  })
  void a_range_opens_networks_but_never_metadata_or_links(
      String literal, String range, boolean permitted) {
    InetAddress address = address(literal);
    List<AddressRange> ranges = List.of(AddressRange.parse(range).orElseThrow());
    AddressKind kind = Addresses.kind(address, Set.of());
    assertThat(Addresses.permitted(address, kind, ranges)).isEqualTo(permitted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.0",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.1/8",
        "10.0/8",
        "0x0a.0.0.0/8",
        "010.0.0.0/8",
        "a.b/8",
        "10.0.0.0/08",
        "10.0.0.0/-1",
        "fd00::/129",
        "fd00::1/8",
        "fe80::1%eth0/128",
        "[fd00::]/8",
        "::ffff:10.0.0.0/104"
      })
  void what_is_no_block_is_refused(String written) {
    assertThat(AddressRange.parse(written)).isEmpty();
  }
}
