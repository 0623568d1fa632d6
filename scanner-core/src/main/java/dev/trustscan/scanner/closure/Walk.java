package dev.trustscan.scanner.closure;

import dev.trustscan.scanner.command.Behaviour;
import dev.trustscan.scanner.command.CommandFacts;
import dev.trustscan.scanner.command.Fact;
import dev.trustscan.scanner.command.Reference;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.Gap;
import dev.trustscan.scanner.source.RepoPath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The closure of one unit while it grows. */
final class Walk {
  private static final int MOST_UNRESOLVED = 500;
  private static final int MOST_STEPS = 20_000;
  private static final List<String> INSTALLED =
      List.of("node_modules/", ".venv/", "venv/", "vendor/bin/", ".tox/");

  private record Step(Reference reference, Place place) {}

  private final Files files;
  private final Resolver resolver;
  private final Tasks tasks;
  private final Map<RepoPath, Closure.Reached> reached = new LinkedHashMap<>();
  private final List<Closure.Unresolved> unresolved = new ArrayList<>();
  private final Set<Closure.Unresolved> known = new HashSet<>();
  private final List<Gap> gaps = new ArrayList<>();
  private final Set<String> done = new HashSet<>();
  private final Deque<Step> open = new ArrayDeque<>();
  private Behaviour behaviour = Behaviour.NOTHING;
  private boolean notBound;
  private boolean full;
  private int steps;

  Walk(Files files, RepoPath root) {
    this.files = files;
    this.resolver = new Resolver(files.snapshot(), root);
    this.tasks = new Tasks(files, resolver, this);
  }

  /** Takes what a text says and follows what it names. */
  void facts(CommandFacts facts, Place place) {
    for (Fact fact : facts.facts()) {
      boolean remote =
          fact.kind() == Fact.Kind.FETCH_AND_RUN || fact.kind() == Fact.Kind.UNPINNED_PACKAGE;
      if (remote) {
        notBound = true;
        if (!fact.detail().isEmpty()) {
          unresolved(fact.detail(), place, fact.span(), Closure.Reason.REMOTE);
        }
      }
    }
    for (Reference reference : facts.references()) {
      open.add(new Step(reference, place));
    }
  }

  Closure finish() {
    while (!open.isEmpty()) {
      Step step = open.poll();
      if (++steps > MOST_STEPS) {
        limit(step.place(), step.reference(), "more than " + MOST_STEPS + " names");
        break;
      }
      follow(step.reference(), step.place());
    }
    return new Closure(List.copyOf(reached.values()), unresolved, notBound, gaps, behaviour);
  }

  void raise(Behaviour at) {
    behaviour = Behaviour.stronger(behaviour, at);
  }

  void unresolved(String text, Place place, Span at, Closure.Reason reason) {
    var entry = new Closure.Unresolved(text, place.file(), at, reason);
    if (unresolved.size() < MOST_UNRESOLVED && known.add(entry)) {
      unresolved.add(entry);
    }
  }

  private void follow(Reference reference, Place place) {
    switch (reference.kind()) {
      case RUNS -> path(reference, place, false);
      case SOURCES -> path(reference, place, importsBeside(place.file()));
      case READS -> reads(reference, place);
      case PYTHON_MODULE -> module(reference, place);
      case PACKAGE_SCRIPT, MAKE_TARGET, JUST_RECIPE, RUNNER_TASK -> tasks.follow(reference, place);
      case UNKNOWN -> unresolved(reference.text(), place, reference.span(), Closure.Reason.DYNAMIC);
    }
  }

  /** Whether files of this language name others relative to themselves. */
  private static boolean importsBeside(RepoPath file) {
    return switch (Files.ending(file.name())) {
      case "js",
          "mjs",
          "cjs",
          "ts",
          "mts",
          "cts",
          "tsx",
          "jsx",
          "rb",
          "php",
          "pl",
          "lua",
          "gradle" ->
          true;
      default -> false;
    };
  }

  private void path(Reference reference, Place place, boolean beside) {
    switch (resolver.path(reference.text(), place, beside)) {
      case Resolver.Found.Entries found ->
          found.entries().forEach(entry -> runs(entry, reference, place));
      case Resolver.Found.Nowhere nowhere -> lost(reference, place, nowhere.reason());
    }
  }

  private void lost(Reference reference, Place place, Closure.Reason reason) {
    String lower = reference.text().toLowerCase(Locale.ROOT);
    boolean installed =
        reason == Closure.Reason.ABSENT && INSTALLED.stream().anyMatch(lower::contains);
    if (installed) {
      // What a package manager puts there later is a program from outside.
      raise(Behaviour.OUTSIDE_PROGRAM);
      return;
    }
    unresolved(reference.text(), place, reference.span(), reason);
    switch (reason) {
      case ABSENT, DYNAMIC, LIMIT -> raise(Behaviour.UNKNOWN_CODE);
      case OUTSIDE -> raise(Behaviour.OUTSIDE_PROGRAM);
      case REMOTE -> {
        notBound = true;
        raise(Behaviour.FETCHED_CODE);
      }
    }
  }

  private void reads(Reference reference, Place place) {
    if (resolver.path(reference.text(), place, false) instanceof Resolver.Found.Entries found) {
      found.entries().forEach(entry -> holds(entry, reference.kind(), reference.span(), place));
    }
  }

  private void module(Reference reference, Place place) {
    Modules.find(resolver, reference.text(), place).forEach(entry -> runs(entry, reference, place));
  }

  /** A file that runs, by itself or as part of another. */
  void runs(Entry entry, Reference reference, Place place) {
    if (!done.add("runs " + entry.path().base64())) {
      return;
    }
    if (!room(entry, reference, place)) {
      return;
    }
    Files.Looked looked = files.program(entry);
    gaps.addAll(looked.gaps());
    raise(looked.behaviour());
    add(entry, looked, reference.kind(), reference.span(), place);
    facts(looked.facts(), place.inside(entry.path()));
  }

  /** A file that is only data, or a script that lies in a folder; false once no more fit. */
  boolean holds(Entry entry, Reference.Kind kind, Place place) {
    boolean program = entry.executable() || files.analyzer().isProgram(entry.path().name());
    var reference =
        new Reference(program ? Reference.Kind.RUNS : kind, entry.path().name(), Span.NONE);
    if (program) {
      runs(entry, reference, new Place(place.file(), place.directory(), place.depth()));
    } else {
      holds(entry, kind, Span.NONE, place);
    }
    return !full;
  }

  void holds(Entry entry, Reference.Kind kind, Span at, Place place) {
    if (entry.isFile()
        && !reached.containsKey(entry.path())
        && room(entry, new Reference(kind, "", at), place)) {
      Files.Looked looked = files.data(entry);
      gaps.addAll(looked.gaps());
      add(entry, looked, kind, at, place);
    }
  }

  private boolean room(Entry entry, Reference reference, Place place) {
    if (place.depth() >= files.snapshot().limits().closureDepth()) {
      limit(place, reference, "more than " + place.depth() + " steps away");
      return false;
    }
    if (reached.size() >= files.snapshot().limits().closureFiles()
        && !reached.containsKey(entry.path())) {
      limit(place, reference, "more than " + reached.size() + " files reached");
      return false;
    }
    return true;
  }

  private void limit(Place place, Reference reference, String detail) {
    unresolved(reference.text(), place, reference.span(), Closure.Reason.LIMIT);
    raise(Behaviour.UNKNOWN_CODE);
    if (!full) {
      gaps.add(new Gap(place.file(), Gap.Reason.TOO_MANY, detail));
    }
    full = true;
  }

  private void add(Entry entry, Files.Looked looked, Reference.Kind kind, Span at, Place place) {
    reached.put(
        entry.path(),
        new Closure.Reached(
            entry.path(),
            looked.sha256(),
            kind,
            place.file(),
            at,
            place.depth() + 1,
            looked.facts()));
  }

  /** A task of a file of tasks, run beside it; false if it was there before. */
  boolean task(Entry manifest, String name, CommandFacts facts, Reference reference, Place place) {
    return task(manifest, name, facts, reference, place, manifest.path().parent());
  }

  /** A task that runs in some directory. */
  boolean task(
      Entry manifest,
      String name,
      CommandFacts facts,
      Reference reference,
      Place place,
      RepoPath directory) {
    if (!room(manifest, reference, place)) {
      return false;
    }
    Closure.Reached before = reached.get(manifest.path());
    CommandFacts all = before == null ? facts : before.facts().and(facts);
    Files.Looked digest = files.data(manifest);
    reached.put(
        manifest.path(),
        new Closure.Reached(
            manifest.path(),
            digest.sha256(),
            before == null ? reference.kind() : before.kind(),
            before == null ? place.file() : before.from(),
            before == null ? reference.span() : before.at(),
            before == null ? place.depth() + 1 : before.depth(),
            all));
    raise(facts.behaviour());
    facts(facts, new Place(manifest.path(), directory, place.depth() + 1));
    return !name.isEmpty();
  }

  /** Whether something is met for the first time. */
  boolean first(String key) {
    return done.add(key);
  }
}
