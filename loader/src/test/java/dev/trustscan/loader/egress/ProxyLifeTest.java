package dev.trustscan.loader.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the proxy listens, and what is left when it ends. */
class ProxyLifeTest {
  @TempDir Path folder;

  private EgressProxy start(Path socket) throws IOException, PolicyException {
    return EgressProxy.start(EgressSetup.of(socket, EgressPolicy.NOTHING, Map.of(), event -> {}));
  }

  private Path place(String mode) throws IOException {
    Path run = Files.createDirectory(folder.resolve("run"));
    Files.setPosixFilePermissions(run, PosixFilePermissions.fromString(mode));
    return run.resolve("s");
  }

  @Test
  void only_this_user_can_reach_the_socket() throws Exception {
    try (EgressProxy proxy = start(place("rwx------"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(proxy.socket())))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void a_folder_that_others_can_enter_is_refused() throws Exception {
    Path socket = place("rwxr-x---");
    assertThatThrownBy(() -> start(socket))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("0700");
    assertThat(socket).doesNotExist();
  }

  @Test
  void a_link_in_place_of_the_folder_is_refused() throws Exception {
    Path real = place("rwx------").getParent();
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    assertThatThrownBy(() -> start(link.resolve("s"))).isInstanceOf(IOException.class);
  }

  @Test
  void what_is_there_already_is_neither_used_nor_removed() throws Exception {
    Path socket = Files.writeString(place("rwx------"), "mine");
    assertThatThrownBy(() -> start(socket))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("already");
    assertThat(socket).hasContent("mine");
  }

  @Test
  void a_path_too_long_for_a_socket_is_named() throws Exception {
    Path socket = place("rwx------").resolveSibling("s".repeat(120));
    assertThatThrownBy(() -> start(socket))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too long");
  }

  @Test
  void closing_ends_open_connections_and_leaves_nothing() throws Exception {
    long before = descriptors();
    Path socket;
    String policy =
        "allow: [{host: allowed.test, ports: [HTTP], tls: any, addresses: [127.0.0.0/8]}]";
    World world = new World(policy);
    try (SocketChannel tunnel = world.tunnel(world.place("allowed.test", world.http));
        SocketChannel half = world.connect()) {
      World.write(half, "CONNECT allo");
      socket = world.proxy.socket();
      world.proxy.close();
      assertThat(World.readAll(tunnel)).isEmpty();
      assertThat(World.readAll(half)).isEmpty();
      assertThat(Files.exists(socket, LinkOption.NOFOLLOW_LINKS)).isFalse();
      assertThatThrownBy(
              () -> {
                try (SocketChannel late = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                  late.connect(UnixDomainSocketAddress.of(socket));
                }
              })
          .isInstanceOf(IOException.class);
      world.proxy.close();
    }
    world.close();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("egress"));
    // What the test itself opened ends with its threads.
    for (int i = 0; i < 500 && descriptors() > before; i++) {
      Thread.sleep(10);
    }
    assertThat(descriptors()).isLessThanOrEqualTo(before);
  }

  private static long descriptors() throws IOException {
    try (var open = Files.list(Path.of("/proc/self/fd"))) {
      return open.filter(ProxyLifeTest::isSocketOrSelector).count();
    }
  }

  private static boolean isSocketOrSelector(Path descriptor) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      return target.startsWith("socket:") || target.startsWith("anon_inode:");
    } catch (IOException e) {
      return false;
    }
  }
}
