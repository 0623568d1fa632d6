package dev.trustscan.loader.githook;

import dev.trustscan.scanner.git.GitConfigText;
import dev.trustscan.scanner.source.GitLocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder from which git takes a repository's hooks, found without running git.
 *
 * @param path where
 * @param configured whether the repository's own {@code core.hooksPath} names it, as husky does
 */
record HookFolder(Path path, boolean configured) {
  private static final int MOST_CONFIG = 4 << 20;

  /**
   * The folder for a repository.
   *
   * @param location the repository
   * @param userHooksPath the user's own {@code core.hooksPath}, if set
   * @throws HookException if writing there would change the repository's own files or those of
   *     every repository
   */
  static HookFolder of(GitLocation location, Optional<Path> userHooksPath) throws HookException {
    Optional<String> own = setting(location);
    if (own.isPresent()) {
      return configured(location, own.get());
    }
    if (userHooksPath.isPresent()) {
      throw new HookException(
          "Your git configuration takes the hooks of every repository from "
              + userHooksPath.get()
              + "; use trustscan hook install --global to add to those.");
    }
    return new HookFolder(location.common().resolve("hooks"), false);
  }

  private static HookFolder configured(GitLocation location, String value) throws HookException {
    Path path;
    try {
      path = location.top().resolve(value).normalize();
    } catch (InvalidPathException e) {
      throw new HookException("This repository's core.hooksPath is no path.", e);
    }
    if (path.startsWith(location.common())) {
      return new HookFolder(path, true);
    }
    if (!path.startsWith(location.top())) {
      throw new HookException(
          "This repository takes its hooks from outside itself (core.hooksPath in .git/config);"
              + " nothing is written there.");
    }
    if (!ignoresAll(path)) {
      throw new HookException(
          "This repository takes its hooks from a folder of its own files (core.hooksPath); adding"
              + " to it would change the project. Call trustscan hook run from that folder's"
              + " post-checkout, or use trustscan hook install --global.");
    }
    return new HookFolder(path, true);
  }

  /** A generated folder ignores itself, as husky's does. */
  private static boolean ignoresAll(Path folder) {
    return text(folder.resolve(".gitignore"), 1 << 10).strip().equals("*");
  }

  private static Optional<String> setting(GitLocation location) {
    Optional<String> found = Optional.empty();
    for (Path file :
        new Path[] {
          location.common().resolve("config"), location.own().resolve("config.worktree")
        }) {
      for (GitConfigText.Item item : GitConfigText.parse(text(file, MOST_CONFIG))) {
        if (item.is("core", "hookspath") && item.subsection().isEmpty()) {
          found = Optional.of(item.value()).filter(value -> !value.isEmpty());
        }
      }
    }
    return found;
  }

  private static String text(Path file, int most) {
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > most) {
        return "";
      }
      try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        return new String(in.readNBytes(most), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      return "";
    }
  }
}
