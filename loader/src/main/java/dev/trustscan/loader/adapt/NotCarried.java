package dev.trustscan.loader.adapt;

/**
 * A trusted unit that an adapter does not hand to its agent.
 *
 * @param part what
 * @param reason a word of the contract
 */
record NotCarried(Part part, Reason reason) {
  /** Why. */
  enum Reason {
    /** A name stands twice, and readers differ on which of the two counts. */
    AMBIGUOUS,
    /** It lies inside something, or says something of something, that is withheld. */
    WITHHELD_CONTEXT,
    /** The adapter has no place for it; the agent does without. */
    NO_PLACE,
    /** A file that it reaches was too large to keep. */
    NOT_COPIED
  }
}
