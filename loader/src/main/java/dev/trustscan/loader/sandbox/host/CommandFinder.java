package dev.trustscan.loader.sandbox.host;

import dev.trustscan.loader.sandbox.plan.Command;
import dev.trustscan.loader.sandbox.plan.PlanException;
import dev.trustscan.scanner.report.Printable;
import dev.trustscan.scanner.source.RepoPaths;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Finds the program that a command line means, and says which file exactly it is. */
public final class CommandFinder {
  private CommandFinder() {}

  /**
   * A command whose first word is the absolute path of what was found.
   *
   * @param words the command line
   * @param folder the caller's current folder
   * @param workspace the workspace, where the command runs unless the folder lies in it
   * @throws PlanException if there is no such program
   */
  public static Command find(
      List<String> words, Path folder, Path workspace, Map<String, String> environment)
      throws PlanException {
    String name = words.getFirst();
    Path path =
        name.indexOf('/') >= 0 ? folder.resolve(name).normalize() : search(name, environment);
    try {
      if (!Files.isRegularFile(path) || !Files.isExecutable(path)) {
        throw new PlanException(quoted(name) + " is no program; check the spelling.");
      }
      Path real = path.toRealPath();
      var all = new ArrayList<>(words);
      // The name that it was called by decides what some programs do, so links are kept where the
      // sandbox has them too.
      all.set(0, kept(path, real).toString());
      return new Command(
          all,
          RepoPaths.ofAbsolute(real),
          digest(real),
          RepoPaths.ofAbsolute(folder.startsWith(workspace) ? folder : workspace));
    } catch (IOException e) {
      throw new PlanException("The program " + quoted(name) + " cannot be looked at.", e);
    }
  }

  private static Path kept(Path path, Path real) {
    return path.startsWith("/usr") || path.startsWith("/bin") || path.startsWith("/sbin")
        ? path
        : real;
  }

  private static Path search(String name, Map<String, String> environment) throws PlanException {
    for (String each : environment.getOrDefault("PATH", "").split(":")) {
      if (each.startsWith("/")) {
        Path path = Path.of(each, name);
        if (Files.isRegularFile(path) && Files.isExecutable(path)) {
          return path;
        }
      }
    }
    throw new PlanException("There is no program " + quoted(name) + " on the search path.");
  }

  private static String quoted(String text) {
    return Printable.UNICODE.quoted(Printable.UNICODE.text(text, 200));
  }

  private static String digest(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      return "";
    }
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, sha256).transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
