package dev.trustscan.loader.egress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A running proxy with a policy, a table of names and servers on this machine, as a sandbox would
 * see it.
 */
final class World implements AutoCloseable {
  static final String KEY = "key-0123456789-abcdefghij";

  final Table table = new Table();
  final List<EgressEvent> events = new CopyOnWriteArrayList<>();
  final RawServer http;
  final RawServer tls;
  final EgressProxy proxy;
  private final Path folder;

  /** Starts it; {@code HTTP} and {@code TLS} in the policy stand for the servers' ports. */
  World(String policy) throws IOException, PolicyException {
    folder = Files.createTempDirectory("egress"); // made with mode 0700
    http = RawServer.plain();
    tls = new RawServer(Identity.test().context().getServerSocketFactory(), "127.0.0.1");
    table.put("allowed.test", "127.0.0.1").put("provider.test", "127.0.0.1");
    table.put("a.wild.test", "127.0.0.1").put("b.wild.test", "127.0.0.1");
    String yaml =
        policy
            .replace("HTTP", String.valueOf(http.port()))
            .replace("TLS", String.valueOf(tls.port()));
    proxy =
        EgressProxy.start(
            new EgressSetup(
                folder.resolve("egress.sock"),
                EgressPolicyReader.parse(yaml),
                Map.of("KEY", new Secret(KEY)),
                events::add,
                table,
                EgressSetup.USUAL,
                Identity.test().trust()));
  }

  /** The usual policy of these tests: the two servers under one name, and a wildcard. */
  static World usual() throws IOException, PolicyException {
    return new World(
        """
        allow:
          - {host: allowed.test, ports: [HTTP, TLS], addresses: [127.0.0.1/32]}
          - {host: "*.wild.test", ports: [TLS], addresses: [127.0.0.1/32]}
        plain-http: true
        """);
  }

  String place(String host, RawServer server) {
    return host + ":" + server.port();
  }

  SocketChannel connect() throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(proxy.socket()));
    return channel;
  }

  /** Sends bytes and returns all that comes back until the end. */
  String ask(String bytes) throws IOException {
    try (SocketChannel channel = connect()) {
      write(channel, bytes);
      return readAll(channel);
    }
  }

  static void write(SocketChannel channel, String bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  static String readAll(SocketChannel channel) throws IOException {
    var out = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(8192);
    try {
      while (channel.read(buffer.clear()) >= 0) {
        out.write(buffer.array(), 0, buffer.position());
      }
    } catch (IOException e) {
      // A refused sender may see the connection reset after the answer.
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  /** Reads up to the end of a head. */
  static String readHead(SocketChannel channel) throws IOException {
    var out = new StringBuilder();
    ByteBuffer one = ByteBuffer.allocate(1);
    while (out.indexOf("\r\n\r\n") < 0 && channel.read(one.clear()) > 0) {
      out.append((char) one.get(0));
    }
    return out.toString();
  }

  /** Opens a tunnel and returns it after the proxy's answer, which must be positive. */
  SocketChannel tunnel(String place) throws IOException {
    SocketChannel channel = connect();
    write(channel, "CONNECT " + place + " HTTP/1.1\r\nHost: " + place + "\r\n\r\n");
    String head = readHead(channel);
    if (!head.startsWith("HTTP/1.1 200 ")) {
      throw new IOException(head + readAll(channel));
    }
    return channel;
  }

  /** The channel as a TCP socket, by a forwarder such as stands inside the sandbox. */
  static Socket asSocket(SocketChannel channel) throws IOException {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Socket client = new Socket(listening.getInetAddress(), listening.getLocalPort());
      Socket inside = listening.accept();
      Thread.ofVirtual().start(() -> outward(inside, channel));
      Thread.ofVirtual().start(() -> inward(channel, inside));
      return client;
    }
  }

  private static void outward(Socket inside, SocketChannel channel) {
    try {
      inside.getInputStream().transferTo(Channels.newOutputStream(channel));
      channel.shutdownOutput();
    } catch (IOException e) {
      // the other side is gone
    }
  }

  private static void inward(SocketChannel channel, Socket inside) {
    try (inside) {
      Channels.newInputStream(channel).transferTo(inside.getOutputStream());
    } catch (IOException e) {
      // the other side is gone
    }
  }

  /** The reasons that were logged, in order. */
  List<String> refusals() {
    return events.stream()
        .filter(event -> event.kind() == EgressEvent.Kind.REFUSED)
        .map(EgressEvent::reason)
        .toList();
  }

  @Override
  public void close() throws IOException {
    proxy.close();
    http.close();
    tls.close();
    try (var left = Files.list(folder)) {
      if (left.findAny().isPresent()) {
        throw new IllegalStateException("the proxy left something behind in " + folder);
      }
    }
    Files.delete(folder);
  }
}
