package dev.trustscan.scanner.command;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.command.Fact.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Programs that make, move, change and delete files. */
final class FilePrograms {
  private static final Set<String> WIDE =
      Set.of(
          "/", "/*", "~", "~/", "~/*", "*", ".", "./", "./*", "..", "../", "c:\\", "c:/", "c:\\*",
          "$home", "${home}", "$home/*", "/home", "/users", "/etc", "/usr", "/var");

  /** A repository's history; templates and release jobs remove their own on purpose. */
  private static final Set<String> HISTORY = Set.of(".git", "./.git", ".git/", "./.git/");

  private FilePrograms() {}

  static void register(Map<String, Handler> all) {
    for (String name :
        List.of("cp", "copy", "copy-item", "install", "xcopy", "robocopy", "ditto")) {
      all.put(name, inv -> move(inv, true));
    }
    for (String name : List.of("mv", "move", "move-item", "rename", "ren", "rename-item")) {
      all.put(name, inv -> move(inv, false));
    }
    all.put("ln", FilePrograms::link);
    for (String name :
        List.of("rm", "del", "erase", "rd", "remove-item", "rmdir", "unlink", "trash", "shred")) {
      all.put(name, FilePrograms::delete);
    }
    for (String name :
        List.of("tee", "sponge", "out-file", "set-content", "add-content", "tee-object")) {
      all.put(name, FilePrograms::tee);
    }
    for (String name : List.of("touch", "mkdir", "truncate", "new-item", "ni", "md", "mkfifo")) {
      all.put(name, FilePrograms::make);
    }
    all.put("chmod", FilePrograms::mode);
    all.put("chown", FilePrograms::mode);
    all.put("dd", FilePrograms::dd);
    for (String name :
        List.of("mkfs", "mkfs.ext4", "wipefs", "fdisk", "format", "cipher", "diskpart")) {
      all.put(name, FilePrograms::destroys);
    }
    for (String name : List.of("tar", "bsdtar", "zip", "7z", "compress-archive")) {
      all.put(name, FilePrograms::archive);
    }
    all.put(
        "mktemp",
        inv -> {
          inv.raise(Behaviour.READ_ONLY);
          return Flow.of("/tmp/tmp." + inv.program().start());
        });
  }

  /** Whether a path holds about everything that a person has. */
  static boolean wide(String path) {
    return WIDE.contains(path.toLowerCase(java.util.Locale.ROOT));
  }

  /** Files that are made or changed, by name. */
  static void writes(Invocation inv) {
    Files.write(
        inv.session(),
        inv.place(),
        inv.state(),
        Value.of(inv.argument(0), inv.program().start(), inv.words().getLast().end()),
        Flow.UNKNOWN);
  }

  private static Flow move(Invocation inv, boolean keeps) {
    List<Value> operands =
        Options.operands(
            inv.words(),
            1,
            Set.of("-t", "--target-directory", "-m", "--mode", "-o", "-g", "-S", "-destination"));
    List<Value> target =
        Options.values(inv.words(), "-t", "--target-directory", "-destination", "-Destination");
    if (operands.isEmpty() || (operands.size() == 1 && target.isEmpty())) {
      return Flow.NONE;
    }
    Value to = target.isEmpty() ? operands.getLast() : target.getFirst();
    Flow content = Flow.NONE;
    for (Value from : target.isEmpty() ? operands.subList(0, operands.size() - 1) : operands) {
      String path = PathText.join(inv.state().directory, from.text());
      Flow known = inv.state().file(path);
      int taint = PathRules.taint(path) | known.taint();
      if (Taint.has(taint, Taint.SECRET)) {
        inv.fact(Kind.READS_SECRETS, from, path);
      }
      content =
          content.then(
              new Flow(
                  taint,
                  known.equals(Flow.NONE) ? null : known.literal(),
                  known.equals(Flow.NONE) ? path : known.origin()));
      if (!keeps) {
        loses(inv, from, path);
      }
    }
    boolean folder = to.text().endsWith("/") || to.is(".");
    Value file =
        folder && operands.size() > 1
            ? to.as(to.text() + Names.last(operands.getFirst().text()))
            : to;
    Files.write(inv.session(), inv.place(), inv.state(), file, content);
    return Flow.NONE;
  }

  private static void loses(Invocation inv, Value at, String path) {
    if (PathRules.is(PathRules.Kind.CONTROL, path)) {
      inv.fact(Kind.WRITES_CONTROL_FILE, at, path);
    }
  }

  private static Flow link(Invocation inv) {
    List<Value> operands = Options.operands(inv.words(), 1, Set.of("-t", "-S"));
    if (operands.size() < 2) {
      writes(inv);
      return Flow.NONE;
    }
    return move(inv, true);
  }

  private static Flow delete(Invocation inv) {
    boolean recursive = false;
    for (Value value : inv.arguments()) {
      String text = value.text();
      recursive |=
          text.equals("--recursive")
              || text.equalsIgnoreCase("-recurse")
              || text.equalsIgnoreCase("/s")
              || (value.option()
                  && !text.startsWith("--")
                  && (text.indexOf('r') > 0 || text.indexOf('R') > 0));
    }
    for (Value value : Options.operands(inv.words(), 1, Set.of())) {
      String lower =
          PathText.join(inv.state().directory, value.text()).toLowerCase(java.util.Locale.ROOT);
      if (recursive && WIDE.contains(lower)) {
        inv.fact(Kind.DESTROYS, value, value.text());
        inv.raise(Behaviour.HOSTILE);
      } else if (recursive && HISTORY.contains(lower)) {
        inv.fact(Kind.DESTROYS, value, value.text());
        inv.raise(Behaviour.UNKNOWN_CODE);
      } else {
        inv.fact(Kind.WRITES_FILES, value, value.text());
        if (PathRules.is(PathRules.Kind.CONTROL, lower)) {
          inv.fact(Kind.WRITES_CONTROL_FILE, value, value.text());
        }
      }
    }
    inv.raise(inv.session().writing());
    return Flow.NONE;
  }

  private static Flow tee(Invocation inv) {
    Flow content = inv.in();
    for (Value value : Options.operands(inv.words(), 1, Set.of("-encoding", "-value"))) {
      boolean stream = value.text().startsWith("/dev/") || Redirects.nowhere(value.text());
      if (!stream) {
        Files.write(inv.session(), inv.place(), inv.state(), value, content);
      }
    }
    return content;
  }

  private static Flow make(Invocation inv) {
    boolean folder =
        Names.program(inv.program().text()).startsWith("m") && !inv.program().is("mkfifo");
    for (Value value :
        Options.operands(inv.words(), 1, Set.of("-m", "-t", "-d", "-r", "-s", "-itemtype"))) {
      if (folder || value.is("directory")) {
        inv.fact(Kind.WRITES_FILES, value, value.text());
      } else {
        Files.write(inv.session(), inv.place(), inv.state(), value, Flow.of(""));
      }
    }
    inv.raise(inv.session().writing());
    return Flow.NONE;
  }

  private static Flow mode(Invocation inv) {
    for (Value value : inv.arguments()) {
      String text = value.text();
      boolean special =
          text.equals("u+s")
              || text.equals("+s")
              || text.equals("g+s")
              || (text.length() == 4
                  && "2467".indexOf(text.charAt(0)) >= 0
                  && text.chars().allMatch(c -> c >= '0' && c <= '7'));
      if (special) {
        inv.fact(Kind.PRIVILEGE, value, text);
      }
    }
    inv.fact(Kind.WRITES_FILES, inv.words().getLast(), inv.words().getLast().text());
    inv.raise(inv.session().writing());
    return Flow.NONE;
  }

  private static Flow dd(Invocation inv) {
    Flow content = inv.in();
    for (Value value : inv.arguments()) {
      if (value.text().startsWith("if=")) {
        content =
            Files.read(
                inv.session(), inv.place(), inv.state(), value.as(value.text().substring(3)));
      }
    }
    for (Value value : inv.arguments()) {
      if (value.text().startsWith("of=")) {
        String target = value.text().substring(3);
        if (target.startsWith("/dev/") && !Redirects.nowhere(target)) {
          return destroys(inv);
        }
        Files.write(inv.session(), inv.place(), inv.state(), value.as(target), content);
        return Flow.NONE;
      }
    }
    return content;
  }

  private static Flow destroys(Invocation inv) {
    inv.fact(Kind.DESTROYS, inv.program().text());
    inv.raise(Behaviour.HOSTILE);
    return Flow.NONE;
  }

  private static Flow archive(Invocation inv) {
    int taint = inv.in().taint();
    String output = "";
    boolean extracts = false;
    for (int i = 1; i < inv.words().size(); i++) {
      Value value = inv.words().get(i);
      String text = value.text();
      if (text.startsWith("--checkpoint-action")
          || text.startsWith("--to-command")
          || text.equals("-I")
          || text.startsWith("--use-compress-program")
          || text.equals("-TT")) {
        String command =
            text.indexOf('=') > 0
                ? text.substring(text.lastIndexOf('=') + 1)
                : i + 1 < inv.words().size() ? inv.words().get(i + 1).text() : "";
        Code.inline(inv, Format.SHELL, command, inv.span(value));
        continue;
      }
      boolean flags =
          value.option() || (i == 1 && Names.program(inv.program().text()).endsWith("tar"));
      if (flags && !text.startsWith("--")) {
        extracts |= text.indexOf('x') >= 0;
        if (text.endsWith("f") && i + 1 < inv.words().size()) {
          output = inv.words().get(++i).text();
        }
      } else if (!text.startsWith("-")) {
        String path = PathText.join(inv.state().directory, text);
        int bits = PathRules.taint(path) | inv.state().file(path).taint();
        if (Taint.has(bits, Taint.SECRET)) {
          inv.fact(Kind.READS_SECRETS, value, path);
          inv.raise(Behaviour.UNKNOWN_CODE);
        }
        output =
            output.isEmpty() && !Names.program(inv.program().text()).endsWith("tar")
                ? text
                : output;
        taint |= bits;
      }
    }
    Flow content = Flow.tainted(taint);
    if (extracts || output.isEmpty() || output.equals("-")) {
      inv.raise(extracts ? inv.session().writing() : Behaviour.READ_ONLY);
      return content;
    }
    Files.write(inv.session(), inv.place(), inv.state(), inv.program().as(output), content);
    return Flow.NONE;
  }
}
