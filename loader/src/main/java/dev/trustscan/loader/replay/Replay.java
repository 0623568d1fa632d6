package dev.trustscan.loader.replay;

import dev.trustscan.loader.bind.Checkouts;
import dev.trustscan.loader.decision.DecidedUnit;
import dev.trustscan.loader.gate.Capability;
import dev.trustscan.loader.gate.Gate;
import dev.trustscan.loader.gate.InertUnit;
import dev.trustscan.loader.gate.Rendering;
import dev.trustscan.loader.gate.Subject;
import dev.trustscan.loader.gate.UnitFacts;
import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.Effect;
import dev.trustscan.scanner.report.Printable;
import dev.trustscan.scanner.source.Limits;
import dev.trustscan.scanner.source.Repository;
import dev.trustscan.scanner.source.SourceException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Walks the first parents of a history and counts questions under two rules: asking whenever a file
 * that a tool reads changes in any byte, and asking by unit as the gate does. A person who answers
 * yes to every question is assumed, so that each question is asked once.
 *
 * <p>That nothing is missed is not taken from the gate's own digests: whenever what a person would
 * see of an executing, redirecting or loosening unit, or of the files that it reaches, is new, the
 * gate must have asked.
 */
public final class Replay {
  private final Path folder;
  private final Catalogue catalogue;
  private final Limits limits;
  private final Set<String> agents;
  private final Set<String> decided = new HashSet<>();
  private final Set<String> texts = new HashSet<>();
  private final Set<String> seenActs = new HashSet<>();

  /**
   * What was counted.
   *
   * @param commits commits read
   * @param surfaces commits in which a file that some tool reads changed: the questions of a rule
   *     on bytes
   * @param questions commits at which the gate would have asked
   * @param units units asked about in all
   * @param acting commits that added or changed something that executes, redirects or loosens
   * @param missed such commits at which the gate would not have asked
   */
  public record Figures(
      int commits, int surfaces, int questions, int units, int acting, List<String> missed) {
    public Figures {
      missed = List.copyOf(missed);
    }

    /** How many per cent fewer questions than asking on bytes; 0 where neither asks. */
    public double fewer() {
      return surfaces == 0 ? 0 : 100.0 * (surfaces - questions) / surfaces;
    }
  }

  public Replay(Path folder, Catalogue catalogue, Limits limits, Set<String> agents) {
    this.folder = folder;
    this.catalogue = catalogue;
    this.limits = limits;
    this.agents = Set.copyOf(agents);
  }

  /**
   * Replays a range, oldest commit first.
   *
   * @param base the commit before the first; empty for the root of the history
   * @param head the newest commit
   * @param most how many commits to read
   * @throws SourceException if a commit cannot be read
   */
  public Figures run(Optional<String> base, String head, int most) throws SourceException {
    List<String> line = line(base, head, most);
    int surfaces = 0;
    int questions = 0;
    int units = 0;
    int acting = 0;
    var missed = new ArrayList<String>();
    Map<String, String> files = Map.of();
    for (String commit : line) {
      Subject subject = Checkouts.read(folder, commit, catalogue, agents, limits);
      List<InertUnit> concerned =
          subject.units().stream()
              .filter(u -> agents.isEmpty() ? Gate.concerns(u.facts(), "") : isWanted(u.facts()))
              .toList();
      Map<String, String> now = files(concerned);
      surfaces += addsOrChanges(files, now) ? 1 : 0;
      files = now;
      int asked = ask(concerned);
      units += asked;
      questions += asked > 0 ? 1 : 0;
      if (acts(concerned)) {
        acting++;
        if (asked == 0) {
          missed.add(commit);
        }
      }
    }
    return new Figures(line.size(), surfaces, questions, units, acting, missed);
  }

  private boolean isWanted(UnitFacts unit) {
    return agents.stream().anyMatch(agent -> Gate.concerns(unit, agent));
  }

  private List<String> line(Optional<String> base, String head, int most) throws SourceException {
    try (Repository repository = Repository.around(folder).orElseThrow(() -> none("here"))) {
      List<String> commits = repository.line(head, most).orElseThrow(() -> none(head)).commits();
      if (base.isPresent()) {
        String end =
            repository.line(base.get(), 1).orElseThrow(() -> none(base.get())).commits().getFirst();
        int at = commits.indexOf(end);
        commits = at < 0 ? commits : commits.subList(0, at);
      }
      return List.copyOf(commits.reversed());
    }
  }

  private static SourceException none(String name) {
    return new SourceException(
        SourceException.Reason.UNKNOWN_REF,
        "There is no commit \u2068" + name + "\u2069 to replay.");
  }

  /** Every unit by its file's bytes and those of all that it reaches. */
  private static Map<String, String> files(List<InertUnit> units) {
    var files = new HashMap<String, String>();
    for (InertUnit unit : units) {
      DecidedUnit now = unit.facts().now();
      files.put(now.path() + " " + now.id(), now.bytes().hex());
    }
    return files;
  }

  private static boolean addsOrChanges(Map<String, String> before, Map<String, String> now) {
    return now.entrySet().stream().anyMatch(e -> !e.getValue().equals(before.get(e.getKey())));
  }

  /** Asks as the gate does at upstream's commits, and takes every answer to be yes. */
  private int ask(List<InertUnit> units) {
    int asked = 0;
    for (InertUnit unit : units) {
      UnitFacts facts = unit.facts();
      DecidedUnit now = facts.now();
      if (!facts.needsAnswer() || decided.contains(now.digest().hex())) {
        continue;
      }
      boolean text =
          facts.capabilities().equals(Set.of(Capability.INFLUENCE)) && facts.marks().isEmpty();
      // A text that was allowed once follows upstream under a notice.
      if (!(text && texts.contains(now.id()))) {
        asked++;
      }
      decided.add(now.digest().hex());
      if (now.effect() == Effect.INFLUENCES) {
        texts.add(now.id());
      }
    }
    return asked;
  }

  /** Whether something that acts is there in a form in which it never was, by its bytes. */
  private boolean acts(List<InertUnit> units) {
    boolean fresh = false;
    for (InertUnit unit : units) {
      if (unit.facts().now().effect().compareTo(Effect.LOOSENS) <= 0) {
        fresh |= seenActs.add(shown(unit));
      }
    }
    return fresh;
  }

  /** What a person would see of it, which no digest of ours takes part in. */
  private static String shown(InertUnit unit) {
    Rendering shown = Rendering.of(unit, Printable.UNICODE);
    DecidedUnit now = unit.facts().now();
    return String.join(
        "\n",
        now.path(),
        unnumbered(now.pointer()),
        shown.command(),
        String.join("\n", shown.value()),
        String.join("\n", shown.reaches()),
        String.join("\n", shown.unseen()));
  }

  private static String unnumbered(String pointer) {
    var out = new StringBuilder();
    boolean inside = false;
    for (int i = 0; i < pointer.length(); i++) {
      char c = pointer.charAt(i);
      inside = c == '[' || (inside && c != ']');
      if (!inside || c == '[') {
        out.append(c);
      }
    }
    return out.toString();
  }
}
