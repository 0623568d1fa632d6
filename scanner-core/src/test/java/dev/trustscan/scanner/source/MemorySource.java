package dev.trustscan.scanner.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A source whose files are given by a test. Directories above files are listed by themselves.
 *
 * <p>{@code Snapshot snapshot = new MemorySource().file("a/b.sh", "echo").link("c",
 * "a").snapshot();}
 */
public final class MemorySource implements Source {
  private final Map<RepoPath, Entry> entries = new TreeMap<>();
  private final Map<RepoPath, byte[]> contents = new TreeMap<>();
  private final List<Ref> refs = new ArrayList<>();

  /** Adds a text file. */
  public MemorySource file(String path, String text) {
    return file(path, text.getBytes(StandardCharsets.UTF_8), false);
  }

  /** Adds an executable text file. */
  public MemorySource executable(String path, String text) {
    return file(path, text.getBytes(StandardCharsets.UTF_8), true);
  }

  /** Adds a file. */
  public MemorySource file(String path, byte[] bytes, boolean executable) {
    RepoPath at = RepoPath.of(path);
    contents.put(at, bytes.clone());
    return entry(at, EntryType.FILE, bytes.length, executable, Optional.empty());
  }

  /** Adds an empty directory. */
  public MemorySource directory(String path) {
    return entry(RepoPath.of(path), EntryType.DIRECTORY, -1, false, Optional.empty());
  }

  /** Adds a symbolic link. */
  public MemorySource link(String path, String target) {
    return entry(RepoPath.of(path), EntryType.SYMLINK, -1, false, Optional.of(target));
  }

  /** Adds a gitlink. */
  public MemorySource gitlink(String path) {
    return entry(RepoPath.of(path), EntryType.GITLINK, -1, false, Optional.empty());
  }

  /** Adds an entry that is never read. */
  public MemorySource special(String path) {
    return entry(RepoPath.of(path), EntryType.SPECIAL, -1, false, Optional.empty());
  }

  /** Adds a ref. */
  public MemorySource ref(String name, String target) {
    refs.add(new Ref(RepoPath.of(name), target));
    return this;
  }

  @Override
  public List<Ref> refs() {
    return List.copyOf(refs);
  }

  private MemorySource entry(
      RepoPath path, EntryType type, long size, boolean executable, Optional<String> target) {
    if (!path.parent().isRoot() && !entries.containsKey(path.parent())) {
      entry(path.parent(), EntryType.DIRECTORY, -1, false, Optional.empty());
    }
    entries.put(path, new Entry(path, type, size, executable, "", target, Tracking.TRACKED));
    return this;
  }

  /** A snapshot within the usual limits. */
  public Snapshot snapshot() {
    return snapshot(Limits.DEFAULT);
  }

  /** A snapshot. */
  public Snapshot snapshot(Limits limits) {
    try {
      return Snapshot.of(this, limits);
    } catch (SourceException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public Provenance provenance() {
    return new Provenance(Provenance.Kind.TEXT, "memory", "", "", List.of(), List.of());
  }

  @Override
  public void list(Listing listing) throws SourceException {
    for (Entry entry : entries.values()) {
      if (!listing.entry(entry)) {
        return;
      }
    }
  }

  @Override
  public Content read(Entry entry, long inspectBytes, long hashBytes) {
    byte[] bytes = contents.get(entry.path());
    if (bytes == null) {
      return new Content.Unread(new Gap(entry.path(), Gap.Reason.UNREADABLE, "not a regular file"));
    }
    if (bytes.length > hashBytes) {
      return new Content.Unread(new Gap(entry.path(), Gap.Reason.TOO_LARGE, "not hashed"));
    }
    if (bytes.length > inspectBytes) {
      Gap gap = new Gap(entry.path(), Gap.Reason.TOO_LARGE, "hashed only");
      return new Content.HashedOnly(bytes.length, sha256(bytes), gap);
    }
    return new Content.Whole(bytes.clone(), sha256(bytes));
  }

  @Override
  public void close() {}

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
