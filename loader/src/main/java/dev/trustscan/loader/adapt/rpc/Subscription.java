package dev.trustscan.loader.adapt.rpc;

import dev.trustscan.loader.adapt.Json;
import dev.trustscan.scanner.doc.Node;
import java.time.Duration;
import java.util.function.Consumer;

/** Looks again and again, and tells when what it sees is another. */
final class Subscription implements AutoCloseable {
  private final Thread thread;

  /** What is looked at. */
  interface Look {
    Node now() throws RpcError;
  }

  Subscription(long seconds, Node first, Look look, Consumer<Node> changed) {
    thread =
        Thread.ofPlatform()
            .daemon()
            .unstarted(() -> watch(Duration.ofSeconds(seconds), first, look, changed));
  }

  void start() {
    thread.start();
  }

  private static void watch(Duration pause, Node first, Look look, Consumer<Node> changed) {
    String known = Json.line(first);
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Thread.sleep(pause);
        Node now = look.now();
        String text = Json.line(now);
        if (!text.equals(known)) {
          known = text;
          changed.accept(now);
        }
      } catch (InterruptedException e) {
        return;
      } catch (RpcError e) {
        // It cannot be read at this moment, as in the middle of a checkout; the next look says.
      }
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
