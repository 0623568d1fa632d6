package dev.trustscan.loader.sandbox.plan;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How strongly a run is contained. Isolation grows as oversight shrinks. */
public enum Profile {
  /** Somebody watches: the live work tree, an allow-list, the terminal. */
  DEVELOPER(
      Tree.LIVE,
      GitMode.PRIVATE,
      Masks.SELF_ACTING,
      Terminal.SHARED,
      true,
      false,
      limits(1_024, 0, Duration.ZERO),
      "Reads and writes the workspace and nothing else of yours; reaches the hosts that you named;"
          + " does not find what acts by itself and is not trusted. Commits come out as a ref of"
          + " their own."),

  /** A copy that is thrown away; what changed is handed over as a patch. */
  EPHEMERAL(
      Tree.COPY,
      GitMode.PRIVATE,
      Masks.SELF_ACTING,
      Terminal.SHARED,
      true,
      false,
      limits(1_024, 0, Duration.ZERO),
      "As developer, on a copy: your files stay as they are, nothing persists, and the changes are"
          + " handed over as a patch."),

  /**
   * Nobody watches: a copy, no terminal, everything unapproved is absent, the run fails on news.
   */
  UNATTENDED(
      Tree.COPY,
      GitMode.READ_ONLY,
      Masks.EVERYTHING,
      Terminal.NONE,
      true,
      true,
      limits(1_024, 4L << 30, Duration.ofHours(1)),
      "Works on a copy without a terminal, with limits on time, memory and processes; finds nothing"
          + " that is not trusted, build files included; fails if it leaves a new surface behind."),

  /** Code nobody knows: no network at all, git for reading only. */
  STRICT(
      Tree.LIVE,
      GitMode.READ_ONLY,
      Masks.EVERYTHING,
      Terminal.NONE,
      false,
      true,
      limits(1_024, 4L << 30, Duration.ofHours(1)),
      "Has no network, no terminal and no writable git; finds nothing that is not trusted, build"
          + " files included; fails if it leaves a new surface behind.");

  /** Where the workspace's files come from. */
  public enum Tree {
    /** The user's own files. */
    LIVE,
    /** A copy. */
    COPY
  }

  /** What is masked unless it is trusted. */
  public enum Masks {
    /** What some tool loads or runs before anybody names it. */
    SELF_ACTING,
    /** Build, test and CI files too. */
    EVERYTHING
  }

  private final Tree tree;
  private final GitMode git;
  private final Masks masks;
  private final Terminal terminal;
  private final boolean mayReach;
  private final boolean failsOnNews;
  private final Limits limits;
  private final String promise;

  Profile(
      Tree tree,
      GitMode git,
      Masks masks,
      Terminal terminal,
      boolean mayReach,
      boolean failsOnNews,
      Limits limits,
      String promise) {
    this.tree = tree;
    this.git = git;
    this.masks = masks;
    this.terminal = terminal;
    this.mayReach = mayReach;
    this.failsOnNews = failsOnNews;
    this.limits = limits;
    this.promise = promise;
  }

  private static Limits limits(int processes, long memory, Duration time) {
    return new Limits(processes, 8L << 30, 65_536, 512L << 20, memory, time);
  }

  /** The name on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The profile of a name. */
  public static Optional<Profile> named(String label) {
    return Arrays.stream(values()).filter(profile -> profile.label().equals(label)).findFirst();
  }

  /** Where the files come from. */
  public Tree tree() {
    return tree;
  }

  /** How git works inside. */
  public GitMode git() {
    return git;
  }

  /** What is masked unless it is trusted. */
  public Masks masks() {
    return masks;
  }

  /** What of the terminal is there. */
  public Terminal terminal() {
    return terminal;
  }

  /** Whether an allow-list of hosts, agents' state and other widenings can be asked for. */
  public boolean mayBeWidened() {
    return mayReach;
  }

  /** Whether surfaces that the run left behind make it fail. */
  public boolean failsOnNews() {
    return failsOnNews;
  }

  /** The limits unless the policy narrows or widens them. */
  public Limits limits() {
    return limits;
  }

  /** What it promises. */
  public String promise() {
    return promise;
  }
}
