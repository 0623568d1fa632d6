package dev.trustscan.loader.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A signed answer over units.
 *
 * @param id of the store's line that carries it: hex SHA-256 of the signed payload
 * @param answer what was answered
 * @param subject the repository; empty, for a deny only, for this content anywhere
 * @param units what it is about; for a deny of a whole repository or path, empty
 * @param paths absolute checkout paths denied; always empty for an allow, which never binds to
 *     paths
 * @param planRoot root over all units that were shown together, if it answered a whole plan
 * @param scope for whom and when
 * @param notBefore when it begins
 * @param notAfter when it ends
 * @param presence how far the signature shows a person
 * @param signer fingerprint of the key, as {@code SHA256:...}
 * @param acceptedTrips the trips that were shown and accepted by name
 * @param shown digest of the page that was shown, if one was
 * @param basedOn id of the decision that this one replaces, if any
 * @param catalogue version of the catalogue
 * @param tool version of trustscan
 * @param note what the person wrote
 */
public record Decision(
    Sha256 id,
    Answer answer,
    Optional<RepositoryIdentity> subject,
    List<DecidedUnit> units,
    List<String> paths,
    Optional<Sha256> planRoot,
    Scope scope,
    Instant notBefore,
    Instant notAfter,
    Presence presence,
    String signer,
    Set<Trip> acceptedTrips,
    Optional<Sha256> shown,
    Optional<Sha256> basedOn,
    String catalogue,
    String tool,
    String note) {
  /** The three answers. */
  public enum Answer {
    ALLOW,
    /** For one process; leaves no decision that could be used again. */
    ALLOW_ONCE,
    DENY
  }

  public Decision {
    units = List.copyOf(units);
    paths = List.copyOf(paths);
    acceptedTrips = Set.copyOf(acceptedTrips);
    if (answer != Answer.DENY && (subject.isEmpty() || units.isEmpty() || !paths.isEmpty())) {
      throw new IllegalArgumentException("an allow names a repository and units, and no path");
    }
    if (notAfter.isBefore(notBefore)) {
      throw new IllegalArgumentException("a decision ends after it begins");
    }
  }
}
