package dev.trustscan.loader.adapt.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.loader.bind.Checkouts;
import dev.trustscan.loader.decision.Mode;
import dev.trustscan.loader.decision.StoreView;
import dev.trustscan.loader.gate.Gate;
import dev.trustscan.loader.gate.Policy;
import dev.trustscan.loader.gate.Use;
import dev.trustscan.rules.Catalogue;
import dev.trustscan.scanner.source.Limits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTest {
  private static final Catalogue CATALOGUE = Catalogue.load();

  @TempDir Path temp;

  private Path checkout;

  @BeforeEach
  void make() throws IOException {
    checkout = temp.resolve("checkout");
    Files.createDirectories(checkout.resolve(".claude"));
    Files.writeString(
        checkout.resolve(".claude/settings.json"),
        "{\"permissions\": {\"allow\": [\"Bash(npm test)\"], \"deny\": [\"Read(./.env)\"]}}");
  }

  @Test
  void status_says_what_would_load() throws Exception {
    String answer =
        ask(
            "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"status\",\"params\":{\"agent\":\"claude-code\"}}");

    assertThat(answer)
        .contains("\"id\":\"a\"")
        .contains("\"exitCode\":22")
        .contains("\"written\":false")
        .contains("permissions.deny[0]");
    assertThat(temp.resolve("out")).doesNotExist();
  }

  @Test
  void load_writes_and_returns_the_plan() throws Exception {
    String answer =
        ask(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"load\",\"params\":{\"agent\":\"claude-code\"}}");

    assertThat(answer).contains("\"written\":true").contains("--setting-sources");
    assertThat(temp.resolve("out")).isDirectory();
  }

  @Test
  void explain_knows_units_by_id_and_says_when_there_is_none() throws Exception {
    assertThat(
            ask(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"explain\",\"params\":{\"unit\":\"x\"}}"))
        .contains("-32602");
  }

  @Test
  void nothing_grants() throws Exception {
    for (String method : List.of("approve", "allow", "deny", "review", "trust")) {
      assertThat(ask("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\"}"))
          .isEqualTo(
              "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32601,\"message\":\"no such method\"}}\n");
    }
  }

  @Test
  void what_is_no_request_gets_the_errors_of_the_specification() throws Exception {
    assertThat(ask("{bad")).contains("\"id\":null").contains("-32700");
    assertThat(ask("[]")).contains("-32600");
    assertThat(ask("1")).contains("-32600");
    assertThat(ask("{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"status\"}")).contains("-32600");
    assertThat(ask("{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"status\"}")).contains("-32600");
    assertThat(ask("{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":2,\"method\":\"status\"}"))
        .contains("-32600");
    assertThat(ask("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"status\",\"params\":[1]}"))
        .contains("-32602");
    assertThat(ask("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"status\",\"params\":{\"x\":1}}"))
        .contains("-32602");
    assertThat(ask("\"\u00ff\"".getBytes(StandardCharsets.ISO_8859_1))).contains("-32700");
  }

  @Test
  void notifications_and_empty_lines_get_no_answer() throws Exception {
    assertThat(ask("{\"jsonrpc\":\"2.0\",\"method\":\"status\"}\n\n  \n")).isEmpty();
    assertThat(ask("[{\"jsonrpc\":\"2.0\",\"method\":\"nothing\"}]")).isEmpty();
  }

  @Test
  void a_batch_is_answered_as_one() throws Exception {
    String answer =
        ask(
            "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"status\"},2,{\"jsonrpc\":\"2.0\",\"method\":\"x\"}]");

    assertThat(answer.lines()).hasSize(1);
    assertThat(answer).startsWith("[{").contains("\"id\":1").contains("-32600");
  }

  @Test
  void a_message_beyond_the_limit_is_passed_over_and_the_next_one_answered() throws Exception {
    String longOne = "\"" + "x".repeat(Server.MOST_BYTES) + "\"";

    String answer = ask(longOne + "\n{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"none\"}");

    assertThat(answer.lines()).hasSize(2);
    assertThat(answer).contains("-32600").contains("\"id\":7");
  }

  @Test
  void drift_is_told_once_for_each_change() throws Exception {
    var input = new PipedInputStream();
    var requests = new PipedOutputStream(input);
    var answers = new PipedInputStream(1 << 16);
    Server server = server(input, new PipedOutputStream(answers));
    var failure = new java.util.concurrent.atomic.AtomicReference<IOException>();
    Thread thread =
        Thread.ofPlatform()
            .start(() -> {
              try {
                server.run();
              } catch (IOException e) {
                failure.set(e);
              }
            });
    var lines =
        new java.io.BufferedReader(
            new java.io.InputStreamReader(answers, StandardCharsets.US_ASCII));
    requests.write(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"subscribe\",\"params\":{\"seconds\":2}}\n"
            .getBytes(StandardCharsets.UTF_8));
    requests.flush();
    assertThat(lines.readLine()).contains("\"subscription\":\"s1\"");

    Files.writeString(checkout.resolve("CLAUDE.md"), "Be brief.\n");

    assertThat(lines.readLine()).contains("\"method\":\"drift\"").contains("planRoot");
    requests.close();
    thread.join();
    assertThat(failure.get()).isNull();
  }

  private String ask(String message) throws IOException {
    return ask(message.getBytes(StandardCharsets.UTF_8));
  }

  private String ask(byte[] message) throws IOException {
    var out = new ByteArrayOutputStream();
    server(new ByteArrayInputStream(message), out).run();
    return out.toString(StandardCharsets.US_ASCII);
  }

  private Server server(InputStream in, java.io.OutputStream out) {
    var methods =
        new Methods(
            (folder, consumer) ->
                Gate.plan(
                    Gate.evaluate(
                        Checkouts.read(folder, CATALOGUE, Set.of(), Limits.DEFAULT),
                        StoreView.empty(),
                        Policy.DEFAULT,
                        new Use(consumer, Mode.HEADLESS, Clock.systemUTC().instant()))),
            checkout,
            temp.resolve("out"),
            List.of("trustscan"),
            Clock.systemUTC());
    return new Server(in, out, methods);
  }
}
