package dev.trustscan.loader.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a program in the sandbox may try against the proxy, over the real socket, with real servers
 * behind it.
 */
class NetworkProbesTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nserved";

  private final World world;

  NetworkProbesTest() throws IOException, PolicyException {
    world = World.usual();
    world.http.answering(OK);
  }

  @AfterEach
  void stop() throws IOException {
    world.close();
  }

  private String get(String place) throws IOException {
    return world.ask("GET http://" + place + "/ HTTP/1.1\r\nHost: " + place + "\r\n\r\n");
  }

  private String connect(String place) throws IOException {
    return world.ask("CONNECT " + place + " HTTP/1.1\r\nHost: " + place + "\r\n\r\n");
  }

  /** Fills in the server's place for {@code @}. */
  private String send(String escaped) throws IOException {
    return world.ask(Raw.bytes(escaped.replace("@", world.place("allowed.test", world.http))));
  }

  private void refused(String answer, String reason) {
    assertThat(answer).contains("X-Trustscan-Refused: " + reason + "\r\n");
    assertThat(world.refusals()).contains(reason);
    assertThat(world.http.requests()).isEmpty();
  }

  @Test
  void n01_an_allowed_host_is_served_plainly() throws IOException {
    assertThat(get(world.place("allowed.test", world.http)))
        .startsWith("HTTP/1.1 200 ")
        .endsWith("served");
    assertThat(world.events.getFirst().kind()).isEqualTo(EgressEvent.Kind.ALLOWED);
    assertThat(world.events.getFirst().address()).isEqualTo("127.0.0.1");
  }

  @Test
  void n01_an_allowed_host_is_served_through_a_tunnel() throws IOException {
    try (SocketChannel tunnel = world.tunnel(world.place("allowed.test", world.tls));
        var socket = Identity.test().call(World.asSocket(tunnel), "allowed.test")) {
      socket.getOutputStream().write(Raw.ascii("ping"));
      assertThat(socket.getInputStream().readNBytes(4)).asString().isEqualTo("ping");
    }
  }

  @Test
  void n02_a_host_that_is_not_listed_is_refused_and_never_looked_up() throws IOException {
    refused(connect("other.test:443"), "host-not-listed");
    refused(get("other.test"), "host-not-listed");
    assertThat(world.table.questions()).isEmpty();
    assertThat(world.events)
        .allSatisfy(event -> assertThat(event.place()).startsWith("other.test:"));
  }

  @ParameterizedTest
  @ValueSource(ints = {22, 25, 6379, 443})
  void n03_another_port_is_refused(int port) throws IOException {
    refused(connect("allowed.test:" + port), "port-not-listed");
    refused(get("allowed.test:" + port), "port-not-listed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.1",
        "127.0.1",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "017700000001",
        "127.0.0.1.",
        "1.1.1.1",
        "[::1]",
        "::1",
        "[fe80::1%25eth0]",
        "[fe80::1%eth0]",
        "[::ffff:127.0.0.1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[0:0:0:0:0:ffff:7f00:1]",
        "[::]",
        "0.0.0.0",
        "0"
      })
  void n04_n05_addresses_are_refused_in_every_spelling(String address) throws IOException {
    refused(connect(address + ":" + world.http.port()), "ip-literal");
    refused(get(address + ":" + world.http.port()), "ip-literal");
    assertThat(world.table.questions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254", "fd00:ec2::254", "100.100.100.200", "127.0.0.2", "127.255.255.254",
            "::1", "::", "0.0.0.0",
        "10.0.0.1", "172.16.0.1", "192.168.0.1", "100.64.0.1", "fc00::1", "fe80::1", "169.254.1.1",
            "224.0.0.1",
        "ff02::1", "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "240.0.0.1", "192.0.2.1"
      })
  void n06_n07_a_listed_name_must_not_lead_inside(String address) throws IOException {
    world.table.put("c.wild.test", address);
    refused(connect(world.place("c.wild.test", world.tls)), "address-forbidden");
    assertThat(world.events).noneMatch(event -> event.kind() == EgressEvent.Kind.ALLOWED);
  }

  @Test
  void n07_this_machines_own_addresses_are_refused() throws IOException {
    for (var own : world.table.own()) {
      assertThat(Addresses.kind(own, world.table.own())).isNotEqualTo(AddressKind.PUBLIC);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET http://@/ HTTP/1.1\\r\\nHost: other.test\\r\\n\\r\\n                          | host-differs
          GET http://@/ HTTP/1.1\\r\\nHost: allowed.test\\r\\n\\r\\n                        | host-differs
          GET http://@/ HTTP/1.1\\r\\nHost: allowed.test:1\\r\\n\\r\\n                      | host-differs
          GET http://@/ HTTP/1.1\\r\\nHost: @\\r\\nHost: @\\r\\n\\r\\n                      | host-twice
          GET http://@/ HTTP/1.1\\r\\nHost: @\\r\\nhost: other.test\\r\\n\\r\\n             | host-twice
          GET http://@/ HTTP/1.1\\r\\n\\r\\n                                               | host-missing
          CONNECT @ HTTP/1.1\\r\\nHost: other.test:443\\r\\n\\r\\n                          | host-differs
          CONNECT @ HTTP/1.1\\r\\nHost: allowed.test:1\\r\\n\\r\\n                          | host-differs
          """)
  void n08_host_and_target_must_agree(String request, String reason) throws IOException {
    refused(send(request), reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET / HTTP/1.1\\r\\nHost: @\\r\\n\\r\\n        | origin-form
          OPTIONS * HTTP/1.1\\r\\nHost: @\\r\\n\\r\\n    | origin-form
          GET @ HTTP/1.1\\r\\nHost: @\\r\\n\\r\\n        | bad-target
          GET //@/ HTTP/1.1\\r\\nHost: @\\r\\n\\r\\n     | origin-form
          """)
  void n09_only_whole_addresses_are_taken(String request, String reason) throws IOException {
    refused(send(request), reason);
  }

  @ParameterizedTest
  @CsvSource({
    "\\0, control-character",
    "\\r, not-http",
    "\\n, bare-line-end",
    "\\t, control-character",
    "' ', bad-version",
    "\\x7f, control-character",
    "\\xe4, non-ascii",
    "\\xe3\\x80\\x82, non-ascii"
  })
  void n10_odd_bytes_in_the_target_are_refused(String odd, String reason) throws IOException {
    refused(send("GET http://allo" + odd + "wed.test/ HTTP/1.1\\r\\nHost: @\\r\\n\\r\\n"), reason);
    refused(send("CONNECT allo" + odd + "wed.test:443 HTTP/1.1\\r\\nHost: @\\r\\n\\r\\n"), reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET http://@/ HTTP/1.1\\nHost: @\\n\\n                                   | bare-line-end
          GET http://@/ HTTP/1.1\\r\\nHost: @\\n\\r\\n                              | bare-line-end
          GET http://@/ HTTP/1.1\\r\\nHost: @\\r\\nX: a\\r\\n b\\r\\n\\r\\n         | folded-header
          GET http://@/ HTTP/1.1\\r\\nHost: @\\r\\n X: a\\r\\n\\r\\n                | folded-header
          GET http://@/ HTTP/1.1\\r\\nHost : @\\r\\n\\r\\n                          | bad-header
          GET http://@/ HTTP/1.1\\r\\nHost\\t: @\\r\\n\\r\\n                        | control-character
          """)
  void n11_loose_heads_are_refused(String request, String reason) throws IOException {
    refused(send(request), reason);
  }

  @Test
  void n12_a_second_request_on_a_connection_is_not_answered() throws IOException {
    String answer =
        send(
            "GET http://@/first HTTP/1.1\\r\\nHost: @\\r\\n\\r\\nGET http://other.test/second HTTP/1.1\\r\\nHost: other.test\\r\\n\\r\\n");
    assertThat(answer).containsOnlyOnce("HTTP/1.1").contains("connection: close");
    assertThat(world.http.requests()).hasSize(1).first().asString().startsWith("GET /first ");
    assertThat(world.refusals()).containsExactly("second-request");
  }

  @Test
  void n12_a_second_request_behind_a_body_is_not_passed_on() throws IOException {
    String answer =
        send(
            "POST http://@/ HTTP/1.1\\r\\nHost: @\\r\\nContent-Length: 3\\r\\n\\r\\nabcGET http://@/ HTTP/1.1\\r\\nHost: @\\r\\n\\r\\n");
    assertThat(answer).endsWith("served");
    assertThat(world.http.requests()).hasSize(1).first().asString().endsWith("\r\n\r\nabc");
    assertThat(world.refusals()).containsExactly("second-request");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Content-Length: 3\\r\\nTransfer-Encoding: chunked            | bad-length
          Transfer-Encoding: chunked\\r\\nContent-Length: 3            | bad-length
          Content-Length: 3\\r\\nContent-Length: 3                     | bad-length
          Content-Length: 3\\r\\nContent-Length: 4                     | bad-length
          Content-Length: 3, 3                                         | bad-length
          Content-Length: +3                                           | bad-length
          Content-Length: -3                                           | bad-length
          Content-Length: 3 3                                          | bad-length
          Content-Length: 0003                                         | bad-length
          Content-Length: 18446744073709551619                         | bad-length
          Transfer-Encoding: chunked                                   | transfer-encoding
          Transfer-Encoding: xchunked                                  | transfer-encoding
          Transfer-Encoding: identity                                  | transfer-encoding
          """)
  void n18_unclear_bodies_are_refused(String headers, String reason) throws IOException {
    refused(
        send(
            "POST http://@/ HTTP/1.1\\r\\nHost: @\\r\\n"
                + headers
                + "\\r\\n\\r\\n3;x=y\\r\\nabc\\r\\n0\\r\\n\\r\\n"),
        reason);
  }

  @ParameterizedTest
  @CsvSource({
    "evilallowed.test, host-not-listed",
    "allowed.test.evil.test, host-not-listed",
    "wild.test, host-not-listed",
    "xn--allowed-9za.test, host-not-listed",
    "allowed_.test, bad-name",
    "a_b.wild.test, bad-name",
    "allowed.test.., bad-name",
    ".allowed.test, bad-name",
    "allowed, bad-name"
  })
  void n20_only_exact_names_match(String host, String reason) throws IOException {
    refused(connect(world.place(host, world.tls)), reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ALLOWED.test", "allowed.test.", "AlLoWeD.TeSt."})
  void n20_one_name_has_one_meaning_in_any_spelling(String host) throws IOException {
    assertThat(get(world.place(host, world.http))).endsWith("served");
    assertThat(world.http.requests().getFirst()).contains("host: allowed.test:");
  }

  @Test
  void n21_an_empty_list_denies_everything() throws Exception {
    try (World empty = new World("{}")) {
      assertThat(empty.ask("CONNECT allowed.test:443 HTTP/1.1\r\nHost: allowed.test:443\r\n\r\n"))
          .contains("X-Trustscan-Refused: nothing-allowed");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\x04\\x01\\x01\\xbb\\x7f\\x00\\x00\\x01\\x00",
        "\\x04\\x01\\x01\\xbb\\x00\\x00\\x00\\x01\\x00allowed.test\\x00",
        "\\x05\\x01\\x00\\x05\\x01\\x00\\x03\\x0callowed.test\\x01\\xbb",
        "\\x16\\x03\\x01\\x00\\x05\\x01\\x00\\x00\\x01\\x00"
      })
  void n22_other_languages_are_refused(String bytes) throws IOException {
    refused(send(bytes), "not-http");
  }

  @Test
  void n24_the_checked_address_is_the_one_that_is_called() throws IOException {
    world.table.put("d.wild.test", "127.0.0.1").put("d.wild.test", "10.0.0.1");
    world.tunnel(world.place("d.wild.test", world.tls)).close();
    assertThat(world.table.questions()).containsExactly("d.wild.test");
    refused(connect(world.place("d.wild.test", world.tls)), "address-forbidden");
  }

  @Test
  void n24_bad_addresses_in_a_mixed_answer_are_dropped() throws IOException {
    world.table.put("e.wild.test", "10.0.0.1", "169.254.169.254", "127.0.0.1");
    world.tunnel(world.place("e.wild.test", world.tls)).close();
    assertThat(world.events.getFirst().address()).isEqualTo("127.0.0.1");
  }

  @Test
  void n25_a_redirect_is_only_passed_on() throws IOException {
    world.http.answering(
        "HTTP/1.1 302 Found\r\nLocation: http://other.test/\r\nContent-Length: 0\r\n\r\n");
    assertThat(get(world.place("allowed.test", world.http)))
        .contains("location: http://other.test/");
    assertThat(get("other.test")).contains("X-Trustscan-Refused: host-not-listed");
    assertThat(world.table.questions()).containsExactly("allowed.test");
  }

  @ParameterizedTest
  @CsvSource({
    "allowed.test@evil.test, userinfo, userinfo",
    "evil.test#allowed.test, bad-target, bad-name",
    "evil.test\\\\allowed.test, bad-target, bad-name",
    "allowed%2etest, bad-name, bad-name",
    "allowed.test%00.evil.test, bad-name, bad-name",
    "allowed.test/.evil.test, port-not-listed, bad-name"
  })
  void n26_tricks_with_addresses_are_refused(String host, String plain, String tunnel)
      throws IOException {
    String place = host.replace("\\\\", "\\");
    refused(world.ask("GET http://" + place + " HTTP/1.1\r\nHost: allowed.test\r\n\r\n"), plain);
    refused(connect(world.place(place, world.tls)), tunnel);
  }

  @Test
  void n26_very_long_names_are_refused() throws IOException {
    refused(connect("a.".repeat(2000) + "wild.test:" + world.tls.port()), "bad-name");
  }

  @Test
  void n27_large_heads_are_refused() throws IOException {
    String big = "X: " + "y".repeat(17 << 10) + "\\r\\n\\r\\n";
    refused(send("GET http://@/ HTTP/1.1\\r\\nHost: @\\r\\n" + big), "head-too-large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "TRACK", "PROPFIND", "get", "DEBUG"})
  void n28_other_methods_are_refused(String method) throws IOException {
    refused(send(method + " http://@/ HTTP/1.1\\r\\nHost: @\\r\\n\\r\\n"), "bad-method");
  }

  @Test
  void n28_http2_with_prior_knowledge_is_refused() throws IOException {
    refused(send("PRI * HTTP/2.0\\r\\n\\r\\nSM\\r\\n\\r\\n"), "bad-version");
  }

  @Test
  void n28_upgrades_are_stripped() throws IOException {
    String answer =
        send(
            "GET http://@/ HTTP/1.1\\r\\nHost: @\\r\\nConnection: Upgrade, HTTP2-Settings, X-Hop\\r\\nUpgrade: h2c\\r\\n"
                + "HTTP2-Settings: AAMAAABk\\r\\nProxy-Connection: keep-alive\\r\\nProxy-Authorization: Basic eDp5\\r\\n"
                + "X-Hop: 1\\r\\nTE: trailers\\r\\nKeep-Alive: 5\\r\\nX-Stays: 2\\r\\n\\r\\n");
    assertThat(answer).endsWith("served");
    assertThat(world.http.requests().getFirst().toLowerCase(java.util.Locale.ROOT))
        .contains("connection: close", "x-stays: 2")
        .doesNotContain("upgrade", "http2", "proxy-", "x-hop", "trailers", "keep-alive");
  }

  @Test
  void n28_an_answer_that_switches_the_protocol_is_refused() throws IOException {
    world.http.answering(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\nhi");
    assertThat(get(world.place("allowed.test", world.http)))
        .contains("X-Trustscan-Refused: upstream-broken")
        .doesNotContain("websocket");
  }

  @Test
  void every_refusal_is_logged_without_paths_or_headers() throws IOException {
    send(
        "GET http://other.test/secret-path?secret-query HTTP/1.1\\r\\nHost: other.test\\r\\nX: secret-header\\r\\n\\r\\n");
    List<String> lines = world.events.stream().map(EgressEvent::json).toList();
    assertThat(lines)
        .hasSize(1)
        .first()
        .asString()
        .contains("other.test:80")
        .doesNotContain("secret");
  }
}
