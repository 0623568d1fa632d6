package dev.trustscan.scanner.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Scans a repository whose configuration wants to run things, in a process of its own with a
 * counterfeit git first on the path and a home folder whose configuration is hostile too.
 */
class InertTest {
  @TempDir Path temp;

  private Path canary() {
    return temp.resolve("canary");
  }

  private Path home() throws IOException {
    return Files.createDirectories(temp.resolve("home"));
  }

  private RealGit hostile() throws IOException {
    RealGit git = RealGit.init(temp.resolve("r"));
    git.file("README.md", "r").file(".gitattributes", "* filter=evil diff=evil\n");
    git.file("sub/f", "f").commit("one");
    git.file("sub/f", "g").commit("two");
    Path script = script("evil.sh");
    Path pipe = temp.resolve("pipe");
    Files.writeString(
        git.folder().resolve(".git/config"),
        """
        [core]
        \trepositoryformatversion = 0
        \tfsmonitor = %1$s
        \thooksPath = %2$s
        \tsshCommand = %1$s
        \tpager = %1$s
        \tattributesFile = %3$s
        \tworktree = %2$s
        [include]
        \tpath = %3$s
        [filter "evil"]
        \tsmudge = %1$s
        \tclean = %1$s
        \trequired = true
        [remote "origin"]
        \turl = ext::%1$s
        """
            .formatted(script, script.getParent(), pipe));
    Files.writeString(
        git.folder().resolve(".git/objects/info/alternates"), temp.resolve("elsewhere") + "\n");
    assertThat(exit(new ProcessBuilder("mkfifo", pipe.toString()))).isZero();
    Files.writeString(home().resolve(".gitconfig"), "[include]\n\tpath = " + pipe + "\n");
    return git;
  }

  private Path script(String name) throws IOException {
    Path script = Files.createDirectories(temp.resolve("bin")).resolve(name);
    Files.writeString(script, "#!/bin/sh\ntouch '" + canary() + "'\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return script;
  }

  private static int exit(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static Map<String, String> state(Path folder) throws IOException {
    var state = new TreeMap<String, String>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        String bytes =
            Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                : "";
        state.put(
            file.toString(),
            Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS) + " " + bytes.hashCode());
      }
    }
    return state;
  }

  @ParameterizedTest
  @ValueSource(strings = {"walk", "tree", "index", "diff", "archive"})
  void nothing_runs_and_nothing_is_written(String mode) throws Exception {
    RealGit git = hostile();
    script("git");
    Path target = git.folder();
    if (mode.equals("archive")) {
      target = temp.resolve("r.tar");
      assertThat(
              exit(
                  new ProcessBuilder(
                      "tar", "-C", git.folder().toString(), "-cf", target.toString(), ".")))
          .isZero();
    }
    Map<String, String> repository = state(git.folder());
    Map<String, String> homeBefore = state(home());
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-Duser.home=" + home(),
                "-cp",
                System.getProperty("java.class.path"),
                Probe.class.getName(),
                mode,
                target.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).directory(git.folder().toFile());
    builder.environment().put("PATH", temp.resolve("bin") + File.pathSeparator + "/usr/bin:/bin");
    builder.environment().put("HOME", home().toString());
    builder.redirectErrorStream(true).redirectOutput(temp.resolve("output").toFile());
    int exit = exit(builder);
    assertThat(Files.readString(temp.resolve("output"))).startsWith("entries ");
    assertThat(exit).isZero();
    assertThat(canary()).doesNotExist();
    assertThat(state(git.folder())).isEqualTo(repository);
    assertThat(state(home())).isEqualTo(homeBefore);
  }

  @Test
  void the_counterfeit_would_have_been_noticed() throws Exception {
    hostile();
    Path git = script("git");
    assertThat(exit(new ProcessBuilder(git.toString(), "status"))).isZero();
    assertThat(canary()).exists();
  }
}
