package dev.trustscan.loader.egress;

import static dev.trustscan.loader.egress.Hellos.extension;
import static dev.trustscan.loader.egress.Hellos.fragments;
import static dev.trustscan.loader.egress.Hellos.join;
import static dev.trustscan.loader.egress.Hellos.message;
import static dev.trustscan.loader.egress.Hellos.record;
import static dev.trustscan.loader.egress.Hellos.serverName;
import static dev.trustscan.loader.egress.Hellos.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.loader.egress.ClientHello.Hello;
import dev.trustscan.loader.egress.ClientHello.Incomplete;
import dev.trustscan.loader.egress.ClientHello.Refused;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientHelloTest {
  private static final Hello ALLOWED = new Hello(new HostName("allowed.test"), false);

  private static Object read(byte[] bytes) {
    return ClientHello.read(bytes);
  }

  private static Refused refused(Reason reason) {
    return new Refused(reason);
  }

  @Test
  void a_real_greeting_is_read_once_it_is_complete() {
    byte[] real = Hellos.real("allowed.test");
    assertThat(read(real)).isEqualTo(ALLOWED);
    for (int length = 0; length < real.length; length++) {
      assertThat(read(Arrays.copyOf(real, length))).isEqualTo(new Incomplete());
    }
    assertThat(read(join(real, new byte[] {20, 3, 3, 0, 1, 1}))).isEqualTo(ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 50, 51, 100})
  void a_greeting_in_pieces_is_put_together(int size) {
    byte[] message = message(serverName("allowed.test"));
    Object expected = message.length > 64 * size ? refused(Reason.BAD_CLIENT_HELLO) : ALLOWED;
    assertThat(read(fragments(message, size))).isEqualTo(expected);
  }

  @Test
  void names_are_compared_in_their_normal_form() {
    assertThat(read(with(serverName("ALLOWED.Test.")))).isEqualTo(ALLOWED);
  }

  @Test
  void an_encrypted_greeting_is_noted() {
    assertThat(read(with(serverName("allowed.test"), extension(0xfe0d, new byte[9]))))
        .isEqualTo(new Hello(new HostName("allowed.test"), true));
  }

  @Test
  void a_greeting_without_a_name_is_refused() {
    assertThat(read(with(extension(10, new byte[2])))).isEqualTo(refused(Reason.NO_SERVER_NAME));
    assertThat(read(with())).isEqualTo(refused(Reason.NO_SERVER_NAME));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "",
        "a\0.test",
        "allowed",
        "[::1]",
        "allowed.test:443",
        "\u00e4.test"
      })
  void a_name_that_is_none_is_refused(String name) {
    assertThat(read(with(serverName(name)))).isEqualTo(refused(Reason.SERVER_NAME_DIFFERS));
  }

  @Test
  void greetings_that_readers_could_take_differently_are_refused() {
    Refused bad = refused(Reason.BAD_CLIENT_HELLO);
    byte[] name = serverName("allowed.test");
    assertThat(read(with(serverName("allowed.test", "evil.test")))).isEqualTo(bad);
    assertThat(read(with(name, serverName("evil.test")))).isEqualTo(bad);
    assertThat(read(with(extension(0, new byte[] {0, 0})))).isEqualTo(bad);
    assertThat(read(with(extension(0, new byte[0])))).isEqualTo(bad);
    assertThat(read(with(name, new byte[] {0, 1, 0, 9}))).isEqualTo(bad);
    assertThat(read(record(join(message(name), new byte[] {1})))).isEqualTo(bad);
    assertThat(read(record(new byte[] {2, 0, 0, 0}))).isEqualTo(bad);
    assertThat(read(new byte[] {22, 3, 1, 0, 0})).isEqualTo(bad);
    assertThat(read(new byte[] {22, 3, 1, 0x7f, 0x7f})).isEqualTo(bad);
    assertThat(read(record(new byte[] {1, 0x7f, 0, 0}))).isEqualTo(bad);
    assertThat(read(join(record(new byte[] {1, 0}), new byte[] {23, 3, 1, 0, 1, 0})))
        .isEqualTo(bad);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\n\r\n",
        "SSH-2.0-x\r\n",
        "\u0080.\u0001\u0003\u0001",
        "\u0016\u0002",
        "\u0015\u0003"
      })
  void other_languages_are_not_tls(String words) {
    assertThat(read(Raw.ascii(words))).isEqualTo(refused(Reason.NOT_TLS));
  }
}
