package dev.trustscan.loader.sandbox.bwrap;

import dev.trustscan.loader.sandbox.host.HostProgram;
import dev.trustscan.loader.sandbox.host.RunFolder;
import dev.trustscan.loader.sandbox.host.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Tries in a folder of our own whether bubblewrap can be made to write outside by a link in the
 * path of a mount, through the place where it keeps the host's files meanwhile.
 */
public final class LinkTrap {
  private LinkTrap() {}

  /** Whether it follows such a link. */
  public static boolean follows(RunFolder folder) throws IOException, SetupException {
    Path bwrap = HostProgram.require("bwrap", "bubblewrap", "makes the sandbox");
    Path real = folder.path().toRealPath();
    Path workspace = Files.createDirectory(real.resolve("workspace"));
    Path outside = Files.createDirectory(real.resolve("outside"));
    Path empty = Files.createFile(real.resolve("empty"));
    Files.createSymbolicLink(workspace.resolve("agent"), Path.of("/oldroot" + outside));
    var builder =
        new ProcessBuilder(
            List.of(
                bwrap.toString(),
                "--unshare-user",
                "--ro-bind",
                "/usr",
                "/usr",
                "--bind",
                workspace.toString(),
                workspace.toString(),
                "--ro-bind",
                empty.toString(),
                workspace.resolve("agent/settings.json").toString(),
                "/usr/bin/true"));
    builder.environment().clear();
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
    return Files.exists(outside.resolve("settings.json"));
  }
}
