package dev.trustscan.loader.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.loader.replay.Replay;
import dev.trustscan.rules.Catalogue;
import dev.trustscan.scanner.source.Limits;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Histories made for the purpose, with every kind of change that real ones have. */
class ReplayTest {
  @TempDir Path temporary;

  private Replay.Figures replayed(Optional<String> base) throws Exception {
    return new Replay(temporary, Catalogue.load(), Limits.DEFAULT, Set.of("claude-code"))
        .run(base, "main", 1000);
  }

  private Checkout history() throws Exception {
    Checkout checkout = Checkout.create(temporary, "");
    checkout.write("src/a.txt", "0").committed();
    checkout.write("CLAUDE.md", "Use tabs.\n").committed(); // asks: new text
    checkout.write("tools/start.sh", "echo 1\n").hook("sh tools/start.sh").committed(); // asks
    for (int i = 0; i < 10; i++) {
      checkout.write("src/a.txt", "n" + i).committed();
      checkout.write("CLAUDE.md", "Use tabs, " + i + " times.\n").committed();
    }
    checkout.write("tools/start.sh", "echo 2\n").committed(); // asks: behind the hook
    checkout.hook("sh  tools/start.sh --fast").committed(); // asks: the hook
    checkout.write(".claude/settings.json", " " + settings(checkout)).committed(); // layout only
    checkout.hook("sh tools/start.sh").committed(); // was allowed before
    checkout.write("CLAUDE.md", "Use spaces.\n").committed();
    return checkout;
  }

  private static String settings(Checkout checkout) throws Exception {
    return java.nio.file.Files.readString(checkout.folder.resolve(".claude/settings.json"));
  }

  @Test
  void nothing_that_acts_goes_unasked_and_most_questions_are_spared() throws Exception {
    history();
    Replay.Figures figures = replayed(Optional.empty());

    assertThat(figures.commits()).isEqualTo(28);
    assertThat(figures.missed()).isEmpty();
    assertThat(figures.acting()).isEqualTo(3);
    assertThat(figures.questions()).isEqualTo(4);
    assertThat(figures.surfaces()).isEqualTo(17);
    assertThat(figures.fewer()).isGreaterThan(70);
  }

  @Test
  void a_range_leaves_out_what_lies_before_it() throws Exception {
    history().git("tag", "early", "main~3");

    assertThat(replayed(Optional.of("early")).commits()).isEqualTo(3);
  }
}
