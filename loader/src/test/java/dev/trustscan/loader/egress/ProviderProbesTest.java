package dev.trustscan.loader.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Services whose key stays outside (N29), and secrets that stay with their host. */
class ProviderProbesTest {
  private static final String POLICY =
      """
      allow: [{host: allowed.test, ports: [HTTP], addresses: [127.0.0.0/8]}]
      plain-http: true
      providers:
        - {name: model, upstream: "https://provider.test:TLS/v1", header: x-api-key, secret: KEY,
           addresses: [127.0.0.1/32]}
        - {name: bearer, upstream: "https://provider.test:TLS", header: authorization, scheme: Bearer,
           secret: KEY, addresses: [127.0.0.1/32]}
        - {name: stranger, upstream: "https://other.test:TLS", header: x-api-key, secret: KEY,
           addresses: [127.0.0.1/32]}
      """;

  private static String ask(World world, String request) throws IOException {
    return world.ask(request.replace("@", "127.0.0.1:3128").replace("\n", "\r\n") + "\r\n");
  }

  @Test
  void n29_the_key_is_put_in_outside() throws Exception {
    try (World world = new World(POLICY)) {
      world.tls.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nSet-Cookie: a=b\r\n\r\nhi");
      String answer =
          ask(
              world,
              """
              POST /model/messages?beta=1&key=mine HTTP/1.1
              Host: @
              Authorization: Bearer mine
              X-Api-Key: mine
              Cookie: mine
              X-Forwarded-For: mine
              Accept-Encoding: gzip
              Accept: text/event-stream
              Content-Length: 0
              """);
      assertThat(answer).startsWith("HTTP/1.1 200 OK").endsWith("hi").doesNotContain("cookie");
      assertThat(world.tls.requests().getFirst())
          .startsWith("POST /v1/messages?beta=1 HTTP/1.1\r\n")
          .contains("x-api-key: " + World.KEY, "host: provider.test:" + world.tls.port())
          .contains("accept-encoding: identity", "Accept: text/event-stream")
          .doesNotContain("mine", "gzip");
    }
  }

  @Test
  void n29_a_body_and_a_scheme_arrive() throws Exception {
    try (World world = new World(POLICY)) {
      world.tls.answering(
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n");
      String answer =
          world.ask(
              "POST /bearer/x HTTP/1.1\r\nHost: localhost:3128\r\nContent-Length: 4\r\n\r\nbody");
      assertThat(answer).contains("transfer-encoding: chunked").endsWith("2\r\nhi\r\n0\r\n\r\n");
      assertThat(world.tls.requests().getFirst())
          .contains("authorization: Bearer " + World.KEY)
          .endsWith("\r\n\r\nbody");
    }
  }

  @Test
  void n29_an_echoed_key_is_blotted_out() throws Exception {
    try (World world = new World(POLICY)) {
      String body = "your key is " + World.KEY + ", again " + World.KEY + "!";
      world.tls.answering(
          "HTTP/1.1 200 OK\r\nX-Echo: "
              + World.KEY
              + "\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n"
              + body);
      String answer = ask(world, "GET /model/x HTTP/1.1\nHost: @\n");
      assertThat(answer)
          .doesNotContain(World.KEY)
          .contains("x-echo: ****", "your key is ****")
          .endsWith("*!");
    }
  }

  @Test
  void n29_an_answer_that_cannot_be_looked_into_is_refused() throws Exception {
    try (World world = new World(POLICY)) {
      world.tls.answering(
          "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nxx");
      assertThat(ask(world, "GET /model/x HTTP/1.1\nHost: @\n"))
          .contains("X-Trustscan-Refused: upstream-broken");
    }
  }

  @Test
  void n29_a_redirect_does_not_take_the_key_along() throws Exception {
    try (World world = new World(POLICY)) {
      world.tls.answering(
          "HTTP/1.1 307 x\r\nLocation: https://evil.test/\r\nContent-Length: 0\r\n\r\n");
      assertThat(ask(world, "GET /model/x HTTP/1.1\nHost: @\n"))
          .contains("location: https://evil.test/");
      assertThat(world.table.questions()).containsExactly("provider.test");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/model/../x",
        "/model/%2e%2e/x",
        "/model//x",
        "/model/a%2fb",
        "/model/..;/x",
        "/model/%5c"
      })
  void n29_the_path_cannot_leave_the_prefix(String path) throws Exception {
    try (World world = new World(POLICY)) {
      assertThat(ask(world, "GET " + path + " HTTP/1.1\nHost: @\n"))
          .contains("X-Trustscan-Refused: bad-provider-path");
      assertThat(world.tls.requests()).isEmpty();
    }
  }

  @Test
  void n29_a_server_that_is_not_the_provider_gets_no_key() throws Exception {
    try (World world = new World(POLICY)) {
      world.table.put("other.test", "127.0.0.1"); // its certificate names provider.test
      world.tls.answering("HTTP/1.1 200 OK\r\n\r\n");
      assertThat(ask(world, "GET /stranger/x HTTP/1.1\nHost: @\n"))
          .contains("X-Trustscan-Refused: upstream-broken", "TLS with the provider failed");
      assertThat(world.tls.requests()).noneMatch(request -> request.contains(World.KEY));
    }
  }

  @Test
  void a_key_that_turns_up_elsewhere_is_stopped() throws Exception {
    try (World world = new World(POLICY)) {
      String place = world.place("allowed.test", world.http);
      String answer =
          world.ask(
              "GET http://"
                  + place
                  + "/?q="
                  + World.KEY
                  + " HTTP/1.1\r\nHost: "
                  + place
                  + "\r\n\r\n");
      assertThat(answer)
          .contains("X-Trustscan-Refused: secret-elsewhere", "detail: KEY")
          .doesNotContain(World.KEY);
      assertThat(world.events)
          .allSatisfy(event -> assertThat(event.json()).doesNotContain(World.KEY));
      assertThat(world.http.requests()).isEmpty();
    }
  }

  @Test
  void a_provider_without_its_key_is_an_error_at_start() throws PolicyException {
    EgressPolicy policy = EgressPolicyReader.parse("providers: [anthropic]");
    var setup = EgressSetup.of(Path.of("/nonexistent/s"), policy, Map.of(), event -> {});
    assertThatThrownBy(() -> EgressProxy.start(setup))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("ANTHROPIC_API_KEY");
  }
}
