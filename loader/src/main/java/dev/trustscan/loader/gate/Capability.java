package dev.trustscan.loader.gate;

/** What a unit, with everything it reaches, may do. Trips are intersections of these. */
public enum Capability {
  /** Starts a program or evaluates code. */
  EXEC,
  /** Talks to the network, or sends traffic elsewhere. */
  NET_OUT,
  /** Reads credentials or the whole environment. */
  READ_SECRET,
  /** Writes shell start-up files, schedulers or service definitions. */
  PERSIST,
  /** Writes files that agents, editors or git act on. */
  WRITE_CONTROL,
  /** Publishes a package or deploys. */
  PUBLISH,
  /** Widens permissions or weakens a guard. */
  GRANT,
  /** Enters a model's context. */
  INFLUENCE,
  /** Runs or trusts bytes that are not the repository's. */
  NOT_BOUND,
  /** Could not be read, or is not known. */
  OPAQUE,
  /** Combines steps in a way that has no honest reading. */
  HOSTILE
}
