package dev.trustscan.loader.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be said inside a tunnel (N23), and how tunnels carry and end. */
class TunnelProbesTest {
  private static final String ALERT = "\u0015\u0003\u0003\u0000\u0002\u00021";

  private static final String ANY =
      "allow: [{host: allowed.test, ports: [HTTP, TLS], tls: any, addresses: [127.0.0.0/8]}]";

  private static String say(World world, byte[]... pieces) throws IOException {
    try (SocketChannel tunnel = world.tunnel(world.place("allowed.test", world.http))) {
      for (byte[] piece : pieces) {
        tunnel.write(ByteBuffer.wrap(piece));
      }
      tunnel.shutdownOutput();
      return World.readAll(tunnel);
    }
  }

  @Test
  void n23_a_greeting_for_the_named_host_goes_through_unchanged() throws Exception {
    try (World world = World.usual()) {
      byte[] hello = Hellos.real("allowed.test");
      assertThat(say(world, hello)).isEqualTo(new String(hello, StandardCharsets.ISO_8859_1));
      assertThat(world.refusals()).isEmpty();
    }
  }

  @Test
  void n23_a_greeting_in_pieces_goes_through_unchanged() throws Exception {
    try (World world = World.usual()) {
      byte[] hello = Hellos.fragments(Hellos.message(Hellos.serverName("allowed.test")), 7);
      byte[][] pieces = new byte[hello.length][];
      for (int i = 0; i < hello.length; i++) {
        pieces[i] = Arrays.copyOfRange(hello, i, i + 1);
      }
      assertThat(say(world, pieces)).isEqualTo(new String(hello, StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void n23_a_greeting_sent_together_with_connect_is_not_lost() throws Exception {
    try (World world = World.usual();
        SocketChannel channel = world.connect()) {
      String place = world.place("allowed.test", world.http);
      String hello = new String(Hellos.real("allowed.test"), StandardCharsets.ISO_8859_1);
      World.write(channel, "CONNECT " + place + " HTTP/1.1\r\nHost: " + place + "\r\n\r\n" + hello);
      channel.shutdownOutput();
      assertThat(World.readAll(channel)).endsWith("\r\n\r\n" + hello);
    }
  }

  @Test
  void n23_another_hosts_name_is_refused_with_an_alert() throws Exception {
    try (World world = World.usual()) {
      assertThat(say(world, Hellos.real("evil.test"))).isEqualTo(ALERT);
      assertThat(say(world, Hellos.with(Hellos.extension(10, new byte[2])))).isEqualTo(ALERT);
      assertThat(say(world, Hellos.with(Hellos.serverName("allowed.test", "evil.test"))))
          .isEqualTo(ALERT);
      assertThat(world.refusals())
          .containsExactly("server-name-differs", "no-server-name", "bad-client-hello");
      assertThat(world.http.requests()).isEmpty();
    }
  }

  @Test
  void n23_a_real_client_sees_the_refusal_of_another_name() throws Exception {
    try (World world = World.usual();
        SocketChannel tunnel = world.tunnel(world.place("allowed.test", world.tls))) {
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> Identity.test().call(World.asSocket(tunnel), "evil.test").close())
          .isInstanceOf(SSLException.class)
          .hasMessageContaining("access_denied");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: evil.test\r\n\r\n",
        "SSH-2.0-x\r\n",
        "\u0005\u0001\u0000"
      })
  void n23_other_languages_are_refused_in_words(String words) throws Exception {
    try (World world = World.usual()) {
      assertThat(say(world, Raw.ascii(words))).contains("X-Trustscan-Refused: not-tls");
      assertThat(world.refusals()).containsExactly("not-tls");
    }
  }

  @Test
  void other_languages_go_through_where_the_rule_says_so() throws Exception {
    try (World world = new World(ANY)) {
      assertThat(say(world, Raw.ascii("SSH-2.0-x\r\n"))).isEqualTo("SSH-2.0-x\r\n");
      assertThat(say(world, Hellos.real("evil.test"))).isEqualTo(ALERT);
    }
  }

  @Test
  void each_direction_ends_on_its_own() throws Exception {
    try (World world = new World(ANY);
        SocketChannel tunnel = world.tunnel(world.place("allowed.test", world.http))) {
      String much = "x".repeat(3 << 20);
      Thread.ofVirtual()
          .start(() -> {
            try {
              World.write(tunnel, "!" + much);
              tunnel.shutdownOutput();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      assertThat(World.readAll(tunnel)).isEqualTo("!" + much);
    }
  }

  @Test
  void a_server_that_speaks_first_and_long_is_heard_to_its_end() throws Exception {
    byte[] speech = new byte[8 << 20];
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
        World world = new World(ANY.replace("HTTP", String.valueOf(server.getLocalPort())))) {
      Thread.ofVirtual()
          .start(() -> {
            try (Socket socket = server.accept()) {
              socket.getOutputStream().write(speech);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      try (SocketChannel tunnel = world.tunnel("allowed.test:" + server.getLocalPort())) {
        assertThat(World.readAll(tunnel)).hasSize(speech.length);
      }
    }
  }

  @Test
  void a_reader_that_pauses_holds_the_sender_back_and_loses_nothing() throws Exception {
    try (World world = new World(ANY);
        SocketChannel tunnel = world.tunnel(world.place("allowed.test", world.http))) {
      tunnel.configureBlocking(false);
      ByteBuffer piece = ByteBuffer.wrap(new byte[1 << 16]);
      long sent = 0;
      int silent = 0;
      // Until every buffer on the way is full; without back-pressure this would go on for ever.
      while (silent < 50 && sent < 256L << 20) {
        int written = tunnel.write(piece.clear());
        sent += written;
        silent = written == 0 ? silent + 1 : 0;
        if (written == 0) {
          Thread.sleep(10);
        }
      }
      assertThat(sent).isLessThan(256L << 20);
      tunnel.configureBlocking(true);
      tunnel.shutdownOutput();
      assertThat(World.readAll(tunnel)).hasSize((int) sent);
    }
  }
}
