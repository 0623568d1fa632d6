package dev.trustscan.loader.githook;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.scanner.source.GitLocation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Installs, shows and removes the hooks, in one repository or for the user. */
public final class GitHooks {
  private static final String SECTION = "hook.trustscan-";

  private final HookScript script;
  private final UserGit git;

  /**
   * Hooks of a user.
   *
   * @param folder the user's folder for the script that all hooks share, outside every repository
   * @param environment the environment, for the user's git configuration
   */
  public GitHooks(Path folder, Map<String, String> environment) {
    this.script = new HookScript(folder);
    this.git = new UserGit(environment);
  }

  /** How a hook stands. */
  public enum State {
    ABSENT,
    INSTALLED,
    /** It is there and its script or program is not, or another installation wrote it. */
    STALE
  }

  /**
   * What was found or done.
   *
   * @param where the folder or configuration
   * @param states each hook
   */
  public record Outcome(String where, Map<HookEvent, State> states) {}

  /**
   * Adds the hooks to a repository.
   *
   * @param repository a folder in it
   * @param program the absolute path of trustscan's start script
   * @throws HookException if it may not be done, with what to do
   */
  public Outcome installIn(Path repository, Path program, Catalogue catalogue)
      throws IOException, HookException {
    HookFolder folder = folder(repository);
    script.write(program, WatchedNames.of(catalogue));
    for (HookEvent event : HookEvent.values()) {
      new HookFile(folder.path(), event).install(script.path());
    }
    return statusIn(repository);
  }

  /** How the hooks of a repository stand. */
  public Outcome statusIn(Path repository) throws IOException, HookException {
    return status(folder(repository).path());
  }

  /** Takes the hooks out of a repository. */
  public Outcome removeFrom(Path repository) throws IOException, HookException {
    Path folder = folder(repository).path();
    for (HookEvent event : HookEvent.values()) {
      new HookFile(folder, event).remove();
    }
    return status(folder);
  }

  /** Adds the hooks for all of the user's repositories. */
  public Outcome installForUser(Path program, Catalogue catalogue)
      throws IOException, HookException {
    if (git.hasConfiguredHooks()) {
      script.write(program, WatchedNames.of(catalogue));
      // A name for each event, since git passes on the hook's arguments and not its event.
      for (HookEvent event : HookEvent.values()) {
        String section = SECTION + event.file();
        git.set(section + ".event", event.file());
        git.set(
            section + ".command", HookText.quoted(script.path().toString()) + " " + event.file());
      }
      return statusForUser();
    }
    Path folder = userFolder();
    script.write(program, WatchedNames.of(catalogue));
    for (HookEvent event : HookEvent.values()) {
      new HookFile(folder, event).install(script.path());
    }
    return status(folder);
  }

  /** How the user's hooks stand. */
  public Outcome statusForUser() throws IOException, HookException {
    if (git.hasConfiguredHooks()) {
      var states = new EnumMap<HookEvent, State>(HookEvent.class);
      for (HookEvent event : HookEvent.values()) {
        boolean set = git.get(SECTION + event.file() + ".command").isPresent();
        states.put(event, set ? State.INSTALLED : State.ABSENT);
      }
      return new Outcome("your git configuration", states);
    }
    return status(userFolder());
  }

  /** Takes the user's hooks away. */
  public Outcome removeForUser() throws IOException, HookException {
    if (git.hasConfiguredHooks()) {
      for (HookEvent event : HookEvent.values()) {
        git.removeSection(SECTION + event.file());
      }
      return statusForUser();
    }
    Path folder = userFolder();
    for (HookEvent event : HookEvent.values()) {
      new HookFile(folder, event).remove();
    }
    return status(folder);
  }

  private Path userFolder() throws IOException, HookException {
    return git.hooksPath()
        .orElseThrow(() ->
            new HookException(
                "This git has no hooks for all repositories: they come with git 2.54. Setting"
                    + " core.hooksPath for them would switch off every repository's own hooks, so"
                    + " install them one by one with trustscan hook install PATH."));
  }

  private HookFolder folder(Path repository) throws IOException, HookException {
    Optional<Path> userPath;
    try {
      userPath = git.hooksPath();
    } catch (IOException e) {
      userPath = Optional.empty();
    }
    return switch (GitLocation.find(repository.toRealPath())) {
      case GitLocation.Result.At at -> HookFolder.of(at.location(), userPath);
      case GitLocation.Result.Refused refused -> throw new HookException(refused.why());
      case GitLocation.Result.None _ ->
          throw new HookException(
              "There is no git repository here; name one, or make it with git init.");
    };
  }

  private Outcome status(Path folder) throws IOException {
    var states = new EnumMap<HookEvent, State>(HookEvent.class);
    for (HookEvent event : HookEvent.values()) {
      states.put(
          event,
          switch (new HookFile(folder, event).state(script.path())) {
            case ABSENT -> State.ABSENT;
            case INSTALLED -> State.INSTALLED;
            case STALE -> State.STALE;
          });
    }
    return new Outcome(folder.toString(), states);
  }
}
