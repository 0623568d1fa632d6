package dev.trustscan.scanner.source;

import java.util.List;

/**
 * Something that has entries and their bytes. Implementations start no process, open no connection,
 * write nothing, follow no symbolic link, and obey no configuration of what they read.
 */
public interface Source extends AutoCloseable {
  /** What is looked at. */
  Provenance provenance();

  /**
   * Lists every entry, directories before what is in them, in any order otherwise. Anything that
   * cannot be listed becomes a gap.
   *
   * @throws SourceException if nothing can be listed at all
   */
  void list(Listing listing) throws SourceException;

  /** The refs of the repository, sorted by name; none where there is no repository. */
  default List<Ref> refs() {
    return List.of();
  }

  /** The size of a file listed without one, from what stands in front of it; -1 if unknown. */
  default long size(Entry entry) {
    return entry.size();
  }

  /**
   * Reads a file listed before.
   *
   * @param entry the file
   * @param inspectBytes the most to hold in memory
   * @param hashBytes the most to read for its digest
   */
  Content read(Entry entry, long inspectBytes, long hashBytes);

  @Override
  void close();

  /** Receives entries. */
  interface Listing {
    /**
     * Takes an entry.
     *
     * @return false when no more are wanted
     */
    boolean entry(Entry entry);

    /** Takes a gap. */
    void gap(Gap gap);

    /** The budgets of the scan that asks. */
    default Limits limits() {
      return Limits.DEFAULT;
    }

    /** Whether the time limit has run out, for sources that look long before they give an entry. */
    default boolean isTimeOver() {
      return false;
    }
  }
}
