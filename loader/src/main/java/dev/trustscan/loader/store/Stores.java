package dev.trustscan.loader.store;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** The store in its usual places. */
public final class Stores {
  private Stores() {}

  /**
   * The usual places: {@code XDG_STATE_HOME}, {@code XDG_DATA_HOME} and {@code XDG_CONFIG_HOME}, or
   * their defaults below the home folder. A variable that points into a checkout is refused.
   */
  public static StorePlaces places(Map<String, String> environment, Path home)
      throws StoreException {
    return Places.standard(environment, home);
  }

  /** The store in the usual places. */
  public static TrustStore standard(
      Map<String, String> environment, Path home, Clock clock, String tool, String catalogue)
      throws StoreException {
    return at(places(environment, home), clock, tool, catalogue);
  }

  /** The store in given places. */
  public static TrustStore at(StorePlaces places, Clock clock, String tool, String catalogue) {
    return TrustStore.open(
        places.state(),
        places.home(),
        new FolderMark(places.mark(), places.home()),
        clock,
        tool,
        catalogue);
  }
}
