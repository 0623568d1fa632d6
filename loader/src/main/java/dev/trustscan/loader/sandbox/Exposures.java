package dev.trustscan.loader.sandbox;

import dev.trustscan.loader.sandbox.plan.Exposure;
import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Trigger;
import dev.trustscan.scanner.inspect.Unit;
import dev.trustscan.scanner.inventory.SurfaceHit;
import dev.trustscan.scanner.report.ScanReport;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.EntryType;
import dev.trustscan.scanner.source.RepoPath;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/** What of a scan a program inside could load: the surfaces that do something to whoever acts. */
final class Exposures {
  private static final Set<Effect> HARMLESS = EnumSet.of(Effect.RESTRICTS, Effect.INERT);

  /** Triggers that need nobody who names the thing. */
  private static final Set<Trigger> UNASKED =
      EnumSet.of(
          Trigger.CHECKOUT, Trigger.CD, Trigger.SESSION_START, Trigger.PROMPT, Trigger.TOOL_USE);

  private final TreeMap<RepoPath, Entry> entries = new TreeMap<>();
  private final TreeMap<RepoPath, Boolean> acting = new TreeMap<>();

  private Exposures() {}

  static List<Exposure> of(ScanReport report, Trusted trusted) {
    var found = new Exposures();
    for (SurfaceHit hit : report.surfaces()) {
      found.add(hit, hit.surface().effects(), hit.surface().triggers());
    }
    // A unit says more exactly what its surface as a whole can only say in general.
    for (Unit unit : report.units()) {
      found.add(unit.hit(), unit.effects(), Set.of(unit.trigger()));
    }
    return found.entries.values().stream()
        .map(entry ->
            new Exposure(
                entry.path(),
                form(entry),
                Boolean.TRUE.equals(found.acting.get(entry.path())),
                trusted.at(entry.path()),
                entry.executable()))
        .toList();
  }

  private void add(SurfaceHit hit, Collection<Effect> effects, Collection<Trigger> triggers) {
    Entry entry = hit.entry();
    if (entry.type() == EntryType.REF || HARMLESS.containsAll(effects)) {
      return;
    }
    boolean link = form(entry) == Exposure.Form.OTHER;
    if (link && hit.selectorFound() && !isHidden(entry.path())) {
      // It leads out of the workspace, where the sandbox has nothing.
      return;
    }
    entries.put(entry.path(), entry);
    boolean unasked = link || actsUnasked(hit, effects, triggers);
    acting.merge(entry.path(), unasked, Boolean::logicalOr);
  }

  private static boolean actsUnasked(
      SurfaceHit hit, Collection<Effect> effects, Collection<Trigger> triggers) {
    boolean onlyText =
        effects.stream().allMatch(e -> e == Effect.INFLUENCES || HARMLESS.contains(e));
    // A program's source with a remark for a model, and what everybody reads first, are no
    // settings.
    if (onlyText && (hit.selectorFound() || isReadme(hit.path()))) {
      return false;
    }
    // An editor that opens a build file runs outside; in a folder of its own an agent reads it too.
    return triggers.stream().anyMatch(UNASKED::contains)
        || (triggers.contains(Trigger.OPEN) && isHidden(hit.entry().path()));
  }

  private static boolean isReadme(RepoPath path) {
    return path.name().toLowerCase(Locale.ROOT).startsWith("readme");
  }

  /** Whether the path has a segment that starts with a dot. */
  private static boolean isHidden(RepoPath path) {
    return path.segments().stream().anyMatch(name -> name.startsWith("."));
  }

  private static Exposure.Form form(Entry entry) {
    return switch (entry.type()) {
      case FILE -> Exposure.Form.FILE;
      case DIRECTORY, GITLINK -> Exposure.Form.DIRECTORY;
      case SYMLINK, SPECIAL, REF -> Exposure.Form.OTHER;
    };
  }
}
