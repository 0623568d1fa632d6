package dev.trustscan.loader.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trustscan.loader.decision.DecidedUnit;
import dev.trustscan.loader.ssh.FileKey;
import dev.trustscan.loader.ssh.OpenSshKeyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills writers at every point and lets many write at once. */
class CrashTest {
  private static final String CALLS =
      "openat,write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,ftruncate,unlink,mkdir";
  private static final int ADDED = 3;

  @TempDir Path top;

  private TestStore fresh(String name) throws Exception {
    Path home = Files.createDirectory(top.resolve(name));
    FileKey key = FileKey.generate();
    Files.write(home.resolve("key"), OpenSshKeyFile.write(key, "test", new byte[0]));
    var made = new TestStore(home, key);
    made.store.keys().init(key, "alice");
    made.allow("before");
    return made;
  }

  private static List<String> child(Path home, String prefix, int count) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        CrashChild.class.getName(),
        home.toString(),
        prefix,
        Integer.toString(count));
  }

  private List<String> traced(Path home, int killAt) {
    var command = new ArrayList<String>(List.of("strace", "-f", "-qq", "-e", "trace=" + CALLS));
    for (String part : List.of("state/trustscan", "data/trustscan")) {
      try (var paths = Files.walk(home.resolve(part))) {
        paths.forEach(path -> command.addAll(List.of("-P", path.toString())));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
    for (String next :
        List.of(
            "state/trustscan/log/checkpoint.next",
            "data/trustscan/mark.json.next",
            "state/trustscan/deny.jsonl",
            "data/trustscan/deny.jsonl")) {
      command.addAll(List.of("-P", home.resolve(next).toString()));
    }
    if (killAt > 0) {
      command.addAll(List.of("-e", "inject=" + CALLS + ":signal=KILL:when=" + killAt));
    }
    command.addAll(List.of("-o", home.resolve("trace").toString()));
    command.addAll(child(home, "n", ADDED));
    return command;
  }

  private static List<String> run(List<String> command, Path home)
      throws IOException, InterruptedException {
    Path out = home.resolve("acknowledged");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(home.resolve("errors").toFile())
            .start();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("the child did not end");
    }
    return Files.readAllLines(out);
  }

  @Test
  void a_writer_killed_between_any_two_calls_loses_nothing_and_blocks_nobody() throws Exception {
    var probe = fresh("probe");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/strace")), "strace is not installed");
    List<String> all = run(traced(probe.places.home(), 0), probe.places.home());
    assertThat(all).as(Files.readString(probe.places.home().resolve("errors"))).hasSize(ADDED);
    int calls =
        (int)
            Files.readAllLines(probe.places.home().resolve("trace"), StandardCharsets.ISO_8859_1)
                .stream()
                .filter(line -> line.contains("("))
                .count();
    assertThat(calls).isGreaterThan(30);
    int points = Integer.getInteger("crash.points", 12);
    int step = Math.max(1, calls / points);
    int killed = 0;
    for (int at = 1; at <= calls; at += step) {
      killed += killedAt(at) ? 1 : 0;
    }
    assertThat(killed).isGreaterThan(points / 2);
  }

  private boolean killedAt(int at) throws Exception {
    var made = fresh("home" + at);
    Path home = made.places.home();
    List<String> acknowledged = run(traced(home, at), home);
    // Whatever was acknowledged is there, and the first thing that was not may be.
    List<String> units =
        made.sound().decisions().stream()
            .flatMap(d -> d.units().stream())
            .map(DecidedUnit::id)
            .toList();
    assertThat(units).as("killed at call %d", at).contains("before").containsAll(acknowledged);
    assertThat(units).hasSizeBetween(1 + acknowledged.size(), 2 + acknowledged.size());
    made.allow("after");
    assertThat(made.allowed()).contains("after");
    assertThat(made.store.verify().fault()).isEmpty();
    return acknowledged.size() < ADDED;
  }

  @Test
  void four_processes_add_at_once_and_nothing_is_lost() throws Exception {
    var made = fresh("many");
    Path home = made.places.home();
    var children = new ArrayList<Process>();
    for (int i = 0; i < 4; i++) {
      children.add(
          new ProcessBuilder(child(home, "p" + i + "-", 6))
              .redirectOutput(home.resolve("out" + i).toFile())
              .redirectError(home.resolve("err" + i).toFile())
              .start());
    }
    for (int i = 0; i < 4; i++) {
      assertThat(children.get(i).waitFor(180, TimeUnit.SECONDS)).isTrue();
      assertThat(Files.readString(home.resolve("err" + i))).isEmpty();
      assertThat(Files.readAllLines(home.resolve("out" + i))).hasSize(6);
    }
    assertThat(made.sound().decisions()).hasSize(1 + 4 * 6);
    assertThat(made.store.verify().fault()).isEmpty();
  }
}
