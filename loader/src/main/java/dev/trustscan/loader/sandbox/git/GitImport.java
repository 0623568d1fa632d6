package dev.trustscan.loader.sandbox.git;

import dev.trustscan.loader.sandbox.host.HostProgram;
import dev.trustscan.loader.sandbox.host.RunFolder;
import dev.trustscan.loader.sandbox.host.SetupException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Brings commits out of a run. They come as a bundle that was made inside; a fresh repository of
 * our own checks and unpacks it, and only checked packs and well-formed refs reach the live one. No
 * git ever runs in a repository that the sandbox wrote.
 */
public final class GitImport {
  private static final long SECONDS = 600;

  private final Path live;
  private final RunFolder run;

  /** Between a live repository's {@code .git} and a run. */
  public GitImport(Path live, RunFolder run) {
    this.live = live;
    this.run = run;
  }

  /** The branches that the run moved or made. */
  public SortedMap<String, String> moved() throws IOException {
    var moved = new TreeMap<String, String>();
    SortedMap<String, String> before = Branches.of(live);
    Branches.of(run.resolve("git"))
        .forEach((name, commit) -> {
          if (!commit.equals(before.get(name))) {
            moved.put(name, commit);
          }
        });
    return moved;
  }

  /** The program that makes the bundle, to be run inside; {@code out} is where it may write. */
  public List<String> bundling(SortedMap<String, String> moved, String workspace, String out)
      throws IOException {
    var words = new ArrayList<>(List.of("/usr/bin/git", "-C", workspace, "bundle", "create"));
    words.add(out + "/commits.bundle");
    moved.keySet().forEach(name -> words.add("refs/heads/" + name));
    words.add("--not");
    Branches.of(live).values().stream().distinct().forEach(words::add);
    return words;
  }

  /**
   * Takes the bundle into the live repository, below {@code refs/trustscan/<id>/}.
   *
   * @return the refs
   * @throws SetupException if it is not sound
   */
  public List<String> take(Path bundle, String id) throws IOException, SetupException {
    Path git = HostProgram.require("git", "git", "checks the commits of the run");
    Path fresh = run.resolve("import");
    call(git, "init", "--quiet", "--bare", "--template=", fresh.toString());
    Files.writeString(
        Files.createDirectories(fresh.resolve("objects/info")).resolve("alternates"),
        live.resolve("objects").toRealPath() + "\n");
    String prefix = "refs/trustscan/" + id + "/";
    call(
        git,
        "--git-dir=" + fresh,
        "-c",
        "transfer.fsckObjects=true",
        "-c",
        "fetch.unpackLimit=1",
        "-c",
        "core.hooksPath=/dev/null",
        "-c",
        "core.fsmonitor=false",
        "fetch",
        "--quiet",
        "--no-tags",
        "--no-write-fetch-head",
        "--no-auto-maintenance",
        "--recurse-submodules=no",
        bundle.toString(),
        "refs/heads/*:" + prefix + "*");
    copyPacks(fresh.resolve("objects/pack"));
    return writeRefs(fresh, prefix);
  }

  private void copyPacks(Path packs) throws IOException, SetupException {
    Path target = live.resolve("objects/pack");
    requireFolder(target);
    // An index without its pack is a damaged repository, so the pack goes first.
    for (String ending : List.of(".pack", ".rev", ".idx")) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(packs, "pack-*" + ending)) {
        for (Path file : files) {
          try {
            Files.copy(file, target.resolve(file.getFileName()));
          } catch (FileAlreadyExistsException e) {
            // The same objects were taken before.
          }
        }
      }
    }
  }

  private List<String> writeRefs(Path fresh, String prefix) throws IOException, SetupException {
    var refs = new ArrayList<String>();
    Path from = fresh.resolve(prefix);
    List<Path> files;
    try (var walk = Files.walk(from)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      String name = from.relativize(file).toString();
      if (!Branches.isName(name)) {
        continue;
      }
      Path ref = live.resolve(prefix + name);
      requireFolder(live.resolve("refs"));
      // A name is below refs/, so there is always a folder above it.
      Path above = Objects.requireNonNull(ref.getParent());
      Files.createDirectories(above);
      requireInside(above);
      Files.writeString(ref, Files.readString(file), StandardOpenOption.CREATE_NEW);
      refs.add(prefix + name);
    }
    return refs;
  }

  private void requireInside(Path folder) throws IOException, SetupException {
    if (!folder.toRealPath().startsWith(live.toRealPath())) {
      throw new SetupException("A folder of the repository's refs is a link; remove it.");
    }
  }

  private static void requireFolder(Path folder) throws SetupException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new SetupException("A folder of the repository is missing or a link: " + folder + ".");
    }
  }

  private void call(Path git, String... words) throws IOException, SetupException {
    var command = new ArrayList<String>();
    command.add(git.toString());
    command.addAll(List.of(words));
    Path log = run.resolve("git.log");
    var builder = new ProcessBuilder(command).directory(run.path().toFile());
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "PATH", "/usr/bin:/bin",
                "HOME", "/nonexistent",
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_CONFIG_GLOBAL", "/dev/null",
                "GIT_TERMINAL_PROMPT", "0",
                "GIT_ALLOW_PROTOCOL", "file"));
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Process process = builder.start();
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new SetupException(
            "The commits of the run were not taken, because git does not find them sound: "
                + lastLine(log)
                + ".");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SetupException("The import was interrupted.", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String lastLine(Path log) throws IOException {
    List<String> lines =
        new String(Files.readAllBytes(log), java.nio.charset.StandardCharsets.ISO_8859_1)
            .lines()
            .filter(line -> !line.isBlank())
            .toList();
    return lines.isEmpty()
        ? "it said nothing"
        : dev.trustscan.scanner.report.Printable.ASCII.text(lines.getLast(), 200);
  }
}
