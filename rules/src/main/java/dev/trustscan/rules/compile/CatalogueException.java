package dev.trustscan.rules.compile;

/** A mistake in a catalogue file; the message names the file, the entry and what is wrong. */
public final class CatalogueException extends Exception {
  private static final long serialVersionUID = 1;

  /** Joins where and what. */
  public CatalogueException(String where, String what) {
    super(where + ": " + what);
  }

  CatalogueException(String where, String what, Throwable cause) {
    super(where + ": " + what, cause);
  }
}
