package dev.trustscan.scanner.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.scanner.inventory.select.Selectors;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Trees made to block, mislead or exhaust whoever walks them. */
@Timeout(120)
class HostileTreeTest {
  @TempDir Path root;

  private Snapshot scan() throws SourceException {
    return Snapshot.of(Sources.workTree(root), Limits.DEFAULT);
  }

  private static void readAll(Snapshot snapshot) {
    for (Entry entry : snapshot.entries()) {
      assertThat(snapshot.content(entry)).isNotNull();
      assertThat(snapshot.resolve(entry.path())).isNotNull();
    }
    for (var selector : Selectors.builtIn()) {
      selector.select(snapshot, (entry, detail) -> assertThat(detail).isNotBlank());
    }
  }

  private static void run(String... command) throws Exception {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  @Test
  void pipes_sockets_and_device_links_are_shown_and_never_opened() throws Exception {
    run("mkfifo", root.resolve("pipe").toString());
    Files.createSymbolicLink(root.resolve("device"), Path.of("/dev/zero"));
    Files.createSymbolicLink(root.resolve("process"), Path.of("/proc/self/mem"));
    Files.createDirectories(root.resolve(".git/objects/info"));
    run("mkfifo", root.resolve(".git/HEAD").toString());
    run("mkfifo", root.resolve(".git/config").toString());
    run("mkfifo", root.resolve(".git/index").toString());
    run("mkfifo", root.resolve(".git/objects/info/alternates").toString());
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(root.resolve("s")));
      try (Snapshot snapshot = scan()) {
        assertThat(snapshot.entries())
            .filteredOn(e -> e.type() == EntryType.SPECIAL)
            .extracting(e -> e.path().text())
            .contains("pipe", "s", ".git/HEAD", ".git/index");
        assertThat(snapshot.resolve(RepoPath.of("device"))).isInstanceOf(Resolution.Outside.class);
        readAll(snapshot);
      }
    }
  }

  @Test
  void links_that_go_round_end() throws Exception {
    Files.createSymbolicLink(root.resolve("self"), Path.of("self"));
    Files.createSymbolicLink(root.resolve("a"), Path.of("b/x"));
    Files.createSymbolicLink(root.resolve("b"), Path.of("a/x"));
    Files.createSymbolicLink(root.resolve("up"), Path.of("."));
    for (int i = 0; i < 60; i++) {
      Files.createSymbolicLink(root.resolve("chain" + i), Path.of("chain" + (i + 1)));
    }
    Files.writeString(root.resolve("chain60"), "end");
    try (Snapshot snapshot = scan()) {
      assertThat(snapshot.resolve(RepoPath.of("self"))).isInstanceOf(Resolution.Loop.class);
      assertThat(snapshot.resolve(RepoPath.of("a"))).isInstanceOf(Resolution.Loop.class);
      assertThat(snapshot.resolve(RepoPath.of("chain0"))).isInstanceOf(Resolution.Loop.class);
      assertThat(snapshot.resolve(RepoPath.of("chain30"))).isInstanceOf(Resolution.Inside.class);
      assertThat(snapshot.resolve(RepoPath.of("up/up/up/chain60")))
          .isInstanceOf(Resolution.Inside.class);
      readAll(snapshot);
    }
  }

  @Test
  void names_of_any_bytes_round_trip() throws Exception {
    for (String name :
        List.of(
            "%1b%5b2J", "new%0aline", "%ff%fe", "%e2%80%ae", "%c0%af", "%ed%a0%80", "%7f", "%20")) {
      Path file = Path.of(URI.create("file://" + root.toUri().getRawPath() + name));
      Files.writeString(file, name);
    }
    try (Snapshot snapshot = scan()) {
      assertThat(snapshot.entries()).hasSize(8);
      for (Entry entry : snapshot.entries()) {
        Content content = snapshot.content(entry);
        assertThat(content).isInstanceOf(Content.Whole.class);
        String written = new String(((Content.Whole) content).bytes(), StandardCharsets.UTF_8);
        assertThat(percent(entry.path().bytes())).isEqualTo(written);
      }
      readAll(snapshot);
    }
  }

  private static String percent(byte[] bytes) {
    var text = new StringBuilder();
    for (byte b : bytes) {
      boolean plain = b == 'J' || b == '2' || (b >= 'a' && b <= 'z');
      text.append(plain ? String.valueOf((char) b) : "%%%02x".formatted(b));
    }
    return text.toString();
  }

  @Test
  void a_tree_deeper_than_a_path_can_be_ends_at_the_limit() throws Exception {
    run(
        "python3",
        "-c",
        """
        import os, sys
        os.chdir(sys.argv[1])
        for i in range(1000):
            os.mkdir("d" * 20)
            os.chdir("d" * 20)
        """,
        root.toString());
    try (Snapshot snapshot = scan()) {
      assertThat(snapshot.entries()).hasSize(256);
      assertThat(snapshot.listingGaps())
          .extracting(Gap::reason)
          .containsExactly(Gap.Reason.TOO_DEEP);
      readAll(snapshot);
    } finally {
      run("rm", "-rf", root.resolve("d".repeat(20)).toString());
    }
  }

  @Test
  void a_hundred_thousand_files_are_listed() throws Exception {
    run(
        "python3",
        "-c",
        """
        import os, sys
        for d in range(100):
            os.mkdir(f"{sys.argv[1]}/d{d}")
            for f in range(1000):
                open(f"{sys.argv[1]}/d{d}/f{f}", "w").close()
        """,
        root.toString());
    try (Snapshot snapshot = scan()) {
      assertThat(snapshot.entries()).hasSize(100_100);
      assertThat(snapshot.entries()).isSortedAccordingTo((a, b) -> a.path().compareTo(b.path()));
      assertThat(snapshot.listingGaps()).isEmpty();
    }
    Limits few = new Limits(5_000, 256, 1, 1, 1, 1, 1, 1, 1, 1, 1, java.time.Duration.ofMinutes(1));
    try (Snapshot snapshot = Snapshot.of(Sources.workTree(root), few)) {
      assertThat(snapshot.entries()).hasSize(5_000);
      assertThat(snapshot.listingGaps())
          .extracting(Gap::reason)
          .containsExactly(Gap.Reason.TOO_MANY);
    }
  }

  @Test
  void a_directory_that_becomes_a_link_never_leads_outside() throws Exception {
    Path outside = Files.createDirectories(root.resolve("outside/secret"));
    Files.writeString(outside.resolve("file"), "SECRET");
    Path tree = Files.createDirectories(root.resolve("tree"));
    Path victim = tree.resolve("victim");
    AtomicBoolean stop = new AtomicBoolean();
    Thread swapper = Thread.ofPlatform().start(() -> swap(victim, outside, stop));
    try {
      for (int i = 0; i < 150; i++) {
        try (Snapshot snapshot = Snapshot.of(Sources.workTree(tree), Limits.DEFAULT)) {
          for (Entry entry : snapshot.entries()) {
            if (snapshot.content(entry) instanceof Content.Whole whole) {
              assertThat(new String(whole.bytes(), StandardCharsets.UTF_8)).isEqualTo("PUBLIC");
            }
          }
        }
      }
    } finally {
      stop.set(true);
      swapper.join();
    }
  }

  private static void swap(Path victim, Path outside, AtomicBoolean stop) {
    Path parked = victim.resolveSibling("parked");
    try {
      Files.createDirectories(victim);
      Files.writeString(victim.resolve("file"), "PUBLIC");
      while (!stop.get()) {
        Files.move(victim, parked, StandardCopyOption.ATOMIC_MOVE);
        Files.createSymbolicLink(victim, outside);
        Thread.onSpinWait();
        Files.delete(victim);
        Files.move(parked, victim, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_tree_that_changes_all_the_time_is_still_listed() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    Thread changer =
        Thread.ofPlatform()
            .start(() -> {
              for (int i = 0; !stop.get(); i++) {
                try {
                  Path folder = Files.createDirectories(root.resolve("d" + i % 50));
                  Files.writeString(folder.resolve("f" + i % 7), "x".repeat(i % 100));
                  Path old = root.resolve("d" + (i + 25) % 50);
                  if (Files.isDirectory(old, LinkOption.NOFOLLOW_LINKS)) {
                    try (var files = Files.list(old)) {
                      for (Path file : files.toList()) {
                        Files.deleteIfExists(file);
                      }
                    }
                    Files.deleteIfExists(old);
                  }
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              }
            });
    try {
      for (int i = 0; i < 40; i++) {
        try (Snapshot snapshot = scan()) {
          readAll(snapshot);
        }
      }
    } finally {
      stop.set(true);
      changer.join();
    }
    assertThat(stop).isTrue();
  }
}
