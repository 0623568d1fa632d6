package dev.trustscan.scanner.closure;

import dev.trustscan.scanner.command.CommandFacts;
import dev.trustscan.scanner.command.Fact;
import dev.trustscan.scanner.command.PathText;
import dev.trustscan.scanner.command.Reference;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.source.Content;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.Gap;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Follows references from file to file, breadth after depth, each file once. */
final class Walk {
  private final Snapshot snapshot;
  private final Scripts scripts;
  private final Tasks tasks;
  private final RepoPath root;
  private final Lookup lookup;
  private final List<Closure.Reached> reached = new ArrayList<>();
  private final Set<Closure.Unresolved> unresolved = new LinkedHashSet<>();
  private final List<Gap> gaps = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private boolean notBound;

  Walk(Snapshot snapshot, Scripts scripts, Tasks tasks, RepoPath root) {
    this.snapshot = snapshot;
    this.scripts = scripts;
    this.tasks = tasks;
    this.root = root;
    this.lookup = new Lookup(snapshot, root);
  }

  Closure closure() {
    return new Closure(reached, List.copyOf(unresolved), notBound, gaps);
  }

  void follow(CommandFacts facts, RepoPath from, int depth) {
    bind(facts, from);
    for (Reference reference : facts.references()) {
      if (depth > snapshot.limits().closureDepth()
          || reached.size() >= snapshot.limits().closureFiles()) {
        miss(reference, from, Closure.Reason.LIMIT);
        continue;
      }
      switch (reference.kind()) {
        case RUNS, SOURCES, READS -> file(reference, facts, from, depth);
        case PYTHON_MODULE -> module(reference, facts, from, depth);
        case PACKAGE_SCRIPT, MAKE_TARGET, JUST_RECIPE, RUNNER_TASK -> task(reference, from, depth);
        case UNKNOWN -> miss(reference, from, Closure.Reason.DYNAMIC);
      }
    }
  }

  private void bind(CommandFacts facts, RepoPath from) {
    for (Fact fact : facts.facts()) {
      if (fact.kind() == Fact.Kind.UNPINNED_PACKAGE || fact.kind() == Fact.Kind.FETCH_AND_RUN) {
        notBound = true;
        unresolved.add(
            new Closure.Unresolved(fact.detail(), from, fact.span(), Closure.Reason.REMOTE));
      }
    }
  }

  private void miss(Reference reference, RepoPath from, Closure.Reason reason) {
    if (reference.kind() == Reference.Kind.READS) {
      // Data that is not there, or not the repository's, changes nothing about what runs.
      return;
    }
    unresolved.add(new Closure.Unresolved(reference.text(), from, reference.span(), reason));
  }

  private void file(Reference reference, CommandFacts facts, RepoPath from, int depth) {
    PathText path = PathText.of(reference.text());
    switch (lookup.find(path, from, reference.kind())) {
      case Lookup.Found.File found -> reach(found.entry(), reference, facts, from, depth);
      case Lookup.Found.Nothing nothing -> miss(reference, from, nothing.reason());
      case Lookup.Found.Folder _ -> {}
    }
  }

  /** A module that is not found here is installed, and not the repository's. */
  private void module(Reference reference, CommandFacts facts, RepoPath from, int depth) {
    String written = reference.text();
    int dots = 0;
    while (dots < written.length() && written.charAt(dots) == '.') {
      dots++;
    }
    String up = dots < 2 ? "" : "../".repeat(dots - 1);
    var path = PathText.of(up + written.substring(dots).replace('.', '/'));
    if (lookup.find(path, from, Reference.Kind.SOURCES) instanceof Lookup.Found.File found) {
      reach(found.entry(), reference, facts, from, depth);
    }
  }

  private void reach(
      Entry entry, Reference reference, CommandFacts facts, RepoPath from, int depth) {
    if (!seen.add(entry.path().base64())) {
      return;
    }
    boolean data = reference.kind() == Reference.Kind.READS;
    switch (scripts.content(entry)) {
      case Content.Whole whole -> {
        CommandFacts own =
            data ? CommandFacts.NOTHING : scripts.run(entry, whole, facts.programs());
        add(entry, whole.sha256(), reference, from, depth, own);
        if (!data) {
          follow(own, entry.path(), depth + 1);
        }
      }
      case Content.HashedOnly hashed -> {
        add(
            entry,
            hashed.sha256(),
            reference,
            from,
            depth,
            data ? CommandFacts.NOTHING : Scripts.UNREADABLE);
        if (!data) {
          gaps.add(hashed.gap());
        }
      }
      case Content.Unread unread -> {
        gaps.add(unread.gap());
        miss(reference, from, Closure.Reason.LIMIT);
      }
    }
  }

  private void add(
      Entry entry, String sha, Reference reference, RepoPath from, int depth, CommandFacts own) {
    reached.add(
        new Closure.Reached(
            entry.path(), sha, reference.kind(), from, reference.span(), depth, own));
  }

  private void task(Reference reference, RepoPath from, int depth) {
    List<Tasks.Task> found = tasks.find(reference, from, root);
    if (found.isEmpty()) {
      miss(reference, from, Closure.Reason.ABSENT);
    }
    for (Tasks.Task task : found) {
      if (!seen.add(task.file().base64() + '#' + task.name())) {
        continue;
      }
      reached.add(
          new Closure.Reached(
              task.file(),
              task.sha256(),
              reference.kind(),
              from,
              reference.span(),
              depth,
              task.facts()));
      follow(task.facts(), task.file(), depth + 1);
    }
  }

  /** A file of a folder that is loaded as a whole. */
  void member(Entry entry, RepoPath from) {
    if (reached.size() >= snapshot.limits().closureFiles()) {
      unresolved.add(new Closure.Unresolved("", from, Span.NONE, Closure.Reason.LIMIT));
      return;
    }
    if (!seen.add(entry.path().base64())) {
      return;
    }
    switch (scripts.content(entry)) {
      case Content.Whole whole ->
          reached.add(
              new Closure.Reached(
                  entry.path(),
                  whole.sha256(),
                  Reference.Kind.READS,
                  from,
                  Span.NONE,
                  1,
                  scripts.ifScript(entry, whole)));
      case Content.HashedOnly hashed ->
          reached.add(
              new Closure.Reached(
                  entry.path(),
                  hashed.sha256(),
                  Reference.Kind.READS,
                  from,
                  Span.NONE,
                  1,
                  CommandFacts.NOTHING));
      case Content.Unread unread -> gaps.add(unread.gap());
    }
  }
}
