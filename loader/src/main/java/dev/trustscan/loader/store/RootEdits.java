package dev.trustscan.loader.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Changes to a root document. Keys are only ever added or ended, so that old lines stay checkable.
 */
public final class RootEdits {
  private RootEdits() {}

  /** Adds keys. */
  public static UnaryOperator<Root> add(List<Root.Key> more) {
    return root -> {
      var keys = new ArrayList<>(root.keys());
      keys.addAll(more);
      return with(root, keys, root.teams());
    };
  }

  /** Adds a team, or replaces what is said about it. */
  public static UnaryOperator<Root> team(Root.Team team) {
    return root -> {
      var teams = new ArrayList<>(root.teams());
      teams.removeIf(other -> other.name().equals(team.name()));
      teams.add(team);
      return with(root, root.keys(), teams);
    };
  }

  /** Voids what a key says from a moment on. */
  public static UnaryOperator<Root> revoke(String fingerprint, Instant since) {
    return root -> each(root, fingerprint, key -> ended(key, key.until(), Optional.of(since)));
  }

  /** Ends a key; what it said before stays. */
  public static UnaryOperator<Root> retire(String fingerprint, Instant at) {
    return root -> each(root, fingerprint, key -> ended(key, at, key.revoked()));
  }

  private static Root each(Root root, String fingerprint, UnaryOperator<Root.Key> change) {
    return with(
        root,
        root.keys().stream()
            .map(key -> key.key().fingerprint().equals(fingerprint) ? change.apply(key) : key)
            .toList(),
        root.teams());
  }

  private static Root.Key ended(Root.Key key, Instant until, Optional<Instant> revoked) {
    return new Root.Key(
        key.key(),
        key.name(),
        key.role(),
        key.team(),
        key.from(),
        until,
        revoked,
        key.delegation());
  }

  private static Root with(Root root, List<Root.Key> keys, List<Root.Team> teams) {
    return new Root(
        root.version(),
        root.created(),
        root.expires(),
        root.threshold(),
        keys,
        teams,
        root.previous());
  }
}
