package dev.trustscan.scanner.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the user may not read. Root may read everything, so root looks as somebody else. */
class UnreadableTest {
  @TempDir Path temp;

  private static void allow(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  // Another user cannot read the build's folders, so the few classes that are needed are copied.
  private Path classes() throws IOException {
    Path copy = Files.createDirectories(temp.resolve("classes"));
    allow(temp, "rwxr-xr-x");
    for (Class<?> origin : List.of(Probe.class, Sources.class)) {
      Path from = Path.of(origin.getProtectionDomain().getCodeSource().getLocation().getPath());
      try (Stream<Path> files = Files.walk(from)) {
        for (Path file : files.filter(f -> f.toString().contains("dev/trustscan")).toList()) {
          Path to = copy.resolve(from.relativize(file).toString());
          Files.createDirectories(Files.isDirectory(file) ? to : to.getParent());
          if (Files.isRegularFile(file)) {
            Files.copy(file, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
    }
    return copy;
  }

  private String probe(Path tree) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
    }
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:-UsePerfData",
            "-cp",
            classes().toString(),
            Probe.class.getName(),
            "walk",
            tree.toString()));
    Path output = temp.resolve("output");
    int exit =
        new ProcessBuilder(command)
            .directory(temp.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    String text = Files.readString(output);
    assertThat(exit).as(text).isZero();
    return text;
  }

  @Test
  void what_cannot_be_read_is_a_gap() throws Exception {
    Path tree = temp.resolve("tree");
    Files.createDirectories(tree.resolve("closed/inner"));
    Files.writeString(tree.resolve("readable"), "x");
    Files.writeString(tree.resolve("secret"), "x");
    allow(tree.resolve("secret"), "---------");
    allow(tree.resolve("closed"), "---------");
    try {
      assertThat(probe(tree).lines())
          .containsExactlyInAnyOrder("entries 3", "UNREADABLE closed", "content UNREADABLE secret");
    } finally {
      allow(tree.resolve("closed"), "rwxr-xr-x");
    }
  }
}
