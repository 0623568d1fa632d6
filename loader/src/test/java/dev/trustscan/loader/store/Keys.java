package dev.trustscan.loader.store;

import dev.trustscan.loader.ssh.FileKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes to the list of keys, for tests. */
final class Keys {
  private Keys() {}

  static Root.Key key(TestStore made, FileKey key, String name, Root.Role role, String team) {
    Instant now = made.clock.instant();
    return new Root.Key(
        key.key(),
        name,
        role,
        team,
        now,
        now.plus(Duration.ofDays(3650)),
        Optional.empty(),
        Optional.empty());
  }

  static void add(TestStore made, FileKey key, String name) throws StoreException {
    add(made, key(made, key, name, Root.Role.PERSON, ""));
  }

  static void add(TestStore made, Root.Key... more) throws StoreException {
    change(
        made,
        root -> {
          var keys = new ArrayList<>(root.keys());
          keys.addAll(List.of(more));
          return new Root(
              root.version(),
              root.created(),
              root.expires(),
              root.threshold(),
              keys,
              root.teams(),
              root.previous());
        });
  }

  static void team(TestStore made, Root.Team team) throws StoreException {
    change(
        made,
        root ->
            new Root(
                root.version(),
                root.created(),
                root.expires(),
                root.threshold(),
                root.keys(),
                List.of(team),
                root.previous()));
  }

  static void revoke(TestStore made, FileKey key, Instant since) throws StoreException {
    change(
        made,
        root ->
            new Root(
                root.version(),
                root.created(),
                root.expires(),
                root.threshold(),
                root.keys().stream()
                    .map(k ->
                        k.key().equals(key.key())
                            ? new Root.Key(
                                k.key(),
                                k.name(),
                                k.role(),
                                k.team(),
                                k.from(),
                                k.until(),
                                Optional.of(since),
                                k.delegation())
                            : k)
                    .toList(),
                root.teams(),
                root.previous()));
  }

  private static void change(TestStore made, java.util.function.UnaryOperator<Root> change)
      throws StoreException {
    made.store.keys().change("test", change, List.of(made.person));
  }
}
