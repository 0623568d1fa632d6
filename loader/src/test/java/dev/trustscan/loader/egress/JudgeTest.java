package dev.trustscan.loader.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
  private static final Set<String> OWN = Set.of("127.0.0.1:3128", "localhost:3128");

  private static EgressPolicy policy(String yaml) {
    try {
      return EgressPolicyReader.parse(yaml);
    } catch (PolicyException e) {
      throw new AssertionError(e);
    }
  }

  private static final EgressPolicy POLICY =
      policy(
          """
          allow: [a.test, "*.wild.test", "plain.test:80", "a.test:8080"]
          plain-http: true
          providers: [anthropic, {name: corp, upstream: "https://c.test/v1", header: h, secret: S}]
          """);

  private static Decision decide(
      EgressPolicy policy, String method, String target, String... headers) {
    var list = new ArrayList<Header>();
    for (String header : headers) {
      String[] parts = header.split(": ", 2);
      list.add(new Header(parts[0], parts[1]));
    }
    return new Judge(policy, OWN).decide(new Head(method, target, 1, list));
  }

  private static String reason(Decision decision) {
    return decision instanceof Decision.Refuse refuse ? refuse.reason().name() : "go";
  }

  @ParameterizedTest
  @CsvSource({
    "a.test:443, go",
    "A.TEST:443, go",
    "a.test.:443, go",
    "a.test:8080, go",
    "x.wild.test:443, go",
    "wild.test:443, HOST_NOT_LISTED",
    "evilwild.test:443, HOST_NOT_LISTED",
    "a.test.evil.test:443, HOST_NOT_LISTED",
    "a.test:22, PORT_NOT_LISTED",
    "a.test, BAD_PORT",
    "a.test:, BAD_PORT",
    "a.test:0, BAD_PORT",
    "a.test:65536, BAD_PORT",
    "a.test:0443, BAD_PORT",
    "a.test:443x, BAD_PORT",
    "127.0.0.1:443, IP_LITERAL",
    "127.1:443, IP_LITERAL",
    "2130706433:443, IP_LITERAL",
    "0x7f000001:443, IP_LITERAL",
    "0177.0.0.1:443, IP_LITERAL",
    "[::1]:443, IP_LITERAL",
    "::1:443, IP_LITERAL",
    "[fe80::1%25eth0]:443, IP_LITERAL",
    "[::ffff:127.0.0.1]:443, IP_LITERAL",
    "[64:ff9b::7f00:1]:443, IP_LITERAL",
    "[2002:7f00:1::]:443, IP_LITERAL",
    "a.test@evil.test:443, USERINFO",
    "evil.test#a.test:443, BAD_NAME",
    "a.test\\evil.test:443, BAD_NAME",
    "a%2etest:443, BAD_NAME",
    "a_b.test:443, BAD_NAME",
    "localhost:443, BAD_NAME",
    "http://a.test:443, BAD_PORT",
    "/a.test:443, BAD_NAME",
    "*:443, BAD_NAME"
  })
  void connect_goes_only_where_the_list_says(String target, String expected) {
    assertThat(reason(decide(POLICY, "CONNECT", target, "Host: " + target))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "http://plain.test/, plain.test, go",
    "http://plain.test:80/x?y=z, plain.test, go",
    "HTTP://Plain.Test, plain.test:80, go",
    "http://plain.test?x, plain.test, go",
    "http://plain.test/, other.test, HOST_DIFFERS",
    "http://plain.test/, plain.test:81, HOST_DIFFERS",
    "http://a.test:8080/, a.test, HOST_DIFFERS",
    "http://a.test:8080/, a.test:8080, go",
    "http://a.test/, a.test, PORT_NOT_LISTED",
    "http://other.test/, other.test, HOST_NOT_LISTED",
    "https://a.test/, a.test, BAD_SCHEME",
    "ftp://a.test/, a.test, BAD_SCHEME",
    "a.test:443, a.test, BAD_TARGET",
    "/path, plain.test, ORIGIN_FORM",
    "*, plain.test, ORIGIN_FORM",
    "http://plain.test@evil.test/, evil.test, USERINFO",
    "http://u:p@plain.test/, plain.test, USERINFO",
    "http://evil.test#plain.test/, plain.test, BAD_TARGET",
    "http://evil.test\\plain.test/, plain.test, BAD_TARGET",
    "http://plain.test\\@evil.test/, plain.test, BAD_TARGET",
    "http://plain%2etest/, plain.test, BAD_NAME",
    "http:///plain.test, plain.test, BAD_NAME",
    "http://127.0.0.1/, 127.0.0.1, IP_LITERAL",
    "http://[::1]/, [::1], IP_LITERAL"
  })
  void plain_requests_go_only_where_the_list_says(String target, String host, String expected) {
    assertThat(reason(decide(POLICY, "GET", target, "Host: " + host))).isEqualTo(expected);
  }

  @Test
  void plain_http_is_off_unless_it_was_switched_on() {
    EgressPolicy tls = policy("allow: ['plain.test:80']");
    assertThat(reason(decide(tls, "GET", "http://plain.test/", "Host: plain.test")))
        .isEqualTo("PLAIN_HTTP_OFF");
  }

  @Test
  void an_empty_list_allows_nothing() {
    assertThat(reason(decide(EgressPolicy.NOTHING, "CONNECT", "a.test:443", "Host: a.test")))
        .isEqualTo("NOTHING_ALLOWED");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, '', HOST_MISSING",
    "GET, 'Host: plain.test;Host: plain.test', HOST_TWICE",
    "GET, 'Host: plain.test;host: evil.test', HOST_TWICE",
    "TRACE, Host: plain.test, BAD_METHOD",
    "get, Host: plain.test, BAD_METHOD",
    "PROPFIND, Host: plain.test, BAD_METHOD",
    "POST, Host: plain.test;Content-Length: 5;Transfer-Encoding: chunked, BAD_LENGTH",
    "POST, Host: plain.test;Transfer-Encoding: chunked, TRANSFER_ENCODING",
    "POST, Host: plain.test;Content-Length: 5;Content-Length: 5, BAD_LENGTH",
    "POST, Host: plain.test;Content-Length: 5;Content-Length: 6, BAD_LENGTH",
    "POST, 'Host: plain.test;Content-Length: 5, 5', BAD_LENGTH",
    "POST, Host: plain.test;Content-Length: +5, BAD_LENGTH",
    "POST, Host: plain.test;Content-Length: 05, BAD_LENGTH",
    "POST, Host: plain.test;Content-Length: 0x5, BAD_LENGTH",
    "POST, Host: plain.test;Content-Length: -1, BAD_LENGTH",
    "POST, Host: plain.test;Content-Length: 99999999999999999999, BAD_LENGTH",
    "POST, Host: plain.test;Content-Length: 5, go"
  })
  void bodies_and_hosts_are_stated_once_and_clearly(
      String method, String headers, String expected) {
    String[] list = headers.isEmpty() ? new String[0] : headers.split(";");
    assertThat(reason(decide(POLICY, method, "http://plain.test/", list))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"Content-Length: 5", "Transfer-Encoding: chunked", "Content-Length: x"})
  void connect_has_no_body(String header) {
    assertThat(reason(decide(POLICY, "CONNECT", "a.test:443", "Host: a.test:443", header)))
        .isEqualTo("BODY_ON_CONNECT");
  }

  @ParameterizedTest
  @CsvSource({
    "a.test:443, go",
    "a.test, go",
    "A.test., go",
    "b.test:443, HOST_DIFFERS",
    "a.test:8080, HOST_DIFFERS",
    "127.0.0.1:443, HOST_DIFFERS",
    "'', HOST_DIFFERS"
  })
  void the_host_header_of_connect_agrees_with_it(String host, String expected) {
    assertThat(reason(decide(POLICY, "CONNECT", "a.test:443", "Host: " + host)))
        .isEqualTo(expected);
  }

  @Test
  void old_clients_may_leave_the_host_header_out() {
    var head = new Head("CONNECT", "a.test:443", 0, List.of());
    assertThat(new Judge(POLICY, OWN).decide(head)).isInstanceOf(Decision.Tunnel.class);
  }

  @ParameterizedTest
  @CsvSource({
    "/anthropic/v1/messages, /v1/messages",
    "/anthropic, /",
    "/anthropic?x=1, /?x=1",
    "/corp/chat?model=m&key=abc&Api_Key=d, /v1/chat?model=m",
    "/corp/a%20b, /v1/a%20b",
    "http://127.0.0.1:3128/corp/x, /v1/x"
  })
  void a_service_is_reached_under_its_own_path(String target, String path) {
    assertThat(decide(POLICY, "POST", target, "Host: 127.0.0.1:3128"))
        .isInstanceOfSatisfying(
            Decision.Inject.class, go -> assertThat(go.pathAndQuery()).isEqualTo(path));
  }

  @ParameterizedTest
  @CsvSource({
    "/corp/../x, BAD_PROVIDER_PATH",
    "/corp/./x, BAD_PROVIDER_PATH",
    "/corp//x, BAD_PROVIDER_PATH",
    "/corp/%2e%2e/x, BAD_PROVIDER_PATH",
    "/corp/%2E./x, BAD_PROVIDER_PATH",
    "/corp/..%2fx, BAD_PROVIDER_PATH",
    "/corp/a%5cb, BAD_PROVIDER_PATH",
    "/corp/a%252fb, BAD_PROVIDER_PATH",
    "/corp/..;/x, BAD_PROVIDER_PATH",
    "/corp/a%00, BAD_PROVIDER_PATH",
    "/corp/a%0, BAD_PROVIDER_PATH",
    "/corp\\x, BAD_TARGET",
    "/corpx/y, UNKNOWN_PROVIDER",
    "/, UNKNOWN_PROVIDER",
    "//corp/x, UNKNOWN_PROVIDER"
  })
  void a_services_path_cannot_be_left(String target, String expected) {
    assertThat(reason(decide(POLICY, "GET", target, "Host: localhost:3128"))).isEqualTo(expected);
  }

  @Test
  void services_answer_only_under_the_proxys_own_name() {
    assertThat(reason(decide(POLICY, "GET", "/anthropic/v1", "Host: api.anthropic.com")))
        .isEqualTo("ORIGIN_FORM");
  }
}
