package dev.trustscan.loader.store;

import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.ssh.SshPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys that count, and what each may do. Every version is signed by enough keys of the one
 * before and by enough of its own.
 *
 * @param version from 1, one more each time
 * @param created when it was made
 * @param expires after this no yes counts until it is renewed
 * @param threshold how many keys of persons or for recovery must sign the next version
 * @param keys all keys that ever counted; none is taken out, so that old lines stay checkable
 * @param teams whose bundles are read
 * @param previous digest of the version before
 */
public record Root(
    long version,
    Instant created,
    Instant expires,
    int threshold,
    List<Key> keys,
    List<Team> teams,
    Optional<Sha256> previous) {
  /** How long a version is good for. */
  public static final Duration LIFETIME = Duration.ofDays(400);

  public Root {
    keys = List.copyOf(keys);
    teams = List.copyOf(teams);
    if (version < 1 || threshold < 1 || threshold > 16 || keys.size() > 500) {
      throw new IllegalArgumentException("a number in the root document is out of range");
    }
    if (keys.stream().map(k -> k.key().fingerprint()).distinct().count() != keys.size()) {
      throw new IllegalArgumentException("a key stands twice in the root document");
    }
    if (teams.stream().map(Team::name).distinct().count() != teams.size()) {
      throw new IllegalArgumentException("a team stands twice in the root document");
    }
  }

  /** What a key is for. */
  public enum Role {
    /** Says yes for the user, and signs the next root. */
    PERSON,
    /** Says yes within a delegation, for a machine without a person. */
    MACHINE,
    /** Signs the next root when a person's key is lost; says nothing else. */
    RECOVERY,
    /** Signs checkpoints; says nothing else. */
    LOG,
    /** Signs a team's bundles. */
    TEAM
  }

  /**
   * A key.
   *
   * @param key its public half
   * @param name whose it is
   * @param role what it is for
   * @param team the team's name, for that role
   * @param from from when on it counts
   * @param until until when
   * @param revoked what it says from then on is void
   * @param delegation the limits of a machine's key
   */
  public record Key(
      SshPublicKey key,
      String name,
      Role role,
      String team,
      Instant from,
      Instant until,
      Optional<Instant> revoked,
      Optional<Delegation> delegation) {
    public Key {
      if ((role == Role.MACHINE) != delegation.isPresent()
          || (role == Role.TEAM) == team.isEmpty()) {
        throw new IllegalArgumentException("a key's role and its limits do not fit");
      }
    }

    /** Whether what it says at a moment counts. */
    public boolean counts(Instant at) {
      return !at.isBefore(from)
          && at.isBefore(until)
          && revoked.map(since -> at.isBefore(since)).orElse(true);
    }

    /** Whether it may sign root documents. */
    boolean ruling() {
      return role == Role.PERSON || role == Role.RECOVERY;
    }
  }

  /**
   * What a machine's key may say yes to. It can never accept a trip, nor let foreign content
   * execute, nor lift a no.
   *
   * @param agents consumer ids; empty for every tool
   * @param repositories normalized addresses; one that ends in {@code /} covers all below it
   * @param days the longest time a yes may last
   */
  public record Delegation(Set<String> agents, List<String> repositories, int days) {
    public Delegation {
      agents = Set.copyOf(agents);
      repositories = List.copyOf(repositories);
      if (repositories.isEmpty() || days < 1 || days > 180) {
        throw new IllegalArgumentException("a delegation names repositories and 1 to 180 days");
      }
    }
  }

  /**
   * A team whose bundles are read.
   *
   * @param name its name
   * @param repositories for which its word counts; one that ends in {@code /} covers all below it
   * @param policy how much its word counts
   * @param threshold how many of its keys must say the same
   */
  public record Team(String name, List<String> repositories, Policy policy, int threshold) {
    /** How much a team's word counts. */
    public enum Policy {
      /** Shown beside the question. */
      ADVISE,
      /** Its yes is the user's yes, but for trips. */
      ACCEPT
    }

    public Team {
      repositories = List.copyOf(repositories);
      if (repositories.isEmpty() || threshold < 1 || threshold > 16) {
        throw new IllegalArgumentException("a team names repositories and a threshold");
      }
    }
  }

  /** The key with a fingerprint. */
  public Optional<Key> find(String fingerprint) {
    return keys.stream().filter(k -> k.key().fingerprint().equals(fingerprint)).findFirst();
  }

  /** The team with a name. */
  public Optional<Team> team(String name) {
    return teams.stream().filter(team -> team.name().equals(name)).findFirst();
  }
}
