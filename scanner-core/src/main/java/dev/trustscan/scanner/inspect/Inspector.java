package dev.trustscan.scanner.inspect;

import dev.trustscan.rules.Consumer;
import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Format;
import dev.trustscan.scanner.closure.ClosureBuilder;
import dev.trustscan.scanner.command.CommandAnalyzer;
import dev.trustscan.scanner.doc.DocumentReader;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.doc.Parsed;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.inventory.SurfaceHit;
import dev.trustscan.scanner.source.Content;
import dev.trustscan.scanner.source.EntryType;
import dev.trustscan.scanner.source.Gap;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.Snapshot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the units of every surface. */
public final class Inspector {
  /** Nobody decides on more; a file made to exhaust us may hold hundreds of thousands. */
  static final int MOST_UNITS = 10_000;

  private static final Node.Scalar NOTHING = new Node.Scalar("", Node.ScalarType.STRING, Span.NONE);

  private final Snapshot snapshot;
  private final DocumentReader documents;
  private final UnitBuilder units;
  private final List<Gap> gaps = new ArrayList<>();

  /** Works on one snapshot. */
  public Inspector(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.documents = new DocumentReader(snapshot.limits());
    var analyzer = new CommandAnalyzer(snapshot.limits());
    this.units = new UnitBuilder(analyzer, new ClosureBuilder(snapshot, analyzer, documents));
  }

  /** Inspects every hit; hits of one path form one file. */
  public List<InspectedFile> inspect(List<SurfaceHit> hits) {
    Map<RepoPath, List<SurfaceHit>> byPath = new LinkedHashMap<>();
    for (SurfaceHit hit : hits) {
      byPath.computeIfAbsent(hit.path(), key -> new ArrayList<>()).add(hit);
    }
    var files = new ArrayList<InspectedFile>();
    for (List<SurfaceHit> group : byPath.values()) {
      files.add(file(group));
    }
    return files;
  }

  /** What could not be looked at. */
  public List<Gap> gaps() {
    return List.copyOf(gaps);
  }

  private InspectedFile file(List<SurfaceHit> hits) {
    SurfaceHit first = hits.getFirst();
    if (!first.entry().isFile()) {
      return entry(hits);
    }
    Content content = snapshot.content(first.entry());
    return switch (content) {
      case Content.Whole whole -> read(hits, whole);
      case Content.HashedOnly hashed -> unread(hits, content, hashed.gap());
      case Content.Unread unread -> unread(hits, content, unread.gap());
    };
  }

  private InspectedFile entry(List<SurfaceHit> hits) {
    SurfaceHit first = hits.getFirst();
    Gap none = new Gap(first.path(), Gap.Reason.UNREADABLE, "not a regular file");
    if (first.entry().type() == EntryType.SYMLINK && acts(hits)) {
      gaps.add(
          new Gap(
              first.path(),
              Gap.Reason.OUTSIDE,
              "a link that leaves the repository or leads nowhere"));
    } else if (first.entry().type() == EntryType.SPECIAL && acts(hits)) {
      gaps.add(new Gap(first.path(), Gap.Reason.UNREADABLE, "a FIFO, socket or device"));
    }
    var drafts = new ArrayList<Draft>();
    for (SurfaceHit hit : hits) {
      drafts.add(Draft.whole(hit, NOTHING));
    }
    Content content = new Content.Unread(none);
    return new InspectedFile(
        hits, content, Optional.empty(), build(drafts, content, "", Surroundings.NONE));
  }

  private InspectedFile unread(List<SurfaceHit> hits, Content content, Gap gap) {
    if (acts(hits)) {
      gaps.add(gap);
    }
    var drafts = new ArrayList<Draft>();
    for (SurfaceHit hit : hits) {
      drafts.add(Draft.whole(hit, NOTHING));
    }
    return new InspectedFile(
        hits, content, Optional.empty(), build(drafts, content, "", Surroundings.NONE));
  }

  private static boolean acts(List<SurfaceHit> hits) {
    return hits.stream()
        .flatMap(hit -> hit.surface().effects().stream())
        .anyMatch(e -> e == Effect.EXECUTES || e == Effect.REDIRECTS || e == Effect.LOOSENS);
  }

  private InspectedFile read(List<SurfaceHit> hits, Content.Whole content) {
    Map<Format, Parsed> parsed = new EnumMap<>(Format.class);
    var drafts = new ArrayList<Draft>();
    // Surfaces that found nothing: of interest only where no other surface of the file found
    // anything.
    Map<SurfaceHit, Node> silent = new LinkedHashMap<>();
    @Nullable Node opaqueRoot = null;
    @Nullable SurfaceHit opaqueHit = null;
    String text = "";
    boolean failed = false;
    for (SurfaceHit hit : hits) {
      Format format = hit.surface().format();
      Parsed result = parsed.computeIfAbsent(format, f -> documents.read(f, content.bytes()));
      switch (result) {
        case Parsed.Ok ok -> {
          text = ok.document().text();
          Node root = ok.document().root();
          List<Draft> found = Drafter.elements(hit, root);
          drafts.addAll(found);
          if (hit.surface().elements().isEmpty()) {
            drafts.add(Draft.whole(hit, root));
          } else if (found.isEmpty() && !hit.selectorFound()) {
            silent.putIfAbsent(hit, root);
          } else if (opaqueRoot == null) {
            opaqueRoot = root;
            opaqueHit = hit;
          }
        }
        case Parsed.Failed bad -> {
          text = bad.text();
          if (!failed && acts(hits)) {
            gaps.add(new Gap(hit.path(), bad.reason(), bad.detail()));
          }
          failed = true;
          drafts.add(Draft.whole(hit, NOTHING));
        }
      }
    }
    if (opaqueRoot != null && opaqueHit != null) {
      drafts.addAll(Drafter.opaque(opaqueHit, opaqueRoot, drafts));
    }
    if (drafts.isEmpty()) {
      silent.forEach((hit, root) ->
          drafts.add(Draft.opaque(hit, "$", root, "nothing in it acts, as far as is known")));
    }
    if (drafts.size() > MOST_UNITS) {
      if (acts(hits)) {
        gaps.add(
            new Gap(
                hits.getFirst().path(),
                Gap.Reason.TOO_MANY,
                "more than " + MOST_UNITS + " units in one file; the rest is not shown"));
      }
      drafts.subList(MOST_UNITS, drafts.size()).clear();
    }
    return new InspectedFile(
        hits,
        content,
        Optional.ofNullable(parsed.get(hits.getFirst().surface().format())),
        build(drafts, content, text, Surroundings.of(parsed, drafts, content)));
  }

  /** Several surfaces may know the same node: one unit then, for all their consumers. */
  private List<Unit> build(List<Draft> drafts, Content content, String text, Surroundings around) {
    Map<String, List<Draft>> byPlace = new LinkedHashMap<>();
    for (Draft draft : drafts) {
      byPlace.computeIfAbsent(draft.pointer(), key -> new ArrayList<>()).add(draft);
    }
    var built = new ArrayList<Unit>();
    for (List<Draft> same : byPlace.values()) {
      Draft strongest = same.stream().min(Strongest.first()).orElseThrow();
      var consumers = new LinkedHashSet<Consumer>(strongest.hit().surface().consumers());
      for (Draft draft : same) {
        if (draft.effects().getFirst() == strongest.effects().getFirst()) {
          consumers.addAll(draft.hit().surface().consumers());
        }
      }
      built.add(
          units.build(strongest, List.copyOf(consumers), content, text, around.of(strongest)));
    }
    for (Unit unit : built) {
      if (unit.effect() == Effect.EXECUTES) {
        gaps.addAll(unit.closure().gaps());
      }
    }
    built.sort(Inspector::byPlace);
    return built;
  }

  private static int byPlace(Unit a, Unit b) {
    int order = Integer.compare(a.span().start(), b.span().start());
    return order != 0 ? order : a.pointer().compareTo(b.pointer());
  }
}
