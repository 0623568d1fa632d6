package dev.trustscan.loader.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each agent is given of one rich repository in which everything is trusted, file by file.
 * After a change that is meant: {@code mvn -pl loader test -Dtest=GoldenTest -Dupdate.golden=true}.
 */
class GoldenTest {
  private static final Path FILES =
      Path.of("src/test/resources/dev/trustscan/loader/adapt").toAbsolutePath();

  @TempDir Path temp;

  static List<String> agents() {
    return Loader.agents();
  }

  @ParameterizedTest
  @MethodSource("agents")
  void vetted_files_and_plan_are_as_agreed(String agent) throws Exception {
    Desk desk = new Desk(temp).with(Fixture.rich()).allowAll();
    Loader.Loaded loaded = desk.load(agent);
    String all = "# plan\n" + loaded.json() + everything(desk.out);
    String shown =
        all.replace(desk.out.toRealPath().toString(), "OUT")
            .replace(desk.checkout.toRealPath().toString(), "CHECKOUT")
            .replaceAll("[0-9a-f]{64}", "DIGEST")
            .replaceAll("(\"id\": )\"[0-9a-f]{12}\"", "$1\"ID\"")
            .replaceAll("\"catalogue\": \"[^\"]*\"", "\"catalogue\": \"DATE\"")
            .replaceAll(agent + "-[0-9a-f]{16}", agent + "-NAME");
    Path golden = FILES.resolve(agent + ".golden.txt");
    if (Boolean.getBoolean("update.golden")) {
      Files.createDirectories(FILES);
      Files.writeString(golden, shown);
    }
    assertThat(shown).isEqualTo(Files.readString(golden));
    assertThat(loaded.exitCode()).isZero();
  }

  private static String everything(Path out) throws IOException {
    var text = new StringBuilder();
    var paths = new ArrayList<Path>();
    try (Stream<Path> all = Files.walk(out)) {
      all.filter(Files::isRegularFile).forEach(paths::add);
    }
    paths.sort(null);
    for (Path path : paths) {
      text.append("\n# ")
          .append(out.relativize(path))
          .append(Files.isExecutable(path) ? " (executable)" : "")
          .append('\n')
          .append(new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
    }
    return text.toString();
  }
}
