package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Fact.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Schedulers, services, registries, and programs that hold secrets. */
final class SystemPrograms {
  private SystemPrograms() {}

  static void register(Map<String, Handler> all) {
    for (String name : Tables.PROGRAMS.of("persist")) {
      if (!name.equals("systemd-run")) {
        all.put(name, SystemPrograms::persists);
      }
    }
    all.put("security", SystemPrograms::keychain);
    all.put("secret-tool", SystemPrograms::keychain);
    all.put("pass", SystemPrograms::keychain);
    all.put("op", SystemPrograms::keychain);
    all.put("vault", SystemPrograms::keychain);
    all.put("gopass", SystemPrograms::keychain);
    all.put("bw", SystemPrograms::keychain);
    all.put("cmdkey", SystemPrograms::keychain);
    all.put("ssh-add", SystemPrograms::keychain);
    all.put("gpg", SystemPrograms::gpg);
    all.put("gh", SystemPrograms::hub);
    all.put("glab", SystemPrograms::hub);
    all.put("aws", SystemPrograms::cloud);
    all.put("gcloud", SystemPrograms::cloud);
    all.put("az", SystemPrograms::cloud);
    for (String name :
        List.of(
            "insmod",
            "modprobe",
            "mount",
            "umount",
            "setcap",
            "visudo",
            "usermod",
            "useradd",
            "passwd",
            "chpasswd",
            "iptables",
            "nft",
            "sysctl")) {
      all.put(name, SystemPrograms::privileged);
    }
    for (String name : List.of("vim", "vi", "nvim", "ex", "emacs", "gdb", "lldb")) {
      all.put(name, SystemPrograms::editor);
    }
    for (String name :
        List.of(
            "kill", "pkill", "killall", "taskkill", "shutdown", "reboot", "halt", "stop-process")) {
      all.put(name, SystemPrograms::stops);
    }
    for (String name :
        List.of(
            "pbpaste",
            "xclip",
            "xsel",
            "wl-paste",
            "get-clipboard",
            "screencapture",
            "scrot",
            "import")) {
      all.put(name, SystemPrograms::watches);
    }
    for (String name :
        List.of(
            "apt", "apt-get", "brew", "dnf", "yum", "apk", "pacman", "winget", "choco", "snap",
            "zypper")) {
      all.put(name, SystemPrograms::packages);
    }
  }

  private static Flow packages(Invocation inv) {
    boolean installs = inv.has("install", "add", "-S", "-Sy", "upgrade");
    if (installs) {
      inv.fact(Kind.INSTALLS, inv.program().text() + " install");
    }
    inv.raise(installs ? Behaviour.OUTSIDE_PROGRAM : Behaviour.KNOWN_TOOL);
    return Flow.UNKNOWN;
  }

  private static Flow persists(Invocation inv) {
    String name = Names.program(inv.program().text());
    boolean looks =
        inv.has(
                "-l",
                "list",
                "status",
                "is-active",
                "is-enabled",
                "/query",
                "query",
                "show",
                "cat",
                "print",
                "list-units",
                "--list")
            || (name.equals("systemctl") && inv.has("restart", "reload", "daemon-reload"));
    if (looks || inv.arguments().isEmpty() && inv.in().empty()) {
      inv.raise(Behaviour.READ_ONLY);
      return Flow.UNKNOWN;
    }
    inv.fact(Kind.PERSISTS, name);
    inv.raise(Behaviour.UNKNOWN_CODE);
    String literal = inv.in().literal();
    if (inv.in().has(Taint.NETWORK | Taint.DECODED)) {
      inv.raise(Behaviour.HOSTILE);
    } else if (name.equals("crontab") && literal != null) {
      for (String line : literal.split("\n")) {
        List<String> fields = WordSplitter.words(line, " \t");
        String command =
            line.startsWith("@")
                ? line.substring(Math.max(0, line.indexOf(' ')))
                : fields.size() >= 6 ? String.join(" ", fields.subList(5, fields.size())) : "";
        inv.session().shell(command, inv.span(), inv.state().call(null));
      }
    } else if (literal != null) {
      inv.session().shell(literal, inv.span(), inv.state().call(null));
    }
    Options.values(inv.words(), "/tr", "/TR")
        .forEach(text -> inv.session().shell(text.text(), inv.span(text), inv.state().call(null)));
    return Flow.NONE;
  }

  private static Flow secrets(Invocation inv) {
    inv.fact(Kind.READS_SECRETS, inv.program().text() + " " + inv.argument(0));
    inv.raise(Behaviour.UNKNOWN_CODE);
    return Flow.tainted(Taint.SECRET);
  }

  private static Flow keychain(Invocation inv) {
    String verb = inv.argument(0).toLowerCase(Locale.ROOT);
    boolean reads =
        verb.startsWith("find-")
            || verb.startsWith("dump-")
            || verb.equals("export")
            || Set.of(
                    "lookup",
                    "show",
                    "search",
                    "read",
                    "get",
                    "item",
                    "kv",
                    "list",
                    "-l",
                    "/list",
                    "document")
                .contains(verb);
    if (reads) {
      return secrets(inv);
    }
    inv.raise(Behaviour.OUTSIDE_PROGRAM);
    return Flow.UNKNOWN;
  }

  private static Flow gpg(Invocation inv) {
    if (inv.has("--export-secret-keys", "--export-secret-subkeys", "--decrypt", "-d")) {
      return secrets(inv);
    }
    inv.raise(Behaviour.OUTSIDE_PROGRAM);
    return Flow.UNKNOWN;
  }

  private static Flow hub(Invocation inv) {
    String verb = inv.argument(0);
    String next = inv.argument(1);
    if (verb.equals("auth") && next.equals("token")) {
      inv.fact(Kind.READS_SECRETS, "gh auth token");
      inv.raise(Behaviour.UNKNOWN_CODE);
      return new Flow(Taint.CREDENTIAL, null, "$GITHUB_TOKEN");
    }
    if (verb.equals("gist") && next.equals("create")
        || verb.equals("release") && next.equals("upload")) {
      int taint = inv.taint();
      for (Value value : inv.arguments()) {
        taint |= PathRules.taint(value.text());
      }
      Sinks.send(inv, inv.span(), "github.com", taint, "");
      return Flow.UNKNOWN;
    }
    boolean writes =
        Set.of("create", "edit", "merge", "close", "delete", "comment", "set", "upload")
            .contains(next);
    if (writes || verb.equals("api") || verb.equals("secret")) {
      inv.fact(Kind.NETWORK, "gh " + verb);
      inv.raise(Behaviour.UNKNOWN_CODE);
      if (Taint.has(inv.taint(), Taint.SECRET | Taint.ENVIRONMENT)) {
        Sinks.send(inv, inv.span(), "github.com", inv.taint(), "");
      }
      return Flow.tainted(verb.equals("api") ? Taint.NETWORK : 0);
    }
    return Programs.classified(inv, "gh");
  }

  private static Flow cloud(Invocation inv) {
    String name = Names.program(inv.program().text());
    if (inv.has(
            "get-session-token",
            "print-access-token",
            "get-access-token",
            "export-credentials",
            "get-secret-value",
            "get-login-password",
            "print-identity-token")
        || (inv.argument(0).equals("configure") && inv.has("export-credentials", "get"))
        || (name.equals("gcloud") && inv.argument(0).equals("secrets"))) {
      return secrets(inv);
    }
    if (Tables.PROGRAMS.is("sends", name + "/" + inv.argument(0))
        && inv.has("cp", "sync", "mv", "upload")) {
      int taint = inv.taint();
      for (Value value : inv.arguments()) {
        taint |= PathRules.taint(value.text()) | inv.state().file(value.text()).taint();
      }
      inv.fact(Kind.NETWORK, name);
      Sinks.send(inv, inv.span(), name, taint, "");
      return Flow.UNKNOWN;
    }
    return Programs.classified(inv, name);
  }

  private static Flow privileged(Invocation inv) {
    inv.fact(Kind.PRIVILEGE, inv.program().text());
    inv.raise(Behaviour.UNKNOWN_CODE);
    return Flow.UNKNOWN;
  }

  private static Flow editor(Invocation inv) {
    boolean code = false;
    for (Value value : inv.arguments()) {
      String text = value.text();
      code |=
          text.equals("-c")
              || text.startsWith("+")
              || text.equals("-S")
              || text.equals("--eval")
              || text.equals("-ex")
              || text.equals("-x")
              || text.equals("--cmd")
              || text.equals("-es");
    }
    if (code) {
      inv.fact(Kind.INLINE_CODE, inv.program().text());
      for (Value value : inv.arguments()) {
        int bang = value.text().indexOf('!');
        if (bang >= 0) {
          inv.session()
              .shell(value.text().substring(bang + 1), inv.span(value), inv.state().call(null));
        }
      }
    }
    inv.raise(code ? Behaviour.UNKNOWN_CODE : Behaviour.OUTSIDE_PROGRAM);
    return Flow.UNKNOWN;
  }

  private static Flow stops(Invocation inv) {
    inv.raise(Behaviour.UNKNOWN_CODE);
    return Flow.NONE;
  }

  private static Flow watches(Invocation inv) {
    inv.fact(Kind.READS_SECRETS, inv.program().text());
    inv.raise(Behaviour.UNKNOWN_CODE);
    return Flow.tainted(Taint.SECRET);
  }
}
