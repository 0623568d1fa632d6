package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Fact.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** git: most subcommands only look, some run what they are told. */
final class GitProgram {
  private static final Set<String> VALUED =
      Set.of("-C", "-c", "--git-dir", "--work-tree", "--namespace", "--exec-path", "--config-env");
  private static final Set<String> ARMING =
      Set.of(
          "core.hookspath",
          "core.fsmonitor",
          "core.sshcommand",
          "core.editor",
          "core.pager",
          "core.gitproxy",
          "core.attributesfile",
          "sequence.editor",
          "credential.helper",
          "init.templatedir",
          "diff.external",
          "gpg.program",
          "gpg.ssh.program",
          "core.askpass",
          "uploadpack.packobjectshook",
          "include.path",
          "core.worktree",
          "core.alternaterefscommand");

  private GitProgram() {}

  static void register(Map<String, Handler> all) {
    all.put("git", GitProgram::run);
    all.put("git-lfs", inv -> known(inv));
  }

  private static Flow known(Invocation inv) {
    inv.raise(Behaviour.KNOWN_TOOL);
    return Flow.UNKNOWN;
  }

  private static Flow run(Invocation inv) {
    List<Value> words = inv.words();
    for (Value setting : settings(words)) {
      int equals = setting.text().indexOf('=');
      String key = equals < 0 ? setting.text() : setting.text().substring(0, equals);
      configure(
          inv,
          setting,
          key,
          equals < 0 ? setting.as("") : setting.as(setting.text().substring(equals + 1)));
    }
    int at = Options.operand(words, 1, VALUED);
    if (at >= words.size()) {
      inv.raise(Behaviour.READ_ONLY);
      return Flow.UNKNOWN;
    }
    String verb = words.get(at).text().toLowerCase(Locale.ROOT);
    Invocation plain = inv.with(rest(words, at));
    return switch (verb) {
      case "config" -> config(plain);
      case "rev-parse" -> {
        inv.raise(Behaviour.READ_ONLY);
        boolean top = plain.has("--show-toplevel", "--show-superproject-working-tree");
        yield top
            ? Flow.of(PathText.TOP)
            : plain.has("--git-dir", "--git-common-dir", "--absolute-git-dir")
                ? Flow.of(".git")
                : Flow.UNKNOWN;
      }
      case "clone", "fetch", "pull", "submodule" -> fetches(plain, verb);
      case "push" -> {
        inv.fact(Kind.NETWORK, "git push");
        inv.fact(Kind.PUBLISHES, "git push");
        inv.raise(Behaviour.UNKNOWN_CODE);
        yield Flow.UNKNOWN;
      }
      case "bisect", "rebase" -> {
        runs(plain, "--exec", "-x");
        if (plain.argument(1).equals("run")) {
          Programs.run(inv.with(words.subList(Math.min(at + 2, words.size() - 1), words.size())));
        }
        yield Programs.classified(plain, "git");
      }
      case "filter-branch" -> {
        runs(
            plain,
            "--tree-filter",
            "--index-filter",
            "--env-filter",
            "--msg-filter",
            "--commit-filter");
        inv.raise(Behaviour.UNKNOWN_CODE);
        yield Flow.UNKNOWN;
      }
      case "grep" -> {
        runs(plain, "-O", "--open-files-in-pager");
        yield Programs.classified(plain, "git");
      }
      case "stash", "worktree", "tag", "branch", "remote", "notes" -> {
        boolean looks =
            plain.words().size() == 2
                || plain.has(
                    "list",
                    "show",
                    "-v",
                    "-l",
                    "--list",
                    "-a",
                    "-r",
                    "--show-current",
                    "--contains",
                    "get-url",
                    "--points-at",
                    "--sort");
        inv.raise(looks ? Behaviour.READ_ONLY : inv.session().writing());
        yield Flow.UNKNOWN;
      }
      case "diff", "log", "show" -> {
        if (plain.has("--ext-diff", "--textconv")) {
          inv.raise(Behaviour.UNKNOWN_CODE);
        }
        Options.values(words, "--output")
            .forEach(
                file -> Files.write(inv.session(), inv.place(), inv.state(), file, Flow.UNKNOWN));
        yield Programs.classified(plain, "git");
      }
      case "lfs", "secrets", "flow", "cz", "crypt" -> known(inv);
      case "hook" -> {
        inv.raise(Behaviour.UNKNOWN_CODE);
        yield Flow.UNKNOWN;
      }
      case "add", "commit" -> {
        inv.raise(inv.session().writing());
        inv.fact(Kind.WRITES_FILES, "git " + verb);
        yield Flow.UNKNOWN;
      }
      default -> other(plain, verb);
    };
  }

  private static Flow other(Invocation plain, String verb) {
    boolean listed =
        Tables.PROGRAMS.is("read", "git/" + verb) || Tables.PROGRAMS.is("write", "git/" + verb);
    if (listed) {
      Flow out = Programs.classified(plain, "git");
      return Tables.PROGRAMS.is("read", "git/" + verb) ? Flow.UNKNOWN : out;
    }
    // An alias of the user's or of the repository.
    plain.raise(Behaviour.UNKNOWN_CODE);
    return Flow.UNKNOWN;
  }

  private static List<Value> rest(List<Value> words, int at) {
    var all = new java.util.ArrayList<Value>();
    all.add(words.getFirst());
    all.addAll(words.subList(at, words.size()));
    return all;
  }

  private static List<Value> settings(List<Value> words) {
    var all = new java.util.ArrayList<Value>();
    for (int i = 1; i + 1 < words.size() && words.get(i).option(); i++) {
      if (words.get(i).is("-c")) {
        all.add(words.get(++i));
      } else if (VALUED.contains(words.get(i).text())) {
        i++;
      }
    }
    return all;
  }

  private static Flow config(Invocation inv) {
    List<Value> operands =
        Options.operands(
            inv.words(), 2, Set.of("-f", "--file", "--blob", "--type", "--comment", "--default"));
    if (!operands.isEmpty()
        && Set.of("set", "get", "list", "unset", "edit").contains(operands.getFirst().text())) {
      boolean sets = operands.getFirst().is("set");
      operands = sets ? operands.subList(1, operands.size()) : List.of();
    }
    boolean looks =
        operands.size() < 2
            || inv.has("--get", "--get-all", "--list", "-l", "--unset", "--get-regexp");
    if (looks) {
      inv.raise(inv.has("--unset", "--unset-all") ? inv.session().writing() : Behaviour.READ_ONLY);
      return Flow.UNKNOWN;
    }
    configure(inv, operands.get(0), operands.get(0).text(), operands.get(1));
    if (inv.has("--global", "--system")) {
      boolean safe = operands.getFirst().text().equalsIgnoreCase("safe.directory");
      if (!safe) {
        inv.fact(Kind.PERSISTS, operands.getFirst(), operands.getFirst().text());
      }
    }
    inv.raise(inv.session().writing());
    return Flow.NONE;
  }

  /** A setting that makes git run something. */
  private static void configure(Invocation inv, Value at, String key, Value value) {
    String lower = key.toLowerCase(Locale.ROOT);
    boolean alias = lower.startsWith("alias.");
    boolean filter =
        (lower.startsWith("filter.")
                || lower.startsWith("diff.")
                || lower.startsWith("merge.")
                || lower.startsWith("difftool.")
                || lower.startsWith("mergetool."))
            && (lower.endsWith(".clean")
                || lower.endsWith(".smudge")
                || lower.endsWith(".process")
                || lower.endsWith(".command")
                || lower.endsWith(".textconv")
                || lower.endsWith(".driver")
                || lower.endsWith(".cmd"));
    boolean helper = lower.startsWith("credential.") && lower.endsWith(".helper");
    if (!ARMING.contains(lower) && !filter && !helper && !alias) {
      return;
    }
    String text = value.text();
    if (alias && !text.startsWith("!")) {
      return;
    }
    boolean known =
        lower.startsWith("filter.lfs.")
            || text.isEmpty()
            || text.equals("/dev/null")
            || text.equals("cache")
            || text.equals("false");
    if (known) {
      return;
    }
    inv.fact(Kind.ARMS_GIT, at, key);
    inv.raise(inv.session().writing());
    if (lower.equals("core.hookspath")
        || lower.equals("init.templatedir")
        || lower.equals("include.path")
        || lower.endsWith("attributesfile")) {
      if (lower.equals("core.hookspath")) {
        inv.reference(Reference.Kind.READS, value);
      }
      return;
    }
    inv.session()
        .shell(
            text.startsWith("!") ? text.substring(1) : text,
            inv.span(value),
            inv.state().call(null));
  }

  private static Flow fetches(Invocation inv, String verb) {
    inv.fact(Kind.NETWORK, "git " + verb);
    if (verb.equals("submodule") && inv.argument(1).equals("foreach")) {
      inv.arguments().stream()
          .skip(2)
          .filter(v -> !v.option())
          .forEach(v -> inv.session().shell(v.text(), inv.span(v), inv.state().call(null)));
    }
    if (verb.equals("clone")) {
      inv.fact(Kind.DOWNLOADS, "git clone");
      inv.raise(Behaviour.UNKNOWN_CODE);
      runs(inv, "-u", "--upload-pack");
      List<Value> operands =
          Options.operands(
              inv.words(),
              2,
              Set.of(
                  "-b",
                  "--branch",
                  "--depth",
                  "-o",
                  "--origin",
                  "-c",
                  "--filter",
                  "-j",
                  "--reference",
                  "--template"));
      if (!operands.isEmpty()) {
        String url = operands.getFirst().text();
        String name = Names.last(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
        String folder =
            operands.size() > 1
                ? operands.get(1).text()
                : name.endsWith(".git") ? name.substring(0, name.length() - 4) : name;
        inv.state().cloned(PathText.join(inv.state().directory, folder));
      }
    } else {
      inv.raise(inv.session().writing());
    }
    for (Value value : inv.arguments()) {
      if (value.text().startsWith("ext::")) {
        inv.session().shell(value.text().substring(5), inv.span(value), inv.state().call(null));
        inv.raise(Behaviour.HOSTILE);
      }
    }
    return Flow.UNKNOWN;
  }

  private static void runs(Invocation inv, String... options) {
    for (Value value : Options.values(inv.words(), options)) {
      inv.fact(Kind.INLINE_CODE, value, value.text());
      inv.session().shell(value.text(), inv.span(value), inv.state().call(null));
    }
  }
}
