package dev.trustscan.loader.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadScannerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET http://a.test/ HTTP/1.1\\nHost: a.test\\r\\n\\r\\n               | BARE_LINE_END
          GET http://a.test/ HTTP/1.1\\r\\nHost: a.test\\n\\r\\n               | BARE_LINE_END
          GET http://a.test/ HTTP/1.1\\r\\nHost: a.test\\r\\n\\n               | BARE_LINE_END
          GET http://a.test/ HTTP/1.1\\r\\nHost: a\\rX: y\\r\\n\\r\\n          | BARE_LINE_END
          \\r\\nGET http://a.test/ HTTP/1.1\\r\\n\\r\\n                        | NOT_HTTP
          GET http://a.test/ HTTP/1.1\\r\\nHost: a.test\\r\\n b\\r\\n\\r\\n    | FOLDED_HEADER
          GET http://a.test/ HTTP/1.1\\r\\n\\tHost: a.test\\r\\n\\r\\n         | FOLDED_HEADER
          GET http://a.test/ HTTP/1.1\\r\\nHost : a.test\\r\\n\\r\\n           | BAD_HEADER
          GET http://a.test/ HTTP/1.1\\r\\n: a.test\\r\\n\\r\\n                | BAD_HEADER
          GET http://a.test/ HTTP/1.1\\r\\nHost\\r\\n\\r\\n                    | BAD_HEADER
          GET http://a.test/ HTTP/1.1\\r\\nHo(st: a\\r\\n\\r\\n                | BAD_HEADER
          GET http://a.test/\\0 HTTP/1.1\\r\\n\\r\\n                           | CONTROL_CHARACTER
          GET http://a.test/ HTTP/1.1\\r\\nHost: a\\0.test\\r\\n\\r\\n         | CONTROL_CHARACTER
          GET\\thttp://a.test/ HTTP/1.1\\r\\n\\r\\n                            | CONTROL_CHARACTER
          GET http://a.test/\\t HTTP/1.1\\r\\n\\r\\n                           | CONTROL_CHARACTER
          GET http://a.test/\\x7f HTTP/1.1\\r\\n\\r\\n                         | CONTROL_CHARACTER
          GET http://\\xe4.test/ HTTP/1.1\\r\\n\\r\\n                          | NON_ASCII
          GET http://a.test/ HTTP/1.1\\r\\nHost: \\xe4\\r\\n\\r\\n             | NON_ASCII
          GET http://a.test/\\r\\n\\r\\n                                       | NOT_HTTP
          GET  http://a.test/ HTTP/1.1\\r\\n\\r\\n                             | NOT_HTTP
          GET http://a.test/ x HTTP/1.1\\r\\n\\r\\n                            | BAD_VERSION
          GET http://a.test/  HTTP/1.1\\r\\n\\r\\n                             | BAD_VERSION
          GET http://a.test/ HTTP/1.1 \\r\\n\\r\\n                             | BAD_VERSION
          GET http://a.test/ HTTP/1.2\\r\\n\\r\\n                              | BAD_VERSION
          GET http://a.test/ HTTP/0.9\\r\\n\\r\\n                              | BAD_VERSION
          GET http://a.test/ http/1.1\\r\\n\\r\\n                              | BAD_VERSION
          PRI * HTTP/2.0\\r\\n\\r\\nSM\\r\\n\\r\\n                             | BAD_VERSION
          \\x16\\x03\\x01\\x02\\x00\\x01\\x00                                  | NOT_HTTP
          \\x04\\x01\\x00\\x50\\x7f\\x00\\x00\\x01                             | NOT_HTTP
          \\x05\\x01\\x00                                                      | NOT_HTTP
          """)
  void heads_that_servers_read_differently_are_refused(String head, Reason reason) {
    assertThat(HeadScanner.scan(Raw.bytes(head))).isEqualTo(reason);
  }

  @Test
  void a_plain_head_is_read() {
    var scanner = new HeadScanner();
    for (byte b :
        Raw.ascii("CONNECT a.test:443 HTTP/1.1\r\nHost: \ta.test:443 \r\nX: a\tb:c\r\n\r\n")) {
      assertThat(scanner.done()).isFalse();
      assertThat(scanner.next(b)).isNull();
    }
    assertThat(scanner.done()).isTrue();
    assertThat(scanner.head())
        .isEqualTo(
            new Head(
                "CONNECT",
                "a.test:443",
                1,
                List.of(new Header("Host", "a.test:443"), new Header("X", "a\tb:c"))));
  }

  @Test
  void large_heads_are_refused() {
    String start = "GET http://a.test/ HTTP/1.1\r\n";
    assertThat(HeadScanner.scan(start + "X: " + "y".repeat(20_000)))
        .isEqualTo(Reason.HEAD_TOO_LARGE);
    assertThat(HeadScanner.scan(start + "X: y\r\n".repeat(200))).isEqualTo(Reason.HEAD_TOO_LARGE);
    assertThat(HeadScanner.scan("GET http://a.test/" + "y".repeat(20_000)))
        .isEqualTo(Reason.HEAD_TOO_LARGE);
  }
}
