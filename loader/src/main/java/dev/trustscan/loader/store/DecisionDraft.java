package dev.trustscan.loader.store;

import dev.trustscan.loader.decision.DecidedUnit;
import dev.trustscan.loader.decision.Decision.Answer;
import dev.trustscan.loader.decision.Presence;
import dev.trustscan.loader.decision.RepositoryIdentity;
import dev.trustscan.loader.decision.Scope;
import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.decision.Trip;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A decision before it is signed; the parts mean what they mean in {@link
 * dev.trustscan.loader.decision.Decision}.
 *
 * @param answer what was answered
 * @param subject the repository; empty, for a deny only, for this content anywhere
 * @param units what it is about
 * @param paths absolute checkout paths, for a deny only
 * @param planRoot root over all units as the work tree yields them now, if there is a plan
 * @param scope for whom and when
 * @param notBefore when it begins
 * @param notAfter when it ends
 * @param presence how a person answered; whether a device was touched is seen from the signature
 * @param acceptedTrips the trips that were shown and accepted by name
 * @param shown digest of the page that was shown, if one was
 * @param basedOn id of the decision that this one replaces, if any
 * @param note what the person wrote
 */
public record DecisionDraft(
    Answer answer,
    Optional<RepositoryIdentity> subject,
    List<DecidedUnit> units,
    List<String> paths,
    Optional<Sha256> planRoot,
    Scope scope,
    Instant notBefore,
    Instant notAfter,
    Presence presence,
    Set<Trip> acceptedTrips,
    Optional<Sha256> shown,
    Optional<Sha256> basedOn,
    String note) {
  public DecisionDraft {
    units = List.copyOf(units);
    paths = List.copyOf(paths);
    acceptedTrips = Set.copyOf(acceptedTrips);
    notBefore = notBefore.truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    notAfter = notAfter.truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    if (answer != Answer.DENY && (subject.isEmpty() || units.isEmpty() || !paths.isEmpty())) {
      throw new IllegalArgumentException("an allow names a repository and units, and no path");
    }
    if (notAfter.isBefore(notBefore)) {
      throw new IllegalArgumentException("a decision ends after it begins");
    }
  }
}
