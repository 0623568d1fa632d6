package dev.trustscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.scanner.report.BlastRadius;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MachineTest {
  @Test
  void nothing_there_gives_nothing() {
    BlastRadius radius = Machine.of(p -> false, n -> false, false);
    assertThat(radius.credentials()).isEmpty();
    assertThat(radius.writable()).isEmpty();
    assertThat(radius.network()).startsWith("open");
  }

  @Test
  void what_is_there_is_named_by_place_and_never_by_value() {
    BlastRadius radius =
        Machine.of(Set.of(".ssh", ".bashrc")::contains, "SSH_AUTH_SOCK"::equals, true);
    assertThat(radius.credentials())
        .extracting(BlastRadius.Place::path)
        .containsExactly("~/.ssh", "$SSH_AUTH_SOCK", "/var/run/docker.sock");
    assertThat(radius.writable()).extracting(BlastRadius.Place::path).containsExactly("~/.bashrc");
  }
}
