package dev.trustscan.scanner.command;

import dev.trustscan.scanner.doc.Span;

/**
 * One thing that a command or script would do, with the place that says so.
 *
 * @param kind what
 * @param span where in the text that was analysed
 * @param detail the program, host, path or call concerned; text of the target, for the renderer
 */
public record Fact(Kind kind, Span span, String detail) {
  /** What a command or script would do. */
  public enum Kind {
    /** Talks to the network. */
    NETWORK,
    /** Downloads something. */
    DOWNLOADS,
    /** Runs what it downloaded, as in {@code curl … | sh}. */
    FETCH_AND_RUN,
    /** Sends data out: a POST, an upload, a query built from data. */
    SENDS_DATA,
    /** Looks up a name that is built from data, or takes commands from DNS. */
    DNS_CHANNEL,
    /** Reads credentials, keys, tokens or browser data. */
    READS_SECRETS,
    /** Reads the whole environment. */
    READS_ENVIRONMENT,
    /** Writes, moves or deletes files. */
    WRITES_FILES,
    /** Writes a file that an agent, editor or git acts on. */
    WRITES_CONTROL_FILE,
    /** Writes shell start-up files, schedulers or service definitions. */
    PERSISTS,
    /** Gives code to an interpreter on its command line. */
    INLINE_CODE,
    /** Evaluates a string as code. */
    EVALUATES,
    /** Decodes base64, hex or compressed data and uses it. */
    DECODES,
    /** Text that was made hard to read. */
    OBFUSCATED,
    /** Detaches itself or hides its output while it goes on. */
    DETACHES,
    /** Deletes or overwrites widely. */
    DESTROYS,
    /** Gains privileges: sudo, setuid, a privileged container, a mounted socket or home. */
    PRIVILEGE,
    /** Runs a package that is not pinned to an exact version. */
    UNPINNED_PACKAGE,
    /** Runs a package pinned to an exact version or digest. */
    PINNED_PACKAGE,
    /** Installs packages. */
    INSTALLS,
    /** Publishes or deploys. */
    PUBLISHES,
    /** Starts a coding agent. */
    STARTS_AGENT,
    /** Starts a coding agent with its permission checks off. */
    AGENT_BYPASS,
    /** Points git at hooks or filters. */
    ARMS_GIT,
    /** Runs a file whose name says that it is no program: a font, an image, a text. */
    DISGUISED_FILE,
    /** White space moves a part out of sight. */
    PADDED,
    /** Starts another process by a call of a programming language. */
    STARTS_PROCESS
  }
}
