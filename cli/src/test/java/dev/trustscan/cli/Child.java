package dev.trustscan.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real main class in a process of its own. */
final class Child {
  private final List<String> arguments;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private ProcessBuilder.Redirect output = ProcessBuilder.Redirect.PIPE;
  private Path folder = Path.of("").toAbsolutePath();

  private Child(List<String> arguments) {
    this.arguments = arguments;
  }

  /**
   * What a run gave.
   *
   * @param code the exit code
   * @param raw standard output, a character a byte
   * @param err standard error
   */
  record Result(int code, String raw, String err) {
    byte[] bytes() {
      return raw.getBytes(StandardCharsets.ISO_8859_1);
    }

    String out() {
      return new String(bytes(), StandardCharsets.UTF_8);
    }
  }

  static Child of(String... arguments) {
    return new Child(List.of(arguments));
  }

  Child in(Path folder) {
    this.folder = folder;
    return this;
  }

  Child env(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Sends standard output to a file. */
  Child to(Path file) {
    output = ProcessBuilder.Redirect.to(file.toFile());
    return this;
  }

  Process start() throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx208m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    for (String name : List.of("NO_COLOR", "CLICOLOR_FORCE", "COLUMNS", "TRUSTSCAN_DEBUG")) {
      builder.environment().remove(name);
    }
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("HOME", folder.resolve("no-home").toString());
    builder.environment().putAll(environment);
    return builder.redirectOutput(output).start();
  }

  Result run() throws IOException, InterruptedException {
    Process process = start();
    process.getOutputStream().close();
    var err = new ByteArrayOutputStream();
    Thread reader =
        Thread.ofPlatform()
            .start(() -> {
              try (InputStream in = process.getErrorStream()) {
                in.transferTo(err);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    byte[] out = process.getInputStream().readAllBytes();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("the child did not end");
    }
    reader.join();
    return new Result(
        process.exitValue(),
        new String(out, StandardCharsets.ISO_8859_1),
        err.toString(StandardCharsets.UTF_8));
  }
}
