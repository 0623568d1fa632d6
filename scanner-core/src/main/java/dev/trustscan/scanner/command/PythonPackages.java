package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Fact.Kind;
import java.util.List;
import java.util.Set;

/** Python's package managers. */
final class PythonPackages {
  private static final Set<String> VALUED =
      Set.of(
          "-r",
          "--requirement",
          "-c",
          "--constraint",
          "-e",
          "--editable",
          "-t",
          "--target",
          "-i",
          "--index-url",
          "--extra-index-url",
          "-f",
          "--find-links",
          "-p",
          "--python",
          "--group",
          "--extra",
          "-G",
          "--with",
          "-n",
          "--prefix",
          "--cache-dir",
          "--directory",
          "--project",
          "-C",
          "--from",
          "--only-group",
          "--index");

  private PythonPackages() {}

  static Flow run(Invocation inv) {
    List<Value> words = inv.words();
    String manager = Names.program(inv.program().text());
    int at = Options.operand(words, 1, VALUED);
    inv.raise(Behaviour.KNOWN_TOOL);
    if (at >= words.size()) {
      return Flow.UNKNOWN;
    }
    String verb = words.get(at).text();
    if (manager.equals("uv") && verb.equals("pip") && at + 1 < words.size()) {
      verb = words.get(++at).text();
    } else if (manager.equals("uv") && verb.equals("tool") && at + 1 < words.size()) {
      verb = words.get(++at).text();
      if (verb.equals("run")) {
        return Runners.uvx(inv, at + 1);
      }
    } else if (manager.equals("pipx") && verb.equals("run")) {
      return Runners.uvx(inv, at + 1);
    }
    switch (verb) {
      case "install", "add", "sync", "update", "upgrade", "inject", "create", "lock" ->
          installs(inv, manager, at);
      case "publish" -> {
        inv.fact(Kind.PUBLISHES, manager + " publish");
        inv.raise(Behaviour.UNKNOWN_CODE);
      }
      default -> {
        if (Tables.PROGRAMS.is("read", manager + "/" + verb)) {
          return new Flow(inv.taint(), null, "");
        }
      }
    }
    return Flow.UNKNOWN;
  }

  private static void installs(Invocation inv, String manager, int at) {
    inv.fact(Kind.INSTALLS, manager + " " + inv.words().get(at).text());
    for (Value each :
        Options.values(
            inv.words(),
            "-i",
            "--index-url",
            "--extra-index-url",
            "-f",
            "--find-links",
            "--index")) {
      boolean known =
          Urls.host(each.text()).equals("pypi.org")
              || Urls.host(each.text()).endsWith(".pytorch.org");
      if (Urls.is(each.text()) && !known) {
        inv.fact(Kind.NETWORK, each, each.text());
        inv.raise(Behaviour.FETCHED_CODE);
      }
    }
    Options.values(inv.words(), "-e", "--editable", "-r", "--requirement", "-c").stream()
        .filter(file -> !file.text().startsWith(".[") && !file.is("."))
        .forEach(file -> inv.reference(Reference.Kind.READS, file));
    if (manager.equals("conda") || manager.equals("mamba")) {
      return;
    }
    for (Value each : Options.operands(inv.words(), at + 1, VALUED)) {
      if (!each.text().startsWith(".")) {
        Packages.python(inv, each);
      }
    }
  }
}
