package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Fact.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** docker and its like: which image runs, and what of the machine it is given. */
final class Containers {
  private static final Set<String> VALUED =
      Set.of(
          "-v",
          "--volume",
          "-e",
          "--env",
          "--env-file",
          "--name",
          "-p",
          "--publish",
          "-w",
          "--workdir",
          "-u",
          "--user",
          "--network",
          "--net",
          "--mount",
          "--entrypoint",
          "--platform",
          "-h",
          "--hostname",
          "--add-host",
          "--cpus",
          "-m",
          "--memory",
          "--restart",
          "--cap-add",
          "--cap-drop",
          "--security-opt",
          "--device",
          "--gpus",
          "--shm-size",
          "--label",
          "-l",
          "--pull",
          "--pid",
          "--ipc",
          "--tmpfs",
          "--ulimit",
          "--link",
          "--log-driver",
          "--dns",
          "--group-add",
          "--runtime",
          "--userns",
          "--expose",
          "--cidfile",
          "--volumes-from",
          "--stop-signal");

  private Containers() {}

  static void register(Map<String, Handler> all) {
    for (String name : List.of("docker", "podman", "nerdctl", "container", "finch")) {
      all.put(name, Containers::run);
    }
    for (String name : List.of("docker-compose", "podman-compose")) {
      all.put(name, Containers::compose);
    }
    all.put("devcontainer", inv -> unknown(inv));
    all.put("kubectl", Containers::kubectl);
  }

  private static Flow unknown(Invocation inv) {
    inv.raise(Behaviour.OUTSIDE_PROGRAM);
    return Flow.UNKNOWN;
  }

  private static Flow run(Invocation inv) {
    List<Value> words = inv.words();
    int at = Options.operand(words, 1, Set.of("--context", "-H", "--host", "--config", "-c", "-l"));
    if (at >= words.size()) {
      return unknown(inv);
    }
    String verb = words.get(at).text();
    if (verb.equals("container") && at + 1 < words.size()) {
      verb = words.get(++at).text();
    }
    return switch (verb) {
      case "run", "create" -> image(inv, at + 1);
      case "compose" -> compose(inv);
      case "exec" -> unknown(inv);
      case "build", "buildx", "bake" -> {
        inv.raise(Behaviour.KNOWN_TOOL);
        List<Value> file = Options.values(words, "-f", "--file");
        file.forEach(f -> inv.reference(Reference.Kind.READS, f));
        yield Flow.UNKNOWN;
      }
      case "pull" -> {
        if (at + 1 < words.size()) {
          judge(inv, words.getLast());
        }
        yield Flow.UNKNOWN;
      }
      case "mcp" -> unknown(inv);
      default -> Programs.classified(inv, "docker");
    };
  }

  private static Flow compose(Invocation inv) {
    Options.values(inv.words(), "-f", "--file")
        .forEach(file -> inv.reference(Reference.Kind.READS, file));
    inv.raise(
        inv.has("ps", "logs", "config", "images", "version", "ls")
            ? Behaviour.READ_ONLY
            : Behaviour.OUTSIDE_PROGRAM);
    return Flow.UNKNOWN;
  }

  private static Flow kubectl(Invocation inv) {
    if (Set.of("apply", "create", "delete", "exec", "run", "replace", "patch")
        .contains(inv.argument(0))) {
      inv.raise(Behaviour.UNKNOWN_CODE);
      return Flow.UNKNOWN;
    }
    return Programs.classified(inv, "kubectl");
  }

  private static Flow image(Invocation inv, int from) {
    List<Value> words = inv.words();
    int at = Options.operand(words, from, VALUED);
    privileges(inv, words.subList(0, Math.min(at, words.size())));
    if (at >= words.size()) {
      return unknown(inv);
    }
    judge(inv, words.get(at));
    List<Value> command = words.subList(at + 1, words.size());
    boolean shares =
        words.subList(0, at).stream()
            .anyMatch(v ->
                v.text().startsWith("-v")
                    || v.text().startsWith("--volume")
                    || v.text().startsWith("--mount"));
    if (!command.isEmpty() && shares && !command.getFirst().option()) {
      Programs.run(inv.with(command));
    }
    return new Flow(inv.taint(), null, "");
  }

  private static void privileges(Invocation inv, List<Value> options) {
    for (int i = 1; i < options.size(); i++) {
      String text = options.get(i).text();
      int equals = text.indexOf('=');
      String option = equals > 0 && text.startsWith("-") ? text.substring(0, equals) : text;
      String value =
          equals > 0
              ? text.substring(equals + 1)
              : i + 1 < options.size() ? options.get(i + 1).text() : "";
      boolean grave =
          switch (option) {
            case "--privileged" -> !value.equals("false");
            case "--cap-add" -> true;
            case "--security-opt" -> value.contains("unconfined") || value.contains("disable");
            case "--pid", "--ipc", "--userns", "--uts" -> value.equals("host");
            case "--network", "--net" -> value.equals("host");
            case "--device", "--volumes-from" -> true;
            case "-v", "--volume" -> sensitive(source(value));
            case "--mount" -> mount(value);
            default -> false;
          };
      if (grave) {
        inv.fact(Kind.PRIVILEGE, options.get(i), option + " " + value);
        inv.raise(Behaviour.UNKNOWN_CODE);
      }
    }
  }

  private static String source(String volume) {
    int from =
        volume.startsWith("${")
            ? Math.max(0, volume.indexOf('}'))
            : volume.length() > 2 && volume.charAt(1) == ':' ? 2 : 0;
    int colon = volume.indexOf(':', from);
    return colon < 0 ? volume : volume.substring(0, colon);
  }

  private static boolean mount(String value) {
    for (String part : value.split(",")) {
      if (part.startsWith("source=") || part.startsWith("src=")) {
        return sensitive(part.substring(part.indexOf('=') + 1));
      }
    }
    return false;
  }

  static boolean sensitive(String path) {
    String normal =
        PathRules.normal(
                path.replace("${env:", "${")
                    .replace("${localenv:", "${")
                    .replace("${localEnv:", "${"))
            .toLowerCase(Locale.ROOT);
    return normal.equals("/")
        || normal.equals("~")
        || normal.equals("~/")
        || normal.endsWith("docker.sock")
        || normal.endsWith("podman.sock")
        || normal.equals("/etc")
        || normal.equals("/var/run")
        || normal.equals("/root")
        || normal.equals("/home")
        || normal.equals("/users")
        || PathRules.is(PathRules.Kind.SECRET, path)
        || PathRules.is(PathRules.Kind.SECRET, normal);
  }

  private static void judge(Invocation inv, Value image) {
    String text = image.text();
    boolean pinned = text.contains("@sha256:");
    if (pinned) {
      inv.fact(Kind.PINNED_PACKAGE, image, text);
      inv.raise(Behaviour.OUTSIDE_PROGRAM);
      return;
    }
    inv.fact(Kind.UNPINNED_PACKAGE, image, text);
    boolean trusted =
        Tables.NAMES.is(
            "image-known", text.indexOf(':') < 0 ? text : text.substring(0, text.indexOf(':')));
    for (String scope : Tables.NAMES.of("image-scope")) {
      trusted |= text.startsWith(scope);
    }
    inv.raise(trusted ? Behaviour.OUTSIDE_PROGRAM : Behaviour.FETCHED_CODE);
  }
}
