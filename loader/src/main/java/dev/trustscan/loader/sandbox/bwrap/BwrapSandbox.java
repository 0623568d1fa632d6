package dev.trustscan.loader.sandbox.bwrap;

import dev.trustscan.loader.sandbox.host.HostProgram;
import dev.trustscan.loader.sandbox.host.RunFolder;
import dev.trustscan.loader.sandbox.host.SetupException;
import dev.trustscan.loader.sandbox.plan.Limits;
import dev.trustscan.loader.sandbox.plan.Network;
import dev.trustscan.loader.sandbox.plan.RunPlan;
import dev.trustscan.loader.sandbox.seccomp.Machine;
import dev.trustscan.loader.sandbox.seccomp.SystemCallFilter;
import dev.trustscan.scanner.source.RepoPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a plan with bubblewrap.
 *
 * <p>With a way out there are two levels: the outer one holds an empty network and the forwarder to
 * the proxy's socket, the inner one is the sandbox and sees neither. Without, there is one.
 */
public final class BwrapSandbox {
  private final RunFolder folder;
  private final Path bwrap;
  private final Path shell;
  private final Path prlimit;

  /**
   * A sandbox with its files in a run's folder.
   *
   * @throws SetupException if a program is missing
   */
  public BwrapSandbox(RunFolder folder) throws SetupException {
    this.folder = folder;
    bwrap = HostProgram.require("bwrap", "bubblewrap", "makes the sandbox");
    shell = HostProgram.require("sh", "dash", "opens the sandbox's descriptors");
    prlimit = HostProgram.require("prlimit", "util-linux", "sets the limits");
  }

  /** What the standard streams of a run are. */
  public enum Streams {
    /** The launcher's own. */
    INHERITED,
    /** Files {@code out} and {@code err} of the run's folder, and no input. */
    FILES
  }

  /**
   * Runs a plan and waits for its end.
   *
   * @param plan the plan, checked
   * @param socket the proxy's socket; not looked at if the plan has no network
   * @throws SetupException if it cannot be started
   */
  public Outcome run(RunPlan plan, Path socket, Streams streams) throws SetupException {
    ControlGroups groups = ControlGroups.make(plan.limits());
    try {
      List<String> command = command(plan, socket, groups);
      var builder = new ProcessBuilder(command).directory(Path.of("/").toFile());
      builder.environment().clear();
      builder.environment().put("PATH", "/usr/bin:/bin");
      switch (streams) {
        case INHERITED -> builder.inheritIO();
        case FILES ->
            builder
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
      }
      boolean[] timedOut = new boolean[1];
      long before = System.nanoTime();
      int code = new Supervisor(plan.limits().time()).run(builder, () -> timedOut[0] = true);
      boolean started = Files.size(folder.resolve("status")) > 0;
      return new Outcome(started, code, timedOut[0], Duration.ofNanos(System.nanoTime() - before));
    } catch (IOException e) {
      throw new SetupException("The sandbox cannot be prepared: " + e.getMessage() + ".", e);
    } finally {
      groups.close();
    }
  }

  private List<String> command(RunPlan plan, Path socket, ControlGroups groups)
      throws IOException, SetupException {
    String inner = folder.write("inner", Renderer.inner(plan, folder)).toString();
    String filter = folder.write("filter", filter(plan.unixSockets())).toString();
    String status = folder.write("status", new byte[0]).toString();
    var command = new ArrayList<String>();
    if (plan.network() instanceof Network.Proxied) {
      Path socat = HostProgram.require("socat", "socat", "leads to the proxy");
      String outer = folder.write("outer", Renderer.outer()).toString();
      command.addAll(List.of(shell.toString(), "-c", Scripts.HOLD, "sh", outer));
      command.addAll(bwrap());
      command.addAll(List.of(shell.toString(), "-c", Scripts.FORWARD, "sh"));
      command.addAll(List.of(socat.toString(), socket.toString()));
    }
    command.addAll(List.of(shell.toString(), "-c", Scripts.ENTER, "sh"));
    command.add(Integer.toString(groups.files().size()));
    groups.files().forEach(file -> command.add(file.toString()));
    command.addAll(List.of(status, inner, filter));
    command.addAll(limits(plan.limits()));
    command.addAll(bwrap());
    command.addAll(List.of("/bin/sh", "-c", Scripts.START, "sh"));
    command.add(RepoPaths.absolute(plan.workspace()).toString());
    command.addAll(plan.command().words());
    return command;
  }

  private List<String> bwrap() {
    return List.of(bwrap.toString(), "--args", Integer.toString(Renderer.OPTIONS), "--");
  }

  private List<String> limits(Limits limits) throws IOException {
    HardLimits own = HardLimits.read();
    long files = own.atMost("Max open files", limits.openFiles());
    return List.of(
        prlimit.toString(),
        "--core=0",
        "--nproc=" + own.atMost("Max processes", limits.processes()),
        "--fsize=" + own.atMost("Max file size", limits.fileBytes()),
        "--nofile=" + files + ":" + files,
        "--");
  }

  private static byte[] filter(boolean unixSockets) throws SetupException {
    String arch = System.getProperty("os.arch", "");
    Machine machine =
        Machine.named(arch)
            .orElseThrow(() ->
                new SetupException(
                    "There is no system-call filter for " + arch + ", so nothing is run."));
    return SystemCallFilter.bytes(machine, unixSockets);
  }
}
