package dev.trustscan.cli;

import dev.trustscan.loader.ssh.Signer;
import dev.trustscan.loader.store.KeyFiles;
import dev.trustscan.loader.store.Root;
import dev.trustscan.loader.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verbs that make the store, show its keys and renew them. */
final class KeyVerb {
  private KeyVerb() {}

  /** {@code trustscan key init}. */
  @Command(name = "init", description = "Make the trust store and the key that signs for you.")
  static final class Init implements Callable<Integer> {
    private final Host host;

    @Option(names = "--name", paramLabel = "NAME", description = "Whose key it is.")
    private String name = "";

    @Option(
        names = "--agent-key",
        paramLabel = "FINGERPRINT",
        description = "Use a key of the running ssh-agent, such as one on a FIDO device.")
    private String agentKey = "";

    @Option(
        names = "--no-passphrase",
        description = "Leave the key file unlocked: any program you run can then sign for you.")
    private boolean open;

    @Mixin HelpOption help = new HelpOption();

    Init(Host host) {
      this.host = host;
    }

    @Override
    public Integer call() throws Exception {
      OwnStore own = OwnStore.of(host);
      if (own.store().keys().root().isPresent()) {
        throw new UsageException("There is a store already; trustscan key list shows its keys.");
      }
      String whose = name.isEmpty() ? System.getProperty("user.name", "me") : name;
      Signer signer = agentKey.isEmpty() ? file(own, whose) : held(own);
      own.store().keys().init(signer, whose);
      Said.line(
          host,
          "The store is in " + own.places().state() + ".",
          "Your key is " + signer.key().fingerprint() + ".");
      return ExitCode.OK;
    }

    private Signer held(OwnStore own) throws StoreException, UsageException {
      return own.signers().held().stream()
          .filter(signer -> signer.key().fingerprint().equals(agentKey))
          .findFirst()
          .orElseThrow(() ->
              new UsageException(
                  "ssh-agent holds no usable key "
                      + host.quote(agentKey)
                      + "; ssh-add -l shows its fingerprints."));
    }

    private Signer file(OwnStore own, String whose) throws StoreException, UsageException {
      Path path = own.signers().personFile();
      return Files.exists(path)
          ? own.signers().file(path)
          : KeyFiles.make(path, host.home(), "trustscan " + whose, open ? new byte[0] : newWord());
    }
  }

  /** A new passphrase, typed twice. */
  static byte[] newWord() throws UsageException {
    byte[] first =
        OwnStore.word("New passphrase (empty for none): ")
            .orElseThrow(() ->
                new UsageException(
                    "There is no terminal to ask for a passphrase; give --no-passphrase to do"
                        + " without."));
    byte[] second = OwnStore.word("Again: ").orElse(new byte[0]);
    if (!Arrays.equals(first, second)) {
      throw new UsageException("The two passphrases differ; nothing was made.");
    }
    return first;
  }

  /** {@code trustscan key list}. */
  @Command(name = "list", description = "Show the keys and teams, and what each may do.")
  static final class Show implements Callable<Integer> {
    private final Host host;

    @Mixin HelpOption help = new HelpOption();

    Show(Host host) {
      this.host = host;
    }

    @Override
    public Integer call() throws Exception {
      OwnStore own = OwnStore.of(host);
      Root root = own.root();
      var lines = new java.util.ArrayList<String>();
      lines.add("Version " + root.version() + ", good until " + root.expires() + ".");
      for (Root.Key key : root.keys()) {
        lines.add(key.key().fingerprint() + "  " + describe(key));
      }
      for (Root.Team team : root.teams()) {
        lines.add(
            "team "
                + team.name()
                + ": "
                + word(team.policy())
                + ", "
                + team.threshold()
                + " of its keys, for "
                + String.join(" ", team.repositories()));
      }
      Said.line(host, lines.toArray(String[]::new));
      return ExitCode.OK;
    }

    private static String describe(Root.Key key) {
      var text = new StringBuilder(word(key.role())).append(' ').append(key.name());
      if (!key.team().isEmpty()) {
        text.append(" of team ").append(key.team());
      }
      text.append(", ").append(key.key().type()).append(", until ").append(key.until());
      key.delegation()
          .ifPresent(limits ->
              text.append(", at most ")
                  .append(limits.days())
                  .append(" days, for ")
                  .append(String.join(" ", limits.repositories())));
      key.revoked().ifPresent(since -> text.append(", REVOKED from ").append(since).append(" on"));
      return text.toString();
    }

    private static String word(Enum<?> constant) {
      return constant.name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** {@code trustscan key renew}. */
  @Command(name = "renew", description = "Sign the list of keys anew, so that it does not expire.")
  static final class Renew implements Callable<Integer> {
    private final Host host;

    @Option(names = "--key", paramLabel = "FILE", description = "The key file to sign with.")
    private String file = "";

    @Mixin HelpOption help = new HelpOption();

    Renew(Host host) {
      this.host = host;
    }

    @Override
    public Integer call() throws Exception {
      OwnStore own = OwnStore.of(host);
      Root root = change(own, "renewed", UnaryOperator.identity(), file);
      Said.line(host, "The list of keys is good until " + root.expires() + ".");
      return ExitCode.OK;
    }
  }

  static Root change(OwnStore own, String action, UnaryOperator<Root> change, String file)
      throws StoreException, UsageException {
    return own.store().keys().change(action, change, List.of(own.person(file, true)));
  }
}
