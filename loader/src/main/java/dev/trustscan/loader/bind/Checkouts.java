package dev.trustscan.loader.bind;

import dev.trustscan.loader.gate.Subject;
import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.Detection;
import dev.trustscan.scanner.detect.Finding;
import dev.trustscan.scanner.detect.registry.Rules;
import dev.trustscan.scanner.inspect.Inspections;
import dev.trustscan.scanner.inventory.Inventory;
import dev.trustscan.scanner.inventory.select.Selectors;
import dev.trustscan.scanner.report.Printable;
import dev.trustscan.scanner.source.Gap;
import dev.trustscan.scanner.source.Limits;
import dev.trustscan.scanner.source.Repository;
import dev.trustscan.scanner.source.Snapshot;
import dev.trustscan.scanner.source.Source;
import dev.trustscan.scanner.source.SourceException;
import dev.trustscan.scanner.source.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads checkouts for the gate. This is the only class of the loader that opens what lies below
 * one.
 */
public final class Checkouts {
  private Checkouts() {}

  /**
   * Reads a work tree, once.
   *
   * @param folder the checkout
   * @param catalogue what to look for
   * @param agents tools to look for; empty for all
   * @param limits the budgets
   * @throws SourceException if nothing can be listed at all
   */
  public static Subject read(Path folder, Catalogue catalogue, Set<String> agents, Limits limits)
      throws SourceException {
    return read(folder, Sources.workTree(folder), catalogue, agents, limits);
  }

  /**
   * Reads a commit of a repository, without a checkout.
   *
   * @param folder a folder of the repository
   * @param ref which commit
   * @throws SourceException if there is no such commit
   */
  public static Subject read(
      Path folder, String ref, Catalogue catalogue, Set<String> agents, Limits limits)
      throws SourceException {
    return read(folder, Sources.gitTree(folder, ref), catalogue, agents, limits);
  }

  private static Subject read(
      Path folder, Source source, Catalogue catalogue, Set<String> agents, Limits limits)
      throws SourceException {
    Catalogue wanted = agents.isEmpty() ? catalogue : catalogue.forConsumers(agents);
    Optional<Repository> repository = Repository.around(folder);
    try (Snapshot snapshot = Snapshot.of(source, limits)) {
      Inspections.Result result =
          Inspections.of(wanted, snapshot, Inventory.of(snapshot, wanted, Selectors.builtIn()), 0);
      List<Finding> findings =
          Rules.apply(Rules.of(catalogue), result.inspection(), Detection.Persona.REGULAR);
      var binder = new Binder(snapshot, new Lineages(repository), findings);
      return new Subject(
          Identities.of(repository, folder),
          real(folder),
          binder.bind(result.inspection()),
          result.gaps().stream().map(Checkouts::sentence).toList(),
          catalogue.version());
    } finally {
      repository.ifPresent(Repository::close);
    }
  }

  private static String sentence(Gap gap) {
    return Printable.UNICODE.path(gap.path()) + ": " + gap.detail();
  }

  private static String real(Path folder) {
    try {
      return folder.toRealPath().toString();
    } catch (IOException e) {
      return folder.toAbsolutePath().normalize().toString();
    }
  }
}
