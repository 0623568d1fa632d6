package dev.trustscan.loader.egress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** A server on this machine that keeps the requests as they came and answers with given bytes. */
final class RawServer implements AutoCloseable {
  private final ServerSocket listening;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private volatile @Nullable String answer;

  /** Echoes what it gets, until {@link #answering} gives it something to say. */
  RawServer(ServerSocketFactory sockets, String address) throws IOException {
    listening = sockets.createServerSocket(0, 1024, InetAddress.ofLiteral(address));
    Thread.ofVirtual().start(this::serve);
  }

  static RawServer plain() throws IOException {
    return new RawServer(ServerSocketFactory.getDefault(), "127.0.0.1");
  }

  /** Waits for a whole request each time and answers so. */
  RawServer answering(String bytes) {
    answer = bytes;
    return this;
  }

  int port() {
    return listening.getLocalPort();
  }

  /** What arrived, a text a connection. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private void serve() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> handle(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void handle(Socket socket) {
    try (socket) {
      String bytes = answer;
      if (bytes == null) {
        socket.getInputStream().transferTo(socket.getOutputStream());
      } else {
        requests.add(request(socket.getInputStream()));
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
      }
    } catch (IOException e) {
      requests.add("broken: " + e.getMessage());
    } finally {
      open.remove(socket);
    }
  }

  private static String request(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    while (true) {
      String text = bytes.toString(StandardCharsets.ISO_8859_1);
      int end = text.indexOf("\r\n\r\n");
      if (end >= 0 && text.length() >= end + 4 + length(text)) {
        return text;
      }
      int b = in.read();
      if (b < 0) {
        return text;
      }
      bytes.write(b);
    }
  }

  private static int length(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int at = lower.indexOf("\r\ncontent-length: ");
    return at < 0 ? 0 : Integer.parseInt(lower.substring(at + 18, lower.indexOf('\r', at + 18)));
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
