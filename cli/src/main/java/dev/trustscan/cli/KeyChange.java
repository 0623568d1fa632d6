package dev.trustscan.cli;

import dev.trustscan.loader.ssh.AllowedSigners;
import dev.trustscan.loader.ssh.FileKey;
import dev.trustscan.loader.ssh.Namespace;
import dev.trustscan.loader.ssh.Signer;
import dev.trustscan.loader.ssh.SshException;
import dev.trustscan.loader.ssh.SshPublicKey;
import dev.trustscan.loader.store.KeyFiles;
import dev.trustscan.loader.store.Root;
import dev.trustscan.loader.store.RootEdits;
import dev.trustscan.loader.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verbs that change the keys. */
final class KeyChange {
  private static final Duration LIFETIME = Duration.ofDays(3650);

  private KeyChange() {}

  private static Root.Key key(
      SshPublicKey key,
      String name,
      Root.Role role,
      String team,
      Instant now,
      Optional<Root.Delegation> limits) {
    return new Root.Key(key, name, role, team, now, now.plus(LIFETIME), Optional.empty(), limits);
  }

  private static Instant now(OwnStore own) {
    return own.clock().instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** {@code trustscan key add}. */
  @Command(
      name = "add",
      description = "Add a second key of yours, a recovery key, or the keys of a team.")
  static final class Add implements Callable<Integer> {
    private final Host host;

    @Parameters(
        paramLabel = "FILE",
        description = "A .pub file, or with --team a file of allowed signers.")
    private String file = "";

    @Option(names = "--name", paramLabel = "NAME", description = "Whose key it is.")
    private String name = "";

    @Option(names = "--recovery", description = "It may only change keys, not decide.")
    private boolean recovery;

    @Option(names = "--team", paramLabel = "TEAM", description = "It signs this team's bundles.")
    private String team = "";

    @Option(
        names = "--policy",
        paramLabel = "POLICY",
        description = "The team's word: advise (default) is shown, accept counts as yours.")
    private Root.Team.Policy policy = Root.Team.Policy.ADVISE;

    @Option(
        names = "--threshold",
        paramLabel = "K",
        description = "How many of the team's keys must say the same; 1 if left out.")
    private int threshold = 1;

    @Option(
        names = "--repository",
        paramLabel = "ADDRESS",
        description =
            "For which repositories the team's word counts, as github.com/acme/app, or"
                + " github.com/acme/ for all below; may be repeated.")
    private List<String> repositories = new ArrayList<>();

    @Option(names = "--key", paramLabel = "FILE", description = "The key file to sign with.")
    private String signing = "";

    @Mixin HelpOption help = new HelpOption();

    Add(Host host) {
      this.host = host;
    }

    @Override
    public Integer call() throws Exception {
      OwnStore own = OwnStore.of(host);
      Instant now = now(own);
      List<Root.Key> keys = keys(now);
      UnaryOperator<Root> change = RootEdits.add(keys);
      if (!team.isEmpty() && (own.root().team(team).isEmpty() || !repositories.isEmpty())) {
        UnaryOperator<Root> entry = RootEdits.team(team());
        change = root -> RootEdits.add(keys).apply(entry.apply(root));
      }
      KeyVerb.change(own, "added " + keys.size() + " keys", change, signing);
      for (Root.Key key : keys) {
        Said.line(host, "Added " + key.key().fingerprint() + " (" + key.name() + ").");
      }
      return ExitCode.OK;
    }

    private Root.Team team() throws UsageException {
      if (repositories.isEmpty() || threshold < 1 || threshold > 16) {
        throw new UsageException("A new team needs --repository, and a --threshold from 1 to 16.");
      }
      return new Root.Team(team, repositories, policy, threshold);
    }

    private List<Root.Key> keys(Instant now) throws UsageException {
      Root.Role role =
          !team.isEmpty() ? Root.Role.TEAM : recovery ? Root.Role.RECOVERY : Root.Role.PERSON;
      try {
        String text = Files.readString(host.path(file));
        if (!file.endsWith(".pub") && role == Root.Role.TEAM) {
          var keys = new ArrayList<Root.Key>();
          for (AllowedSigners.Line line : AllowedSigners.parse(text, ZoneId.systemDefault())) {
            if (line.covers(Namespace.DECISION)) {
              keys.add(
                  new Root.Key(
                      line.key(),
                      line.principals(),
                      role,
                      team,
                      line.from().orElse(now),
                      line.until().orElse(now.plus(LIFETIME)),
                      Optional.empty(),
                      Optional.empty()));
            }
          }
          return keys;
        }
        SshPublicKey key = SshPublicKey.parse(text.strip());
        String whose = name.isEmpty() ? file : name;
        return List.of(key(key, whose, role, team, now, Optional.empty()));
      } catch (SshException e) {
        throw new UsageException(
            "The key in " + host.quote(file) + " cannot be used. " + e.getMessage());
      } catch (IOException e) {
        throw new UsageException("The file " + host.quote(file) + " cannot be read.");
      }
    }
  }

  /** {@code trustscan key rotate}. */
  @Command(name = "rotate", description = "Replace your key file by a new one; old answers stay.")
  static final class Rotate implements Callable<Integer> {
    private final Host host;

    @Option(names = "--no-passphrase", description = "Leave the new key file unlocked.")
    private boolean open;

    @Mixin HelpOption help = new HelpOption();

    Rotate(Host host) {
      this.host = host;
    }

    @Override
    public Integer call() throws Exception {
      OwnStore own = OwnStore.of(host);
      Path file = own.signers().personFile();
      Signer old = own.person(file.toString(), false);
      String name = own.root().find(old.key().fingerprint()).orElseThrow().name();
      byte[] word = open ? new byte[0] : KeyVerb.newWord();
      Path next = file.resolveSibling(file.getFileName() + "-next");
      FileKey made = KeyFiles.make(next, host.home(), "trustscan " + name, word);
      Instant now = now(own);
      Root.Key entry = key(made.key(), name, Root.Role.PERSON, "", now, Optional.empty());
      own.store()
          .keys()
          .change(
              "rotated",
              root ->
                  RootEdits.retire(old.key().fingerprint(), now)
                      .apply(RootEdits.add(List.of(entry)).apply(root)),
              List.of(made, old));
      replace(file, ".old");
      move(next, file);
      Said.line(host, "Your key is now " + made.key().fingerprint() + ".");
      return ExitCode.OK;
    }

    private static void replace(Path file, String suffix) throws IOException {
      move(file, file.resolveSibling(file.getFileName() + suffix));
    }

    private static void move(Path from, Path to) throws IOException {
      Path half = from.resolveSibling(from.getFileName() + ".pub");
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
      if (Files.exists(half)) {
        Files.move(
            half,
            to.resolveSibling(to.getFileName() + ".pub"),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** {@code trustscan key revoke}. */
  @Command(
      name = "revoke",
      description = "Void what a key says from a moment on, or all that it ever said.")
  static final class Revoke implements Callable<Integer> {
    private final Host host;

    @Parameters(paramLabel = "FINGERPRINT", description = "As trustscan key list shows it.")
    private String fingerprint = "";

    @Option(
        names = "--since",
        paramLabel = "TIME",
        description = "From when on, as 2026-11-25T10:00:00Z; now if left out.")
    private String since = "";

    @Option(
        names = "--all",
        description = "All that it ever said: a thief can date an answer back.")
    private boolean all;

    @Option(names = "--key", paramLabel = "FILE", description = "The key file to sign with.")
    private String signing = "";

    @Mixin HelpOption help = new HelpOption();

    Revoke(Host host) {
      this.host = host;
    }

    @Override
    public Integer call() throws Exception {
      OwnStore own = OwnStore.of(host);
      if (own.root().find(fingerprint).isEmpty()) {
        throw new UsageException(
            "There is no key " + host.quote(fingerprint) + "; trustscan key list shows them.");
      }
      Instant from;
      try {
        from = all ? Instant.EPOCH : since.isEmpty() ? now(own) : Instant.parse(since);
      } catch (java.time.format.DateTimeParseException e) {
        throw new UsageException("--since is a time such as 2026-11-25T10:00:00Z.");
      }
      KeyVerb.change(own, "revoked " + fingerprint, RootEdits.revoke(fingerprint, from), signing);
      Said.line(host, "What " + fingerprint + " says from " + from + " on is void.");
      return ExitCode.OK;
    }
  }

  /** {@code trustscan key delegate}. */
  @Command(
      name = "delegate",
      description =
          "Make a key for a machine, with limits. It can never accept a risky combination, nor let"
              + " foreign content execute.")
  static final class Delegate implements Callable<Integer> {
    private final Host host;

    @Parameters(paramLabel = "NAME", description = "The machine's name: letters, digits, hyphens.")
    private String name = "";

    @Option(
        names = "--repository",
        required = true,
        paramLabel = "ADDRESS",
        description = "For which repositories, as github.com/acme/app; may be repeated.")
    private List<String> repositories = new ArrayList<>();

    @Option(
        names = "--agent",
        split = ",",
        paramLabel = "ID",
        description = "For which tools; every one if left out.")
    private List<String> agents = new ArrayList<>();

    @Option(
        names = "--days",
        paramLabel = "N",
        description = "The longest time an answer may last; 30 if left out, at most 180.")
    private int days = 30;

    @Option(names = "--key", paramLabel = "FILE", description = "The key file to sign with.")
    private String signing = "";

    @Mixin HelpOption help = new HelpOption();

    Delegate(Host host) {
      this.host = host;
    }

    @Override
    public Integer call() throws Exception {
      OwnStore own = OwnStore.of(host);
      if (name.isEmpty() || !name.chars().allMatch(c -> c == '-' || ascii(c))) {
        throw new UsageException("A machine's name has letters, digits and hyphens only.");
      }
      if (days < 1 || days > 180) {
        throw new UsageException("--days is from 1 to 180.");
      }
      own.person(signing, true);
      Path file = own.signers().machineFile(name);
      FileKey made = KeyFiles.make(file, host.home(), "trustscan machine " + name, new byte[0]);
      var limits = new Root.Delegation(Set.copyOf(agents), repositories, days);
      Root.Key entry = key(made.key(), name, Root.Role.MACHINE, "", now(own), Optional.of(limits));
      try {
        KeyVerb.change(own, "delegated " + name, RootEdits.add(List.of(entry)), signing);
      } catch (StoreException e) {
        Files.deleteIfExists(file);
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".pub"));
        throw e;
      }
      Said.line(host, "The machine's key is in " + file + ": " + made.key().fingerprint() + ".");
      return ExitCode.OK;
    }

    private static boolean ascii(int c) {
      return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
  }
}
