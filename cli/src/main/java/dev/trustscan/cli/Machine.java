package dev.trustscan.cli;

import dev.trustscan.scanner.report.BlastRadius;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What this machine holds that a program run by this user could reach. Presence only: nothing is
 * opened, listed or followed, and no value of a variable is looked at.
 */
final class Machine {
  private static final List<BlastRadius.Place> CREDENTIALS =
      List.of(
          place(".ssh", "SSH keys and known hosts"),
          place(".gnupg", "OpenPGP keys"),
          place(".aws", "AWS credentials"),
          place(".config/gcloud", "Google Cloud credentials"),
          place(".azure", "Azure credentials"),
          place(".oci", "Oracle Cloud credentials"),
          place(".kube", "Kubernetes credentials"),
          place(".docker/config.json", "container registry logins"),
          place(".config/containers/auth.json", "container registry logins"),
          place(".terraform.d/credentials.tfrc.json", "Terraform tokens"),
          place(".vault-token", "Vault token"),
          place(".config/gh", "GitHub CLI token"),
          place(".config/glab-cli", "GitLab CLI token"),
          place(".git-credentials", "git passwords"),
          place(".netrc", "passwords by host"),
          place(".npmrc", "npm token"),
          place(".yarnrc.yml", "Yarn token"),
          place(".pypirc", "PyPI token"),
          place(".cargo/credentials.toml", "crates.io token"),
          place(".gem/credentials", "RubyGems token"),
          place(".m2/settings.xml", "Maven repository passwords"),
          place(".gradle/gradle.properties", "Gradle passwords"),
          place(".composer/auth.json", "Composer token"),
          place(".config/composer/auth.json", "Composer token"),
          place(".password-store", "password store"),
          place(".local/share/keyrings", "desktop keyring"),
          place("Library/Keychains", "macOS keychains"),
          place(".config/google-chrome", "browser profile"),
          place(".config/chromium", "browser profile"),
          place(".mozilla", "browser profile"),
          place("Library/Application Support/Google/Chrome", "browser profile"),
          place("Library/Application Support/Firefox", "browser profile"),
          place(".claude/.credentials.json", "Claude Code login"),
          place(".claude.json", "Claude Code state"),
          place(".codex/auth.json", "Codex login"),
          place(".gemini", "Gemini CLI login"),
          place(".config/github-copilot", "GitHub Copilot login"),
          place(".cursor", "Cursor state"),
          place(".local/share/opencode/auth.json", "opencode logins"),
          place(".aider.conf.yml", "aider keys"),
          place(".config/op", "1Password CLI"),
          place(".bash_history", "shell history"),
          place(".zsh_history", "shell history"));

  private static final List<BlastRadius.Place> STARTUP =
      List.of(
          place(".bashrc", "shell start-up file"),
          place(".bash_profile", "shell start-up file"),
          place(".profile", "shell start-up file"),
          place(".zshrc", "shell start-up file"),
          place(".zshenv", "shell start-up file"),
          place(".config/fish/config.fish", "shell start-up file"),
          place(".gitconfig", "git configuration"),
          place(".config/git/config", "git configuration"),
          place(".config/autostart", "desktop autostart"),
          place(".config/systemd/user", "user services"),
          place("Library/LaunchAgents", "launch agents"),
          place(".local/bin", "programs on the path"),
          place("bin", "programs on the path"),
          place(".vscode/extensions", "editor extensions"));

  private static final List<BlastRadius.Place> VARIABLES =
      List.of(
          place("SSH_AUTH_SOCK", "SSH agent"),
          place("AWS_SECRET_ACCESS_KEY", "AWS key"),
          place("AWS_SESSION_TOKEN", "AWS session"),
          place("GOOGLE_APPLICATION_CREDENTIALS", "Google Cloud key file"),
          place("AZURE_CLIENT_SECRET", "Azure secret"),
          place("GITHUB_TOKEN", "GitHub token"),
          place("GH_TOKEN", "GitHub token"),
          place("GITLAB_TOKEN", "GitLab token"),
          place("CI_JOB_TOKEN", "GitLab job token"),
          place("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "GitHub identity token"),
          place("NPM_TOKEN", "npm token"),
          place("NODE_AUTH_TOKEN", "npm token"),
          place("PYPI_TOKEN", "PyPI token"),
          place("TWINE_PASSWORD", "PyPI password"),
          place("CARGO_REGISTRY_TOKEN", "crates.io token"),
          place("DOCKER_AUTH_CONFIG", "container registry logins"),
          place("VAULT_TOKEN", "Vault token"),
          place("KUBECONFIG", "Kubernetes credentials"),
          place("OPENAI_API_KEY", "model key"),
          place("ANTHROPIC_API_KEY", "model key"),
          place("GEMINI_API_KEY", "model key"),
          place("DATABASE_URL", "database password"));

  private Machine() {}

  private static BlastRadius.Place place(String path, String what) {
    return new BlastRadius.Place(path, what);
  }

  static BlastRadius of(Host host) {
    return of(
        relative -> exists(host.home().resolve(relative)),
        name -> !host.env(name).isEmpty(),
        exists(Path.of("/var/run/docker.sock")));
  }

  /**
   * The blast radius of a home folder and an environment.
   *
   * @param inHome whether something lies at a path below the home folder
   * @param set whether an environment variable is set
   * @param dockerSocket whether the container engine's socket is here
   */
  static BlastRadius of(Predicate<String> inHome, Predicate<String> set, boolean dockerSocket) {
    var credentials = new ArrayList<BlastRadius.Place>();
    for (BlastRadius.Place place : CREDENTIALS) {
      if (inHome.test(place.path())) {
        credentials.add(place("~/" + place.path(), place.what()));
      }
    }
    for (BlastRadius.Place place : VARIABLES) {
      if (set.test(place.path())) {
        credentials.add(place("$" + place.path(), place.what()));
      }
    }
    if (dockerSocket) {
      credentials.add(place("/var/run/docker.sock", "container engine, as good as root"));
    }
    var writable = new ArrayList<BlastRadius.Place>();
    for (BlastRadius.Place place : STARTUP) {
      if (inHome.test(place.path())) {
        writable.add(place("~/" + place.path(), place.what()));
      }
    }
    boolean proxy = set.test("HTTPS_PROXY") || set.test("https_proxy");
    return new BlastRadius(
        credentials,
        writable,
        "open: nothing here keeps a program from connecting anywhere"
            + (proxy ? ", though a proxy is set" : ""));
  }

  private static boolean exists(Path path) {
    try {
      Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
