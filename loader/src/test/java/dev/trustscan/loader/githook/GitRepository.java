package dev.trustscan.loader.githook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A repository of the real git, with a home folder of its own. */
final class GitRepository {
  private final Path folder;
  private final Path home;

  private GitRepository(Path folder, Path home) {
    this.folder = folder;
    this.home = home;
  }

  static GitRepository init(Path folder, Path home) throws Exception {
    Files.createDirectories(folder);
    Files.createDirectories(home);
    var repository = new GitRepository(folder, home);
    repository.git("init", "-q", "-b", "main");
    return repository;
  }

  GitRepository at(Path other) {
    return new GitRepository(other, home);
  }

  Path folder() {
    return folder;
  }

  Map<String, String> environment() {
    return Map.of(
        "HOME", home.toString(),
        "PATH", "/usr/bin:/bin",
        "GIT_CONFIG_NOSYSTEM", "1",
        "GIT_AUTHOR_NAME", "a",
        "GIT_AUTHOR_EMAIL", "a@example.org",
        "GIT_COMMITTER_NAME", "a",
        "GIT_COMMITTER_EMAIL", "a@example.org");
  }

  /** Exit code and output. */
  record Result(int code, String output) {}

  Result run(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment());
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }

  String git(String... words) throws Exception {
    Result result = run(words);
    if (result.code() != 0) {
      throw new IllegalStateException(String.join(" ", words) + ": " + result.output());
    }
    return result.output();
  }

  GitRepository file(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  void commit(String message) throws Exception {
    git("add", "-A");
    git("commit", "-q", "-m", message);
  }

  static Path script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }
}
