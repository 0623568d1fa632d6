package dev.trustscan.loader.sandbox;

import dev.trustscan.loader.sandbox.host.SetupException;
import java.nio.file.Path;
import java.util.List;

/** The other end of a run's network: a proxy that listens on a Unix socket while it is open. */
@FunctionalInterface
public interface WayOut {
  /**
   * Opens it. When this returns, it listens.
   *
   * @param socket where, in a folder that only the user can enter
   * @param rules what to let through: {@code host}, {@code host:port} or {@code *.suffix:port}
   * @throws SetupException if it cannot be opened, or a rule makes no sense
   */
  Open open(Path socket, List<String> rules) throws SetupException;

  /** An open way out. */
  interface Open extends AutoCloseable {
    /** What was refused so far, one printable sentence each. */
    List<String> refusals();

    @Override
    void close();
  }
}
