package dev.trustscan.loader.sandbox.plan;

import dev.trustscan.scanner.report.Printable;
import dev.trustscan.scanner.source.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A plan as lines for a reader. */
public final class PlanText {
  private PlanText() {}

  /** The lines, fit for printing. */
  public static List<String> of(RunPlan plan, Printable glyphs) {
    var lines = new ArrayList<String>();
    lines.add("profile      " + plan.profile().label() + ": " + plan.profile().promise());
    lines.add(
        "command      "
            + plan.command().words().stream().map(glyphs::text).collect(Collectors.joining(" ")));
    lines.add("program      " + path(plan.command().program(), glyphs) + digest(plan.command()));
    lines.add(
        "workspace    "
            + path(plan.workspace(), glyphs)
            + (plan.tree() == Profile.Tree.COPY ? " (a copy)" : " (live)"));
    lines.add("network      " + network(plan.network(), glyphs));
    lines.add("git          " + git(plan.git()));
    lines.add("terminal     " + (plan.terminal() == Terminal.SHARED ? "shared, filtered" : "none"));
    lines.add("limits       " + limits(plan.limits()));
    lines.add("unix sockets " + (plan.unixSockets() ? "allowed" : "refused"));
    for (Mount mount : plan.mounts()) {
      lines.add("mount        " + mount(mount, glyphs));
    }
    plan.environment()
        .forEach(
            (name, value) -> lines.add("variable     " + name + "=" + shown(name, value, glyphs)));
    return lines;
  }

  // What the user hands on may be a secret, and this is printed.
  private static String shown(String name, String value, Printable glyphs) {
    boolean secret =
        name.contains("KEY")
            || name.contains("TOKEN")
            || name.contains("SECRET")
            || name.contains("PASS");
    return secret ? "(not shown)" : glyphs.text(value);
  }

  private static String digest(Command command) {
    return command.sha256().isEmpty() ? "" : " sha256 " + command.sha256();
  }

  private static String path(RepoPath path, Printable glyphs) {
    return "/" + (path.isRoot() ? "" : glyphs.path(path));
  }

  private static String network(Network network, Printable glyphs) {
    return switch (network) {
      case Network.None none -> "none";
      case Network.Proxied proxied ->
          proxied.rules().stream().map(glyphs::text).collect(Collectors.joining(", "));
    };
  }

  private static String git(GitMode mode) {
    return switch (mode) {
      case PRIVATE -> "a private repository over the live objects; commits come out as a bundle";
      case READ_ONLY -> "a private repository that cannot be written";
      case NONE -> "none";
    };
  }

  private static String limits(Limits limits) {
    return limits.processes()
        + " processes, "
        + limits.fileBytes()
        + " bytes a file, "
        + limits.scratchBytes()
        + " bytes a temporary place"
        + (limits.memoryBytes() > 0 ? ", " + limits.memoryBytes() + " bytes of memory" : "")
        + (limits.time().isZero() ? "" : ", " + limits.time().toSeconds() + " s");
  }

  private static String mount(Mount mount, Printable glyphs) {
    String at = path(mount.at(), glyphs);
    return switch (mount) {
      case Mount.ReadOnly m -> "read-only  " + at + from(m.source(), m.at(), glyphs);
      case Mount.ReadWrite m -> "writable   " + at + from(m.source(), m.at(), glyphs);
      case Mount.Pin m -> "pinned     " + at;
      case Mount.MaskFile m -> "masked     " + at;
      case Mount.MaskDirectory m -> "masked     " + at + "/";
      case Mount.Approved m -> "approved   " + at + " (" + m.bytes() + ")";
      case Mount.Generated m -> "generated  " + at;
      case Mount.Scratch m -> "memory     " + at + " (" + m.bytes() + " bytes)";
      case Mount.Link m -> "link       " + at + " -> " + glyphs.text(m.target());
      case Mount.Processes m -> "processes  " + at;
      case Mount.Devices m -> "devices    " + at;
    };
  }

  private static String from(RepoPath source, RepoPath at, Printable glyphs) {
    return source.equals(at) ? "" : " from " + path(source, glyphs);
  }
}
