package dev.trustscan.scanner.source;

/**
 * Whether git tracks an entry. This is no sign of trust: an index can come with the files, in an
 * archive, and say anything.
 */
public enum Tracking {
  /** It is in the index or tree. */
  TRACKED,
  /** It is in the work tree only. */
  UNTRACKED,
  /** There is no index to ask, as in an archive or a plain folder. */
  UNKNOWN
}
