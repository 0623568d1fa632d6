package dev.trustscan.scanner.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the installed git to build repositories for tests, apart from the user's configuration. */
public final class RealGit {
  private final Path folder;

  private RealGit(Path folder) {
    this.folder = folder;
  }

  /** In a folder that exists. */
  public static RealGit in(Path folder) {
    return new RealGit(folder);
  }

  /** A new repository. */
  public static RealGit init(Path folder, String... options) throws IOException {
    Files.createDirectories(folder);
    RealGit git = new RealGit(folder);
    List<String> arguments = new ArrayList<>(List.of("init", "-q", "-b", "main"));
    arguments.addAll(List.of(options));
    git.run(arguments.toArray(String[]::new));
    return git;
  }

  /** Where it is. */
  public Path folder() {
    return folder;
  }

  /** Writes a file. */
  public RealGit file(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  /** Adds everything and commits it; the commit's id. */
  public String commit(String message) throws IOException {
    run("add", "-A");
    run("commit", "-q", "--allow-empty", "-m", message);
    return run("rev-parse", "HEAD");
  }

  /** Runs git and gives what it printed, without the last line end. */
  public String run(String... arguments) throws IOException {
    return new String(input(new byte[0], arguments), StandardCharsets.UTF_8).stripTrailing();
  }

  /** Runs git with standard input. */
  public byte[] input(byte[] input, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git", "-c", "protocol.file.allow=always"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.put("HOME", "/nonexistent");
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_TERMINAL_PROMPT", "0");
    for (String who : List.of("AUTHOR", "COMMITTER")) {
      environment.put("GIT_" + who + "_NAME", "Test");
      environment.put("GIT_" + who + "_EMAIL", "test@example.invalid");
      environment.put("GIT_" + who + "_DATE", "2026-01-01T00:00:00Z");
    }
    Path errors = Files.createTempFile("git", ".err");
    Process process = builder.redirectError(errors.toFile()).start();
    process.getOutputStream().write(input);
    process.getOutputStream().close();
    byte[] output = process.getInputStream().readAllBytes();
    try {
      if (process.waitFor() != 0) {
        throw new AssertionError(command + ": " + Files.readString(errors));
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      Files.delete(errors);
    }
    return output;
  }
}
