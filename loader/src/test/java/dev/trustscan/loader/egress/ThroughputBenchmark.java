package dev.trustscan.loader.egress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * How fast a download is through the proxy, against the same download over loopback without it. Run
 * {@code main}; the argument is the number of MiB a round. Rounds alternate, medians are printed.
 */
final class ThroughputBenchmark {
  private static final int ROUNDS = 9;

  private ThroughputBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    long bytes = Long.parseLong(arguments[0]) << 20;
    Path folder = Files.createTempDirectory("egress-bench");
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofPlatform().daemon().start(() -> serve(server, bytes));
      EgressPolicy policy =
          EgressPolicyReader.parse(
              "{limits: {bytes-per-host: 1000000000000}, allow: [{host: bench.test, tls: any, ports: ["
                  + server.getLocalPort()
                  + "], addresses: [127.0.0.1/32]}]}");
      Resolver loopback = name -> java.util.List.of(InetAddress.getLoopbackAddress());
      var setup =
          new EgressSetup(
              folder.resolve("s"),
              policy,
              Map.of(),
              event -> {},
              loopback,
              EgressSetup.USUAL,
              null);
      try (EgressProxy proxy = EgressProxy.start(setup)) {
        var direct = new double[ROUNDS];
        var proxied = new double[ROUNDS];
        for (int i = -2; i < ROUNDS; i++) {
          double one = direct(server, bytes);
          double other = proxied(proxy, server, bytes);
          if (i >= 0) {
            direct[i] = one;
            proxied[i] = other;
          }
        }
        print(direct, proxied);
      }
    }
    Files.delete(folder);
  }

  private static void print(double[] direct, double[] proxied) {
    Arrays.sort(direct);
    Arrays.sort(proxied);
    double one = direct[ROUNDS / 2];
    double other = proxied[ROUNDS / 2];
    System.out.printf(
        "direct %.0f MiB/s, through the proxy %.0f MiB/s: %.0f %%%n",
        one, other, 100 * other / one);
  }

  private static double direct(ServerSocket server, long bytes) throws IOException {
    try (SocketChannel channel =
        SocketChannel.open(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()))) {
      return drain(channel, bytes);
    }
  }

  private static double proxied(EgressProxy proxy, ServerSocket server, long bytes)
      throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(proxy.socket()));
      String place = "bench.test:" + server.getLocalPort();
      World.write(channel, "CONNECT " + place + " HTTP/1.1\r\nHost: " + place + "\r\n\r\n");
      World.readHead(channel);
      return drain(channel, bytes);
    }
  }

  private static double drain(SocketChannel channel, long bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(256 << 10);
    long start = System.nanoTime();
    long read = 0;
    for (int n = 0; n >= 0; n = channel.read(buffer.clear())) {
      read += n;
    }
    if (read != bytes) {
      throw new IOException(read + " of " + bytes + " bytes arrived");
    }
    return bytes / 1048576.0 / ((System.nanoTime() - start) / 1e9);
  }

  private static void serve(ServerSocket server, long bytes) {
    byte[] block = new byte[256 << 10];
    while (true) {
      try (Socket socket = server.accept()) {
        for (long left = bytes; left > 0; left -= Math.min(left, block.length)) {
          socket.getOutputStream().write(block, 0, (int) Math.min(left, block.length));
        }
      } catch (IOException e) {
        return;
      }
    }
  }
}
