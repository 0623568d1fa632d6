package dev.trustscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clients that the documentation offers, run as they stand. */
class ClientsTest {
  private static final Path CLIENTS = Path.of("../docs/clients").toAbsolutePath().normalize();

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"node trustscan.mjs", "python3 trustscan_client.py"})
  void client_asks_for_the_status_and_is_refused_an_approval(String client) throws Exception {
    Path checkout = temp.resolve("checkout");
    Files.createDirectories(checkout.resolve(".claude"));
    Files.writeString(
        checkout.resolve(".claude/settings.json"),
        "{\"permissions\": {\"allow\": [\"Bash(npm test)\"], \"deny\": [\"Read(./.env)\"]}}");
    String[] words = client.split(" ", -1);
    var command =
        new ArrayList<>(
            List.of(
                words[0],
                CLIENTS.resolve(words[1]).toString(),
                "claude-code",
                "--",
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Dtrustscan.folder=" + checkout,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.trustscan.cli.Main",
                "serve",
                "--stdio",
                "."));

    assertThat(output(command))
        .isEqualTo("{\"exitCode\":22,\"withheld\":1,\"loadable\":1}\n{\"approve\":-32601}\n");
  }

  private String output(List<String> command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(temp.toFile());
    builder.environment().put("HOME", Files.createDirectories(temp.resolve("home")).toString());
    List.of("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")
        .forEach(builder.environment()::remove);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
