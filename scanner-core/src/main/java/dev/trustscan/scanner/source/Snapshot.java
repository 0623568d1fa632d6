package dev.trustscan.scanner.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One source at one moment: its entries, and its bytes as first read. Every later stage works on a
 * snapshot, so that what was hashed is what is parsed, shown and signed.
 */
public final class Snapshot implements AutoCloseable {
  private static final int MOST_LINKS = 40;
  private static final int MOST_SEARCHES = 4096;
  private static final int MOST_GAPS = 1000;
  private static final Comparator<Entry> BY_PATH = (a, b) -> a.path().compareTo(b.path());
  private static final Entry ROOT =
      new Entry(
          RepoPath.ROOT, EntryType.DIRECTORY, 0, false, "", Optional.empty(), Tracking.UNKNOWN);

  private final Source source;
  private final Limits limits;
  private final long deadline;
  private final List<Entry> entries;
  private @Nullable Map<RepoPath, Entry> byPath;
  private int lookups;
  private final Map<RepoPath, Content> contents = new HashMap<>();
  private final List<Gap> gaps;
  private final Map<Class<?>, Object> derived = new HashMap<>();
  private @Nullable List<Ref> refs;
  private long bytesRead;

  private Snapshot(
      Source source, Limits limits, long deadline, List<Entry> entries, List<Gap> gaps) {
    this.source = source;
    this.limits = limits;
    this.deadline = deadline;
    this.entries = entries;
    this.gaps = gaps;
  }

  /**
   * Lists a source. The snapshot owns and closes it.
   *
   * @throws SourceException if nothing can be listed at all
   */
  public static Snapshot of(Source source, Limits limits) throws SourceException {
    long deadline = System.nanoTime() + limits.time().toNanos();
    var entries = new ArrayList<Entry>();
    var gaps = new ArrayList<Gap>();
    source.list(
        new Source.Listing() {
          private boolean full;

          @Override
          public boolean entry(Entry entry) {
            if (full) {
              return false;
            }
            if (entries.size() >= limits.entries()) {
              full = true;
              gaps.add(
                  new Gap(
                      RepoPath.ROOT,
                      Gap.Reason.TOO_MANY,
                      "more than " + limits.entries() + " entries"));
              return false;
            }
            entries.add(entry);
            full = (entries.size() & 1023) == 0 && isTimeOver();
            return !full;
          }

          @Override
          public void gap(Gap gap) {
            if (gaps.size() < MOST_GAPS) {
              gaps.add(gap);
            } else if (gaps.size() == MOST_GAPS) {
              gaps.add(new Gap(RepoPath.ROOT, Gap.Reason.TOO_MANY, "more gaps than are listed"));
            }
          }

          @Override
          public Limits limits() {
            return limits;
          }

          @Override
          public boolean isTimeOver() {
            return System.nanoTime() - deadline > 0;
          }
        });
    if (System.nanoTime() - deadline > 0) {
      gaps.add(new Gap(RepoPath.ROOT, Gap.Reason.TIME, "the time limit ran out while listing"));
    }
    if (!isSorted(entries)) {
      entries.sort(BY_PATH);
      addDuplicates(entries, gaps);
    }
    return new Snapshot(source, limits, deadline, List.copyOf(entries), gaps);
  }

  /** Whether every path comes before the next, as they mostly do. */
  private static boolean isSorted(List<Entry> entries) {
    for (int i = 1; i < entries.size(); i++) {
      if (BY_PATH.compare(entries.get(i - 1), entries.get(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  // Which of two entries a consumer meets is not ours to say.
  private static void addDuplicates(List<Entry> sorted, List<Gap> gaps) {
    for (int i = 1; i < sorted.size(); i++) {
      RepoPath path = sorted.get(i).path();
      if (path.equals(sorted.get(i - 1).path())) {
        gaps.add(new Gap(path, Gap.Reason.MALFORMED, "the same path more than once"));
      }
    }
  }

  /** What is looked at. */
  public Provenance provenance() {
    return source.provenance();
  }

  /** The budgets. */
  public Limits limits() {
    return limits;
  }

  /** Every entry, sorted by path. */
  public List<Entry> entries() {
    return entries;
  }

  /** The entry at a path, links not followed. */
  public Optional<Entry> entry(RepoPath path) {
    return Optional.ofNullable(find(path));
  }

  // Making a map of a large tree costs more than the few searches that most scans need.
  private synchronized @Nullable Entry find(RepoPath path) {
    if (byPath == null && ++lookups > MOST_SEARCHES) {
      byPath = HashMap.newHashMap(entries.size());
      for (Entry entry : entries) {
        byPath.put(entry.path(), entry);
      }
    }
    if (byPath != null) {
      return byPath.get(path);
    }
    int at = firstAtOrAfter(path);
    Entry entry = at < entries.size() ? entries.get(at) : null;
    return entry != null && entry.path().equals(path) ? entry : null;
  }

  /** Every entry below a directory, the directory itself left out. */
  public List<Entry> below(RepoPath folder) {
    if (folder.isRoot()) {
      return entries;
    }
    var found = new ArrayList<Entry>();
    // Siblings such as "a-b" sort between "a" and "a/b", so the search starts behind the slash.
    RepoPath first = folder.child(RepoPath.of("\0"));
    for (int i = firstAtOrAfter(first); i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (!entry.path().isWithin(folder)) {
        break;
      }
      found.add(entry);
    }
    return found;
  }

  private int firstAtOrAfter(RepoPath path) {
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.get(middle).path().compareTo(path) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Follows links inside the repository, by our own rules and within limits. */
  public Resolution resolve(RepoPath path) {
    Deque<RepoPath> todo = new ArrayDeque<>(path.parts());
    var links = new ArrayList<RepoPath>();
    RepoPath at = RepoPath.ROOT;
    while (!todo.isEmpty()) {
      RepoPath segment = todo.pop();
      String name = segment.text();
      if (name.isEmpty() || name.equals(".")) {
        continue;
      }
      if (name.equals("..")) {
        if (at.isRoot()) {
          return new Resolution.Outside(path.text(), List.copyOf(links));
        }
        at = at.parent();
        continue;
      }
      at = at.child(segment);
      Entry entry = find(at);
      if (entry == null) {
        return new Resolution.Missing();
      }
      if (entry.type() != EntryType.SYMLINK) {
        continue;
      }
      String target = entry.linkTarget().orElse("");
      links.add(at);
      if (links.size() > MOST_LINKS) {
        return new Resolution.Loop();
      }
      if (target.startsWith("/") || target.isEmpty()) {
        return new Resolution.Outside(target, List.copyOf(links));
      }
      at = at.parent();
      List<String> segments = List.of(target.split("/", -1));
      for (int i = segments.size() - 1; i >= 0; i--) {
        todo.push(RepoPath.ofEscaped(segments.get(i)));
      }
    }
    Entry entry = at.isRoot() ? ROOT : find(at);
    return entry == null
        ? new Resolution.Missing()
        : new Resolution.Inside(entry, List.copyOf(links));
  }

  /** Reads a file, once. Only regular files are read. */
  public synchronized Content content(Entry entry) {
    return contents.computeIfAbsent(entry.path(), path -> read(entry));
  }

  private Content read(Entry entry) {
    if (!entry.isFile()) {
      return new Content.Unread(new Gap(entry.path(), Gap.Reason.UNREADABLE, "not a regular file"));
    }
    if (System.nanoTime() - deadline > 0) {
      return new Content.Unread(
          new Gap(
              entry.path(),
              Gap.Reason.TIME,
              "the time limit of " + limits.time().toSeconds() + " s ran out"));
    }
    long left = limits.totalBytes() - bytesRead;
    if (left <= 0 || entry.size() > left) {
      return new Content.Unread(
          new Gap(
              entry.path(),
              Gap.Reason.TOO_LARGE,
              "the limit of " + limits.totalBytes() + " bytes read in all ran out"));
    }
    Content content = source.read(entry, limits.inspectBytes(), Math.min(left, limits.hashBytes()));
    bytesRead +=
        switch (content) {
          case Content.Whole whole -> whole.bytes().length;
          case Content.HashedOnly hashed -> hashed.size();
          case Content.Unread unread -> 0;
        };
    return content;
  }

  /** The refs of the repository, sorted by name; none where there is no repository. */
  public synchronized List<Ref> refs() {
    if (refs == null) {
      refs = List.copyOf(source.refs());
    }
    return refs;
  }

  /** A file's size in bytes; -1 if the source cannot say without reading it. */
  public synchronized long size(Entry entry) {
    return entry.size() >= 0 ? entry.size() : source.size(entry);
  }

  /**
   * Something that a later stage makes of this snapshot, once, however often it is asked for.
   *
   * @param key what it is
   */
  public synchronized <T> T derived(Class<T> key, Function<Snapshot, T> make) {
    Object known = derived.get(key);
    if (known == null) {
      known = make.apply(this);
      derived.put(key, known);
    }
    return key.cast(known);
  }

  /** How many bytes have been read in all. */
  public synchronized long bytesRead() {
    return bytesRead;
  }

  /** How many milliseconds of the time limit are left; never negative. */
  public long millisLeft() {
    return Math.max(0, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
  }

  /** The gaps met while listing. Gaps of contents are in the contents. */
  public List<Gap> listingGaps() {
    return List.copyOf(gaps);
  }

  @Override
  public void close() {
    source.close();
  }
}
