package dev.trustscan.loader.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What may be used up (N19, N27), and what happens then. */
class LimitsTest {
  private static final String ANY =
      """
      allow:
        - {host: allowed.test, ports: [HTTP], tls: any, addresses: [127.0.0.0/8]}
        - {host: "*.wild.test", ports: [HTTP], tls: any, addresses: [127.0.0.0/8]}
      """;

  private static String connect(World world, String host) throws IOException {
    String place = world.place(host, world.http);
    try (SocketChannel channel = world.connect()) {
      World.write(channel, "CONNECT " + place + " HTTP/1.1\r\nHost: " + place + "\r\n\r\n");
      return World.readHead(channel);
    }
  }

  @Test
  void n19_names_that_carry_data_are_limited() throws Exception {
    try (World world = new World(ANY + "limits: {names-per-minute: 3}")) {
      for (String name : List.of("a1.wild.test", "a2.wild.test", "a3.wild.test", "a4.wild.test")) {
        world.table.put(name, "127.0.0.1");
      }
      assertThat(connect(world, "a1.wild.test")).contains(" 200 ");
      assertThat(connect(world, "a2.wild.test")).contains(" 200 ");
      assertThat(connect(world, "a3.wild.test")).contains(" 200 ");
      assertThat(connect(world, "a4.wild.test")).contains("X-Trustscan-Refused: too-many-names");
      assertThat(connect(world, "a1.wild.test")).contains(" 200 ");
      assertThat(world.table.questions()).doesNotContain("a4.wild.test");
      assertThat(world.refusals()).containsExactly("too-many-names");
    }
  }

  @Test
  void names_are_forgotten_after_a_minute() {
    var now = new AtomicLong();
    var ledger =
        new Ledger(new EgressLimits(9, 9, 1, Duration.ofDays(1), Duration.ofDays(1)), now::get);
    assertThat(ledger.ask(new HostName("a.test"))).isNull();
    assertThat(ledger.ask(new HostName("b.test"))).isEqualTo(Reason.TOO_MANY_NAMES);
    now.set(Duration.ofSeconds(61).toNanos());
    assertThat(ledger.ask(new HostName("b.test"))).isNull();
  }

  @Test
  void a_host_gets_no_more_bytes_than_it_may() throws Exception {
    try (World world = new World(ANY + "limits: {bytes-per-host: 100000}")) {
      try (SocketChannel tunnel = world.tunnel(world.place("allowed.test", world.http))) {
        Thread.ofVirtual()
            .start(() -> {
              try {
                World.write(tunnel, "!".repeat(1 << 20));
              } catch (IOException e) {
                // cut off, as it should be
              }
            });
        assertThat(World.readAll(tunnel).length()).isLessThanOrEqualTo(100_000);
      }
      assertThat(connect(world, "allowed.test")).contains("X-Trustscan-Refused: bytes-used-up");
      assertThat(connect(world, "a.wild.test")).contains(" 200 ");
      assertThat(world.refusals()).containsExactly("bytes-used-up", "bytes-used-up");
    }
  }

  @Test
  void n27_connections_beyond_the_limit_are_turned_away_and_the_proxy_lives() throws Exception {
    try (World world = new World(ANY + "limits: {connections: 20}")) {
      var open = new ArrayList<SocketChannel>();
      for (int i = 0; i < 1000; i++) {
        open.add(world.connect());
      }
      // A connection that its client closed first is not refused, so all stay open meanwhile.
      for (int i = 0; i < 1000 && world.refusals().size() < 980; i++) {
        Thread.sleep(10);
      }
      for (SocketChannel channel : open) {
        channel.close();
      }
      awaitServed(world);
      assertThat(world.refusals())
          .hasSizeGreaterThanOrEqualTo(980)
          .containsOnly("too-many-connections");
    }
  }

  private static void awaitServed(World world) throws Exception {
    String answer = "";
    for (int i = 0; i < 500 && !answer.contains(" 200 "); i++) {
      answer = connect(world, "allowed.test");
      Thread.sleep(10);
    }
    assertThat(answer).contains(" 200 ");
  }

  @Test
  void n27_a_head_that_does_not_come_is_not_waited_for() throws Exception {
    try (World world = new World(ANY + "limits: {setup-seconds: 1}");
        SocketChannel channel = world.connect()) {
      World.write(channel, "CONNECT allowed.test:1 HTTP/1.1\r\nHo");
      assertThat(World.readAll(channel)).contains("X-Trustscan-Refused: head-timeout");
    }
  }

  @Test
  void n27_a_greeting_that_does_not_come_is_not_waited_for() throws Exception {
    String policy = "allow: [{host: allowed.test, ports: [HTTP], addresses: [127.0.0.0/8]}]\n";
    try (World world = new World(policy + "limits: {setup-seconds: 1}");
        SocketChannel tunnel = world.tunnel(world.place("allowed.test", world.http))) {
      assertThat(World.readAll(tunnel)).hasSize(7);
      assertThat(world.refusals()).containsExactly("hello-timeout");
    }
  }

  @Test
  void silent_tunnels_are_closed() throws Exception {
    try (World world = new World(ANY + "limits: {idle-seconds: 1}");
        SocketChannel tunnel = world.tunnel(world.place("allowed.test", world.http))) {
      World.write(tunnel, "!");
      assertThat(World.readAll(tunnel)).isEqualTo("!");
    }
  }

  @Test
  void two_hundred_connections_work_at_once() throws Exception {
    try (World world = new World(ANY);
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      var open = new ArrayList<SocketChannel>();
      for (int i = 0; i < 200; i++) {
        open.add(world.tunnel(world.place("allowed.test", world.http)));
      }
      var echoes = new ArrayList<Future<String>>();
      for (int i = 0; i < open.size(); i++) {
        String words = ("client " + i + " ").repeat(5000);
        SocketChannel channel = open.get(i);
        Callable<String> echo = () -> World.readAll(channel);
        echoes.add(clients.submit(echo));
        echoes.add(
            clients.submit(() -> {
              World.write(channel, words);
              channel.shutdownOutput();
              return words;
            }));
      }
      for (int i = 0; i < open.size(); i++) {
        assertThat(echoes.get(2 * i).get()).isEqualTo(("client " + i + " ").repeat(5000));
      }
    }
  }
}
