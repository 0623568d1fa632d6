package dev.trustscan.loader.egress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {
  @ParameterizedTest
  @CsvSource({
    "example.test, example.test",
    "EXAMPLE.Test, example.test",
    "example.test., example.test",
    "a.b-c.1x, a.b-c.1x",
    "xn--bcher-kva.example, xn--bcher-kva.example",
    "r3---sn-abc.example.test, r3---sn-abc.example.test"
  })
  void names_have_one_spelling(String written, String value) {
    assertThat(HostName.parse(written)).map(HostName::value).contains(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "localhost",
        "example",
        "a..b",
        ".a.b",
        "a.b..",
        "-a.b",
        "a-.b",
        "a_b.c",
        "a.b c",
        "a.b/",
        "a.b:443",
        "*.a.b",
        "b\u00fccher.example",
        "example\u3002test",
        "exam\u212Ale.test",
        "a.b\u0000",
        "a.b\n",
        "a%2eb.test",
        "user@a.b",
        "[::1]",
        "::1"
      })
  void what_is_no_name_is_refused(String written) {
    assertThat(HostName.parse(written)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.0.0.1.",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0X7F.1",
        "0177.0.0.1",
        "1.2.3.0x4",
        "0x",
        "a.b.123",
        "999.999.999.999",
        "::1",
        "[::1]",
        "fe80::1%25eth0",
        "::ffff:127.0.0.1"
      })
  void every_spelling_of_an_address_is_one(String written) {
    assertThat(IpSpelling.looksLikeAddress(written)).isTrue();
    assertThat(HostName.parse(written)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {254, 260, 4000})
  void long_names_are_refused(int length) {
    String name = "a.".repeat(length / 2) + "bc";
    assertThat(HostName.parse(name)).isEmpty();
    assertThat(HostName.parse("a".repeat(64) + ".test")).isEmpty();
    assertThat(HostName.parse("a".repeat(63) + ".test")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "*.allowed.test, a.allowed.test, true",
    "*.allowed.test, a.b.allowed.test, true",
    "*.allowed.test, allowed.test, false",
    "*.allowed.test, evilallowed.test, false",
    "*.allowed.test, allowed.test.evil.test, false",
    "allowed.test, allowed.test, true",
    "allowed.test, a.allowed.test, false",
    "allowed.test, xallowed.test, false"
  })
  void rules_cover_only_what_they_say(String rule, String name, boolean covered) {
    assertThat(HostRule.parse(rule).orElseThrow().covers(new HostName(name))).isEqualTo(covered);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "*.",
        "*.test",
        "*.*.a.test",
        "a.*.test",
        "**.a.test",
        "a.test:",
        "a.test:0",
        "a.test:65536",
        "a.test:0443",
        "a.test:+443",
        "a.test:443:443",
        "https://a.test",
        "a.test/path",
        "10.0.0.1",
        "[::1]:443",
        "test",
        " a.test",
        "a.test ",
        "a.test:*"
      })
  void what_is_no_rule_is_refused(String written) {
    assertThat(HostRule.parse(written)).isEmpty();
  }
}
