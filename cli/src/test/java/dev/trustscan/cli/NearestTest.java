package dev.trustscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  @Test
  void a_slip_finds_the_word_meant() {
    assertThat(Nearest.to("scna", List.of("show", "scan"))).isEqualTo("scan");
    assertThat(Nearest.to("--fromat", List.of("--format", "--deep"))).isEqualTo("--format");
  }

  @Test
  void another_word_finds_nothing() {
    assertThat(Nearest.to("repository", List.of("show", "scan"))).isEmpty();
    assertThat(Nearest.to("", List.of("a", "scan"))).isEmpty();
    assertThat(Nearest.to("x".repeat(10_000), List.of("scan"))).isEmpty();
  }
}
