package dev.trustscan.scanner.command;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.command.Fact.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Programs that print, filter and decode text. */
final class TextPrograms {
  private TextPrograms() {}

  static void register(Map<String, Handler> all) {
    for (String name : List.of("echo", "write-output", "write-host", "print", "say")) {
      all.put(name, TextPrograms::echo);
    }
    all.put("printf", TextPrograms::printf);
    for (String name :
        List.of(
            "cat",
            "head",
            "tail",
            "tac",
            "nl",
            "bat",
            "less",
            "more",
            "type-file",
            "get-content",
            "gc",
            "sort",
            "uniq",
            "cut",
            "strings",
            "od",
            "fold",
            "zcat",
            "gunzip",
            "bzcat",
            "xzcat",
            "rev",
            "paste",
            "column",
            "jq",
            "yq")) {
      all.put(name, TextPrograms::filter);
    }
    for (String name : List.of("base64", "base32", "openssl", "xxd", "uudecode", "gbase64")) {
      all.put(name, TextPrograms::decoder);
    }
    for (String name :
        List.of("grep", "egrep", "fgrep", "rg", "ag", "ack", "findstr", "select-string")) {
      all.put(name, TextPrograms::grep);
    }
    all.put("tr", TextPrograms::tr);
    all.put("sed", TextPrograms::sed);
    all.put("gsed", TextPrograms::sed);
    for (String name : List.of("awk", "gawk", "mawk", "nawk")) {
      all.put(name, TextPrograms::awk);
    }
    all.put("xargs", TextPrograms::xargs);
    all.put("gxargs", TextPrograms::xargs);
    all.put("find", TextPrograms::find);
    all.put("fd", TextPrograms::find);
    all.put("fdfind", TextPrograms::find);
    all.put("dirname", TextPrograms::dirname);
    all.put("basename", TextPrograms::basename);
    all.put("realpath", TextPrograms::same);
    all.put("readlink", TextPrograms::same);
    all.put("seq", inv -> reads(inv, Flow.UNKNOWN));
  }

  private static Flow reads(Invocation inv, Flow out) {
    inv.raise(Behaviour.READ_ONLY);
    return out;
  }

  private static Flow echo(Invocation inv) {
    var text = new StringBuilder();
    int taint = 0;
    boolean dynamic = false;
    boolean escapes = false;
    boolean newline = true;
    boolean options = true;
    String origin = "";
    for (Value value : inv.arguments()) {
      if (options && Set.of("-n", "-e", "-E", "-ne", "-en", "-nE").contains(value.text())) {
        escapes |= value.text().indexOf('e') > 0;
        newline &= value.text().indexOf('n') < 0;
        continue;
      }
      options = false;
      text.append(text.isEmpty() ? "" : " ").append(value.text());
      taint |= value.taint();
      dynamic |= value.dynamic();
      origin = value.origin().isEmpty() ? origin : value.origin();
    }
    String out = escapes ? Escapes.shell(text.toString()) : text.toString();
    return reads(
        inv, new Flow(taint | Taint.PRINTED, dynamic ? null : out + (newline ? "\n" : ""), origin));
  }

  private static Flow printf(Invocation inv) {
    int from = inv.argument(0).equals("-v") ? 2 : inv.argument(0).equals("--") ? 1 : 0;
    var values =
        inv.arguments().subList(Math.min(from, inv.arguments().size()), inv.arguments().size());
    int taint = 0;
    boolean dynamic = false;
    var texts = new ArrayList<String>();
    for (Value value : values) {
      taint |= value.taint();
      dynamic |= value.dynamic();
      texts.add(value.text());
    }
    @Nullable String out =
        dynamic || texts.isEmpty()
            ? null
            : Escapes.printf(texts.getFirst(), texts.subList(1, texts.size()));
    if (from == 2) {
      inv.state().set(inv.argument(1), out, taint, "");
      return Flow.NONE;
    }
    return reads(inv, new Flow(taint | Taint.PRINTED, out, ""));
  }

  /** What passes through: the pipe, or the files that are named. */
  private static Flow input(Invocation inv, List<Value> files) {
    if (files.isEmpty()) {
      return inv.in();
    }
    Flow all = Flow.NONE;
    for (Value file : files) {
      if (file.is("-") || file.is("/dev/stdin")) {
        all = all.then(inv.in());
      } else {
        all = all.then(Files.read(inv.session(), inv.place(), inv.state(), file));
      }
    }
    return all;
  }

  private static Flow filter(Invocation inv) {
    String name = Names.program(inv.program().text());
    Set<String> valued =
        switch (name) {
          case "head", "tail" -> Set.of("-n", "-c", "--lines", "--bytes");
          case "cut" -> Set.of("-d", "-f", "-c", "-b");
          case "sort" -> Set.of("-k", "-t", "-o", "-S", "-T");
          case "jq", "yq" ->
              Set.of("--arg", "--argjson", "-f", "--from-file", "--indent", "-L", "-o", "-p");
          case "od", "fold", "nl", "paste", "column", "uniq" ->
              Set.of("-d", "-w", "-f", "-s", "-N", "-j", "-t", "-A");
          default -> Set.of();
        };
    List<Value> operands = Options.operands(inv.words(), 1, valued);
    if (name.equals("jq") || name.equals("yq")) {
      operands = operands.isEmpty() ? operands : operands.subList(1, operands.size());
    }
    boolean inPlace =
        (name.equals("yq") || name.equals("sort")) && inv.has("-i", "--inplace", "-o");
    if (inPlace) {
      FilePrograms.writes(inv);
    }
    Flow in = input(inv, operands);
    Flow out =
        switch (name) {
          case "cat", "bat", "tac", "less", "more", "get-content", "gc" -> in;
          case "head", "tail", "sort", "uniq" -> new Flow(in.taint(), in.literal(), in.origin());
          case "rev" ->
              in.as(in.literal() == null ? null : Escapes.reverseLines(in.literal()))
                  .with(in.empty() ? 0 : Taint.DECODED);
          case "gunzip", "zcat", "bzcat", "xzcat" -> in.as(null).with(Taint.DECODED);
          default -> in.as(null);
        };
    boolean decodes = name.equals("gunzip") || name.equals("rev");
    return reads(inv, decodes || !in.empty() ? out : Flow.UNKNOWN.with(out.taint()));
  }

  private static Flow decoder(Invocation inv) {
    String name = Names.program(inv.program().text());
    boolean decodes = false;
    for (Value value : inv.arguments()) {
      String text = value.text();
      decodes |=
          text.equals("--decode")
              || text.equals("--revert")
              || (value.option()
                  && !text.startsWith("--")
                  && (text.indexOf('d') > 0
                      || text.indexOf('D') > 0
                      || (name.equals("xxd") && text.indexOf('r') > 0)));
    }
    List<Value> operands =
        Options.operands(
            inv.words(),
            1,
            Set.of(
                "-w", "--wrap", "-i", "-in", "-o", "-out", "-k", "-pass", "-K", "-iv", "-l", "-c",
                "-s"));
    if (name.equals("openssl")) {
      operands = List.of();
      Options.values(inv.words(), "-out")
          .forEach(
              file -> Files.write(inv.session(), inv.place(), inv.state(), file, Flow.UNKNOWN));
      List<Value> in = Options.values(inv.words(), "-in");
      if (!in.isEmpty()) {
        operands = in;
      }
      decodes |= inv.has("-d");
    }
    Flow in = input(inv, operands);
    if (!decodes) {
      return reads(inv, in.as(null));
    }
    String literal = in.literal();
    @Nullable String text =
        literal == null
            ? null
            : name.equals("xxd")
                ? Escapes.hex(literal)
                : name.equals("base32") ? null : Escapes.base64(literal);
    inv.fact(Kind.DECODES, inv.program().text());
    return reads(inv, new Flow(in.taint() | Taint.DECODED, text, in.origin()));
  }

  private static Flow grep(Invocation inv) {
    boolean given = inv.has("-e", "-f", "--regexp", "--file");
    List<Value> operands =
        Options.operands(
            inv.words(),
            1,
            Set.of(
                "-e",
                "-f",
                "-m",
                "-A",
                "-B",
                "-C",
                "-g",
                "-t",
                "--include",
                "--exclude",
                "-d",
                "--max-count",
                "--color",
                "--type",
                "--glob"));
    List<Value> files =
        given || operands.isEmpty() ? operands : operands.subList(1, operands.size());
    boolean quiet =
        inv.has("-q", "--quiet", "-qE", "-Eq", "-qF", "-Fq", "-qi", "-iq", "-l", "-c")
            || inv.conditions().silent();
    Flow in = inv.in();
    if (!quiet) {
      in = files.isEmpty() ? in : input(inv, files);
    }
    // Options like --pre run a program on each file.
    for (Value program : Options.values(inv.words(), "--pre", "--hostname-bin")) {
      inv.reference(Reference.Kind.RUNS, program);
    }
    return reads(inv, in.as(null));
  }

  private static Flow tr(Invocation inv) {
    String literal = inv.in().literal();
    List<Value> sets = Options.operands(inv.words(), 1, Set.of());
    @Nullable String out = null;
    if (literal != null && !sets.isEmpty()) {
      boolean delete = inv.arguments().getFirst().option() && inv.argument(0).indexOf('d') > 0;
      out =
          delete
              ? Escapes.delete(literal, sets.getFirst().text())
              : sets.size() > 1
                  ? Escapes.translate(literal, sets.get(0).text(), sets.get(1).text())
                  : null;
    }
    boolean changes =
        literal != null
            && out != null
            && !out.equals(literal)
            && !literal.isBlank()
            && Escapes.letters(out);
    return reads(
        inv, inv.in().as(out).with(changes && Escapes.scrambles(sets) ? Taint.DECODED : 0));
  }

  private static Flow sed(Invocation inv) {
    List<Value> scripts = new ArrayList<>(Options.values(inv.words(), "-e", "--expression"));
    List<Value> operands =
        new ArrayList<>(
            Options.operands(inv.words(), 1, Set.of("-e", "-f", "--expression", "--file")));
    Options.values(inv.words(), "-f", "--file")
        .forEach(file -> inv.reference(Reference.Kind.READS, file));
    if (scripts.isEmpty() && !operands.isEmpty()) {
      scripts.add(operands.removeFirst());
    }
    boolean inPlace = false;
    for (Value value : inv.arguments()) {
      inPlace |=
          value.text().startsWith("--in-place")
              || (value.option()
                  && !value.text().startsWith("--")
                  && value.text().indexOf('i') > 0
                  && !value.text().startsWith("-e"));
    }
    if (inPlace) {
      for (Value file : operands) {
        if (!file.text().isEmpty()) {
          Files.write(inv.session(), inv.place(), inv.state(), file, Flow.UNKNOWN);
        }
      }
      return Flow.NONE;
    }
    Flow in = input(inv, operands);
    String literal = in.literal();
    for (Value script : scripts) {
      if (Escapes.sedRuns(script.text())) {
        inv.fact(Kind.INLINE_CODE, script, script.text());
        inv.raise(Behaviour.UNKNOWN_CODE);
      }
      literal = literal == null ? null : Escapes.substitute(literal, script.text());
    }
    return reads(
        inv, new Flow(in.taint(), in.empty() ? null : literal, literal == null ? in.origin() : ""));
  }

  private static Flow awk(Invocation inv) {
    List<Value> operands = Options.operands(inv.words(), 1, Set.of("-F", "-v", "-f", "--file"));
    List<Value> files = Options.values(inv.words(), "-f", "--file");
    files.forEach(file -> inv.reference(Reference.Kind.RUNS, file));
    if (files.isEmpty() && !operands.isEmpty()) {
      Value program = operands.getFirst();
      String text = program.text();
      if (text.contains("system(")
          || text.contains("| getline")
          || text.contains("|getline")
          || text.contains("/inet/")
          || text.contains("|&")
          || text.contains("print >")
          || text.contains("| \"")
          || text.contains("|\"")) {
        inv.fact(Kind.INLINE_CODE, program, "awk");
        inv.session().code(Format.SOURCE, text, inv.span(program), true);
        inv.raise(Behaviour.UNKNOWN_CODE);
      }
      operands = operands.subList(1, operands.size());
    }
    Flow in = input(inv, operands);
    return reads(inv, in.as(null));
  }

  private static Flow xargs(Invocation inv) {
    int at =
        Options.operand(
            inv.words(),
            1,
            Set.of(
                "-I",
                "-n",
                "-P",
                "-L",
                "-d",
                "-a",
                "-E",
                "-s",
                "-J",
                "-R",
                "--delimiter",
                "--max-args",
                "--max-procs",
                "--replace-str"));
    if (at >= inv.words().size()) {
      return reads(inv, inv.in());
    }
    var words = new ArrayList<>(inv.words().subList(at, inv.words().size()));
    List<Value> replace = Options.values(inv.words().subList(0, at), "-I", "-J", "--replace-str");
    String literal = inv.in().literal();
    boolean known = literal != null && literal.length() < 4_096;
    int taint = inv.in().taint();
    Value last = words.getLast();
    if (replace.isEmpty()) {
      for (String word :
          known && literal != null ? WordSplitter.words(literal, " \t\n\r") : List.of("$(…)")) {
        words.add(
            new Value(
                word,
                taint | (known ? 0 : Taint.COMMAND),
                !known,
                false,
                false,
                inv.in().origin(),
                last.start(),
                last.end()));
      }
    } else {
      String token = replace.getFirst().text();
      for (int i = 0; i < words.size(); i++) {
        Value word = words.get(i);
        if (!token.isEmpty() && word.text().contains(token)) {
          String by = known && literal != null ? literal.strip() : "$(…)";
          words.set(
              i,
              new Value(
                  word.text().replace(token, by),
                  word.taint() | taint,
                  !known,
                  false,
                  false,
                  inv.in().origin(),
                  word.start(),
                  word.end()));
        }
      }
    }
    boolean shell = Tables.PROGRAMS.is("shell", Names.program(words.getFirst().text()));
    if (shell
        && words.size() >= 2
        && !known
        && Taint.has(taint, Taint.NETWORK | Taint.DNS | Taint.DECODED)) {
      Code.run(inv, Format.SHELL, inv.in(), inv.span());
    }
    return Programs.run(inv.with(words).with(Flow.NONE));
  }

  private static Flow find(Invocation inv) {
    inv.raise(Behaviour.READ_ONLY);
    List<Value> words = inv.words();
    for (int i = 1; i < words.size(); i++) {
      String text = words.get(i).text();
      if (Set.of("-exec", "-execdir", "-ok", "-okdir", "-x", "-X", "--exec", "--exec-batch")
          .contains(text)) {
        int end = i + 1;
        while (end < words.size() && !words.get(end).is(";") && !words.get(end).is("+")) {
          end++;
        }
        if (end > i + 1) {
          Programs.run(inv.with(found(inv, i + 1, end)).with(Flow.NONE));
        }
        i = end;
      } else if (text.equals("-delete") && FilePrograms.wide(inv.argument(0))) {
        inv.fact(Kind.DESTROYS, words.get(i), "find -delete");
        inv.raise(Behaviour.HOSTILE);
      } else if (text.equals("-delete")) {
        inv.fact(Kind.WRITES_FILES, words.get(i), "find -delete");
        inv.raise(inv.session().writing());
      } else if (text.equals("-fprint") || text.equals("-fprintf") || text.equals("-fls")) {
        inv.raise(inv.session().writing());
      }
    }
    int taint = 0;
    for (Value value : inv.arguments()) {
      if (!value.option()) {
        taint |= PathRules.taint(value.text()) & Taint.SECRET;
        if (inv.argument(0).equals(value.text())
            && PathRules.is(PathRules.Kind.SECRET, value.text())) {
          taint |= Taint.SECRET;
        }
      }
    }
    return new Flow(taint, null, "");
  }

  /** The command that find runs, with a file of the folder in place of its mark. */
  private static List<Value> found(Invocation inv, int from, int to) {
    String folder = inv.argument(0).startsWith("-") ? "." : inv.argument(0);
    var all = new ArrayList<Value>();
    for (Value word : inv.words().subList(from, to)) {
      boolean marked = word.text().contains("{}");
      all.add(marked ? word.as(word.text().replace("{}", folder + "/{}")) : word);
    }
    return all;
  }

  private static Flow dirname(Invocation inv) {
    List<Value> operands = Options.operands(inv.words(), 1, Set.of());
    String text = operands.isEmpty() ? "" : operands.getFirst().text();
    if (text.equals("$0") || text.equals(PathText.SELF_DIRECTORY)) {
      return Flow.of(text.equals("$0") ? PathText.SELF_DIRECTORY : PathText.SELF_DIRECTORY + "/..");
    }
    if (operands.isEmpty() || (operands.getFirst().dynamic() && !PathText.rooted(text))) {
      return Flow.UNKNOWN;
    }
    int slash = text.lastIndexOf('/');
    return Flow.of(slash < 0 ? "." : text.substring(0, slash));
  }

  private static Flow basename(Invocation inv) {
    List<Value> operands = Options.operands(inv.words(), 1, Set.of("-s"));
    return operands.isEmpty() || operands.getFirst().dynamic()
        ? Flow.UNKNOWN
        : Flow.of(Names.last(operands.getFirst().text()));
  }

  private static Flow same(Invocation inv) {
    List<Value> operands = Options.operands(inv.words(), 1, Set.of());
    inv.raise(Behaviour.READ_ONLY);
    if (operands.isEmpty()
        || (operands.getFirst().dynamic() && !PathText.rooted(operands.getFirst().text()))) {
      return Flow.UNKNOWN;
    }
    return Flow.of(
        operands.getFirst().text().toLowerCase(Locale.ROOT).isEmpty()
            ? ""
            : operands.getFirst().text());
  }
}
