package dev.trustscan.loader.sandbox.bwrap;

import dev.trustscan.loader.sandbox.plan.Network;

/**
 * The fixed texts between the launcher and bubblewrap. Java cannot hand down descriptors, so a
 * shell opens them; everything that varies is an argument.
 */
final class Scripts {
  /**
   * Joins control groups, opens descriptors, and keeps the keyboard's interrupt for the program
   * inside. Arguments: how many groups, the groups' files, status, options, filter, the command.
   */
  static final String ENTER =
      "n=$1; shift; while [ \"$n\" -gt 0 ]; do echo $$ >\"$1\" || exit 125; shift; n=$((n-1));"
          + " done; exec 7>\"$1\" 8<\"$2\" 9<\"$3\" || exit 125; shift 3; trap '' INT QUIT;"
          + " exec \"$@\"";

  /** The same for the network holder. Arguments: options, the command. */
  static final String HOLD = "exec 8<\"$1\" || exit 125; shift; trap '' INT QUIT; exec \"$@\"";

  /**
   * Runs the forwarder and waits until it listens. Arguments: socat, the proxy's socket, the
   * command.
   */
  static final String FORWARD =
      "s=$1 u=$2; shift 2; \"$s\" TCP4-LISTEN:"
          + Network.PORT
          + ",bind=127.0.0.1,fork,reuseaddr,backlog=256 UNIX-CONNECT:\"$u\""
          + " </dev/null >/dev/null 2>&1 & i=0; while :; do while read -r _ a _; do case $a in"
          + " *:"
          + String.format(java.util.Locale.ROOT, "%04X", Network.PORT)
          + ") exec \"$@\";; esac; done </proc/net/tcp; i=$((i+1)); [ $i -gt 400 ] && exit 125;"
          + " sleep 0.005; done";

  /**
   * The first thing inside: says that the sandbox stands, closes the way to say so, tells git which
   * files are masked, and becomes the program. Arguments: the workspace, the program and its
   * arguments.
   */
  static final String START =
      "echo up >&7; exec 7>&-; w=$1; shift; f=/run/trustscan/masked; if [ -s $f ]; then"
          + " xargs -0 git -C \"$w\" --literal-pathspecs ls-files -z -- <$f 2>/dev/null"
          + " | git -C \"$w\" update-index --skip-worktree -z --stdin >/dev/null 2>&1; fi;"
          + " exec env --default-signal=INT,QUIT -- \"$@\"";

  private Scripts() {}
}
