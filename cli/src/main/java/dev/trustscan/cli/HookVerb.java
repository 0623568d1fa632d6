package dev.trustscan.cli;

import dev.trustscan.loader.githook.GitHooks;
import dev.trustscan.loader.githook.GitHooks.Outcome;
import dev.trustscan.loader.githook.GitHooks.State;
import dev.trustscan.loader.githook.HookException;
import dev.trustscan.rules.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trustscan hook install}, {@code status} and {@code remove}. */
abstract class HookVerb implements Callable<Integer> {
  private final Host host;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PATH",
      description = "A folder of the repository; the current folder by default.")
  private String path = ".";

  @Option(
      names = "--global",
      description =
          "In every repository of yours: in git's configuration (git 2.54 and later), or"
              + " in your own core.hooksPath.")
  private boolean global;

  @Option(names = "--repo", description = "In one repository (the default).")
  private boolean repo;

  @Mixin HelpOption help = new HelpOption();

  HookVerb(Host host) {
    this.host = host;
  }

  /** {@code trustscan hook install}. */
  @Command(name = "install", description = "Add the hooks; doing it again brings them up to date.")
  static final class Install extends HookVerb {
    Install(Host host) {
      super(host);
    }

    @Override
    Outcome act(GitHooks hooks, boolean global, Path repository)
        throws IOException, HookException, UsageException {
      Path program = HookFolders.program();
      Catalogue catalogue = Catalogue.load();
      return global
          ? hooks.installForUser(program, catalogue)
          : hooks.installIn(repository, program, catalogue);
    }
  }

  /** {@code trustscan hook status}. */
  @Command(name = "status", description = "Show whether the hooks are there and work.")
  static final class Status extends HookVerb {
    Status(Host host) {
      super(host);
    }

    @Override
    Outcome act(GitHooks hooks, boolean global, Path repository) throws IOException, HookException {
      return global ? hooks.statusForUser() : hooks.statusIn(repository);
    }
  }

  /** {@code trustscan hook remove}. */
  @Command(name = "remove", description = "Take the hooks away; other hooks stay as they were.")
  static final class Remove extends HookVerb {
    Remove(Host host) {
      super(host);
    }

    @Override
    Outcome act(GitHooks hooks, boolean global, Path repository) throws IOException, HookException {
      return global ? hooks.removeForUser() : hooks.removeFrom(repository);
    }
  }

  abstract Outcome act(GitHooks hooks, boolean global, Path repository)
      throws IOException, HookException, UsageException;

  @Override
  public Integer call() throws Exception {
    if (global && repo) {
      throw new UsageException("--global and --repo exclude each other; give one of them.");
    }
    Path repository = host.path(path);
    if (!global && !Files.isDirectory(repository)) {
      throw new UsageException("There is no folder " + host.quote(path) + "; check the spelling.");
    }
    var hooks = new GitHooks(HookFolders.script(host), host.environment());
    Outcome outcome;
    try {
      outcome = act(hooks, global, repository);
    } catch (HookException e) {
      throw new UsageException(e.getMessage() == null ? "The hooks refuse." : e.getMessage());
    }
    var text = new StringBuilder();
    text.append("git hooks in ").append(host.glyphs().text(outcome.where(), 300)).append('\n');
    outcome
        .states()
        .forEach((event, state) ->
            text.append("  ")
                .append(event.file())
                .append(" ".repeat(15 - event.file().length()))
                .append(words(state))
                .append('\n'));
    Output.toStandardOutput(
        host, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    return ExitCode.OK;
  }

  private static String words(State state) {
    return switch (state) {
      case ABSENT -> "not installed";
      case INSTALLED -> "installed";
      case STALE -> "out of date; trustscan hook install renews it";
    };
  }
}
