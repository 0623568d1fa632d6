package dev.trustscan.scanner.detect;

import dev.trustscan.scanner.command.Fact;

/** Our own words for single facts about commands and scripts. */
public final class FactWording {
  private FactWording() {}

  /** What the line does. */
  public static String of(Fact.Kind kind) {
    return switch (kind) {
      case NETWORK -> "talks to the network";
      case DOWNLOADS -> "downloads something";
      case FETCH_AND_RUN -> "runs what it downloaded";
      case SENDS_DATA -> "sends data out";
      case DNS_CHANNEL -> "uses name look-ups to carry data or commands";
      case READS_SECRETS -> "reads credentials or keys";
      case READS_ENVIRONMENT -> "reads the whole environment";
      case WRITES_FILES -> "writes, moves or deletes files";
      case WRITES_CONTROL_FILE -> "writes a file that an agent, editor or git acts on";
      case PERSISTS -> "writes start-up files, schedules or services";
      case INLINE_CODE -> "gives code to an interpreter on its command line";
      case EVALUATES -> "evaluates text as code";
      case DECODES -> "decodes hidden data and uses it";
      case OBFUSCATED -> "is written to be hard to read";
      case DETACHES -> "goes on in the background, out of sight";
      case DESTROYS -> "deletes or overwrites widely";
      case PRIVILEGE -> "gains privileges or mounts the host";
      case UNPINNED_PACKAGE -> "runs a package whose version is not pinned";
      case PINNED_PACKAGE -> "runs a package pinned to a version";
      case INSTALLS -> "installs packages";
      case PUBLISHES -> "publishes or deploys";
      case STARTS_AGENT -> "starts a coding agent";
      case AGENT_BYPASS -> "starts a coding agent with its checks off";
      case ARMS_GIT -> "points git at hooks or filters";
      case DISGUISED_FILE -> "runs a file whose name says that it is no program";
      case PADDED -> "is moved out of sight by white space";
      case STARTS_PROCESS -> "starts another process";
    };
  }
}
