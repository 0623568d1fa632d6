package dev.trustscan.loader.githook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The user's own git and its user-level configuration. git runs in the root folder, so that no
 * repository has a say.
 */
final class UserGit {
  private static final long PATIENCE_SECONDS = 20;
  private static final List<String> PLACES =
      List.of("/usr/bin/git", "/usr/local/bin/git", "/opt/homebrew/bin/git", "/bin/git");

  private final Map<String, String> environment;
  private final Optional<Path> program;

  UserGit(Map<String, String> environment) {
    this.environment = environment;
    this.program = PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
  }

  /** Whether this git knows hooks in its configuration (2.54 and later). */
  boolean hasConfiguredHooks() throws IOException {
    String[] words = run("version").out().strip().split(" ");
    String[] numbers = words.length > 2 ? words[2].split("\\.") : new String[0];
    if (numbers.length < 2) {
      return false;
    }
    try {
      int major = Integer.parseInt(numbers[0]);
      return major > 2 || (major == 2 && Integer.parseInt(numbers[1]) >= 54);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** The user's or system's {@code core.hooksPath}. */
  Optional<Path> hooksPath() throws IOException {
    for (String scope : new String[] {"--global", "--system"}) {
      Result result = run("config", scope, "--type=path", "--get", "core.hooksPath");
      String value = result.out().strip();
      if (result.code() == 0 && !value.isEmpty()) {
        try {
          return Optional.of(Path.of(value)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /** A value of the user's configuration. */
  Optional<String> get(String key) throws IOException {
    Result result = run("config", "--global", "--get", key);
    return result.code() == 0 ? Optional.of(result.out().strip()) : Optional.empty();
  }

  /** Sets a value of the user's configuration, replacing all that the key had. */
  void set(String key, String value) throws IOException {
    succeed(run("config", "--global", "--replace-all", key, value));
  }

  /** Removes a section of the user's configuration; whether there was one. */
  boolean removeSection(String section) throws IOException {
    return run("config", "--global", "--remove-section", section).code() == 0;
  }

  private static void succeed(Result result) throws IOException {
    if (result.code() != 0) {
      throw new IOException("git did not change your configuration: " + result.err().strip());
    }
  }

  private record Result(int code, String out, String err) {}

  private Result run(String... words) throws IOException {
    if (program.isEmpty()) {
      throw new IOException("git is not installed in a usual place");
    }
    var command = new ArrayList<String>();
    command.add(program.get().toString());
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).directory(Path.of("/").toFile());
    builder.environment().clear();
    for (String name : new String[] {"HOME", "XDG_CONFIG_HOME", "GIT_CONFIG_GLOBAL"}) {
      String value = environment.get(name);
      if (value != null) {
        builder.environment().put(name, value);
      }
    }
    builder.environment().put("LC_ALL", "C");
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    Path err = Files.createTempFile("trustscan-git-", ".err");
    try {
      builder.redirectError(err.toFile());
      Process process = builder.start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("git does not answer");
      }
      return new Result(process.exitValue(), out, Files.readString(err));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while git ran", e);
    } finally {
      Files.deleteIfExists(err);
    }
  }
}
