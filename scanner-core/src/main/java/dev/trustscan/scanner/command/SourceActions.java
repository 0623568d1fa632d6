package dev.trustscan.scanner.command;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.command.Fact.Kind;
import dev.trustscan.scanner.command.Invocation.Conditions;
import dev.trustscan.scanner.doc.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Turns calls into facts. */
final class SourceActions {
  private final SourceReader reader;
  private final SourceTokens tokens;
  private final Session session;

  SourceActions(SourceReader reader) {
    this.reader = reader;
    this.tokens = reader.tokens();
    this.session = reader.session();
  }

  void act(SourceCall call) {
    if (call.can("print")) {
      session.out.raise(Behaviour.READ_ONLY);
    } else if (call.can("load")) {
      load(call);
    } else if (call.can("shell")) {
      shell(call);
    } else if (call.can("program") || call.can("fork")) {
      program(call);
    } else if (call.can("eval")) {
      evaluate(call);
    } else if (call.can("post")) {
      network(call, true);
    } else if (call.can("net")) {
      network(call, sends(call));
    } else if (call.can("write")) {
      write(call);
    } else if (call.can("copy")) {
      copy(call);
    } else if (call.can("delete")) {
      delete(call);
    } else if (call.can("read")) {
      read(call);
    } else if (call.can("dnstxt") || call.can("dns") || call.can("dnsany")) {
      dns(call);
    } else if (call.can("decode")) {
      decode(call);
    } else if (call.can("listen")) {
      session.out.raise(reader.inline() ? Behaviour.UNKNOWN_CODE : Behaviour.LOCAL_CODE);
    } else if (call.can("serialize") && Taint.has(call.taint(), Taint.ENVIRONMENT)) {
      session.fact(Kind.READS_ENVIRONMENT, call.span(), call.at().path());
      reader.functions().taints(Taint.ENVIRONMENT);
    }
  }

  private void dynamic(Kind kind, SourceCall call) {
    session.fact(kind, call.span(), call.at().path());
    session.out.raise(Behaviour.UNKNOWN_CODE);
  }

  /** The id of a Gradle plug-in, which has dots as file names have. */
  private static boolean namesPlugin(String text) {
    return !text.contains("/") && !text.endsWith(".gradle") && !text.endsWith(".kts");
  }

  private void load(SourceCall call) {
    String text = call.text(0);
    boolean code = Set.of("load", "dofile", "loadfile", "execfile").contains(call.at().last());
    if (text == null) {
      boolean known = call.arguments().isEmpty() || !call.first().path().isEmpty();
      if (!known && !call.at().path().equals("apply") && !call.at().path().equals("use")) {
        session.out.reference(Reference.Kind.UNKNOWN, call.at().path(), call.span());
        session.out.raise(Behaviour.UNKNOWN_CODE);
        fetched(call, call.taint());
      }
      return;
    }
    String language = reader.language();
    if (call.at().path().equals("apply") && namesPlugin(text)) {
      return;
    }
    if (Urls.is(text)) {
      session.fact(Kind.FETCH_AND_RUN, call.span(), text);
      session.out.raise(Behaviour.FETCHED_CODE);
      return;
    }
    switch (language) {
      case "js" -> {
        if (text.startsWith(".") || text.startsWith("/") || text.startsWith("__dirname")) {
          file(Reference.Kind.SOURCES, text, call.span());
        }
      }
      case "python" -> {
        boolean path = text.indexOf('/') >= 0 || text.endsWith(".py");
        if (path) {
          file(Reference.Kind.RUNS, text, call.span());
        } else if (call.at().path().equals("runpy.run_path")
            || call.at().last().equals("SourceFileLoader")
            || call.at().last().equals("spec_from_file_location")) {
          String second = call.text(1);
          if (second != null) {
            file(Reference.Kind.RUNS, second, call.span());
          }
        } else {
          session.out.reference(Reference.Kind.PYTHON_MODULE, text, call.span());
        }
      }
      case "ruby" -> {
        boolean relative = call.at().last().equals("require_relative");
        if (relative
            || text.startsWith(".")
            || text.startsWith("/")
            || text.startsWith("__dirname")
            || code) {
          file(
              Reference.Kind.SOURCES,
              relative && !text.startsWith(".") ? "./" + text : text,
              call.span());
        }
      }
      case "lua" ->
          file(
              Reference.Kind.SOURCES,
              code ? text : text.replace('.', '/') + ".lua",
              call.span(),
              !code);
      case "perl" -> {
        if (text.indexOf('/') >= 0 || text.endsWith(".pl")) {
          file(Reference.Kind.SOURCES, text, call.span());
        }
      }
      case "source" -> {
        if (call.at().last().equals("include")) {
          file(Reference.Kind.SOURCES, text, call.span());
        }
      }
      default -> file(Reference.Kind.SOURCES, text, call.span());
    }
  }

  private void file(Reference.Kind kind, String text, Span span) {
    file(kind, text, span, false);
  }

  private void file(Reference.Kind kind, String text, Span span, boolean perhaps) {
    if (perhaps) {
      return;
    }
    Flow written = reader.state.file(text);
    if (!written.equals(Flow.NONE)) {
      Code.run(invocation(span, List.of()), reader.format(), written, span);
      return;
    }
    if (PathRules.disguised(text)) {
      session.fact(Kind.DISGUISED_FILE, span, text);
      session.out.raise(Behaviour.HOSTILE);
    }
    session.out.reference(kind, text, span);
  }

  private Invocation invocation(Span span, List<Value> words) {
    List<Value> all = words.isEmpty() ? List.of(Value.of(reader.language(), 0, 0)) : words;
    return new Invocation(
        session, Place.fixed(span), reader.state.call(null), all, Flow.NONE, Conditions.PLAIN);
  }

  private void shell(SourceCall call) {
    if (call.at().path().equals("open") && reader.language().equals("perl") && !piped(call)) {
      return;
    }
    Folded first = call.first();
    List<Folded> items = first.items();
    if (items != null) {
      words(call, items, 0);
      return;
    }
    String text = first.text();
    if (text == null) {
      session.fact(Kind.STARTS_PROCESS, call.span(), call.at().path());
      session.out.raise(Behaviour.UNKNOWN_CODE);
      fetched(call, first.taint());
      String head = head(call.open() + 1);
      if (!head.isEmpty()) {
        session.shell(head, call.span(), reader.state.call(null));
      }
      return;
    }
    boolean several =
        (reader.language().equals("ruby") || reader.language().equals("perl"))
            && call.arguments().size() > 1
            && text.indexOf(' ') < 0;
    if (several) {
      words(call, call.arguments(), 0);
      return;
    }
    reader.output(call.open(), reader.shell(text, call.span()));
    detached(call);
  }

  /** Whether Perl's open starts a program; otherwise it opens a file. */
  private boolean piped(SourceCall call) {
    for (int i = 0; i < call.arguments().size(); i++) {
      String text = call.text(i);
      if (text != null && (text.startsWith("|") || text.endsWith("|"))) {
        return true;
      }
      if (text != null && text.startsWith(">")) {
        session.fact(Kind.WRITES_FILES, call.span(), text);
        session.out.raise(session.writing());
      }
    }
    return false;
  }

  /** The known beginning of a text whose rest is computed. */
  private String head(int token) {
    if (tokens.kind(token) == SourceTokens.PARTLY) {
      String text = tokens.value(token);
      return text.indexOf('{') >= 0 && reader.language().equals("python")
          ? text.replace("{", "${").replace("$${", "${")
          : text.replace("#{", "${");
    }
    if (tokens.is(token, "`(") || tokens.string(token)) {
      int at = tokens.string(token) ? token : token + 1;
      return tokens.string(at) ? tokens.value(at) + " $UNKNOWN" : "";
    }
    return "";
  }

  private void program(SourceCall call) {
    if (call.can("fork")) {
      session.fact(Kind.STARTS_PROCESS, call.span(), call.at().path());
      String text = call.text(0);
      if (text == null) {
        session.out.raise(Behaviour.UNKNOWN_CODE);
      } else {
        file(Reference.Kind.RUNS, text, call.span());
      }
      detached(call);
      return;
    }
    Folded first = call.first();
    List<Folded> items = first.items();
    if (items != null) {
      words(call, items, 0);
      detached(call);
      return;
    }
    String text = first.text();
    boolean inShell = argumentSays(call, "shell", "true") || argumentSays(call, "shell", "True");
    boolean lone = call.arguments().size() < 2 || call.arguments().get(1).items() == null;
    if (text != null && (inShell || (lone && text.indexOf(' ') > 0))) {
      var line = new StringBuilder(text);
      List<Folded> more = call.arguments().size() > 1 ? call.arguments().get(1).items() : null;
      for (Folded item : more == null ? List.<Folded>of() : more) {
        line.append(' ').append(item.text() == null ? "$UNKNOWN" : item.text());
      }
      reader.output(call.open(), reader.shell(line.toString(), call.span()));
    } else {
      var all = new ArrayList<Folded>();
      all.add(first);
      if (reader.language().equals("source")) {
        all.addAll(builder(call.close()));
      }
      for (int i = 1; i < call.arguments().size(); i++) {
        Folded next = call.arguments().get(i);
        if (next.items() != null) {
          all.addAll(next.items());
        } else if (next.text() != null && !reader.language().equals("js")) {
          all.add(next);
        }
      }
      words(call, all, 0);
    }
    detached(call);
  }

  /** {@code .arg("-c").args(["a"])} behind {@code Command::new("sh")}. */
  private List<Folded> builder(int from) {
    var all = new ArrayList<Folded>();
    int i = from;
    for (int n = 0; n < 200 && !tokens.is(i, ';') && tokens.kind(i) != SourceTokens.END; n++) {
      boolean argument = tokens.is(i, "arg") || tokens.is(i, "args");
      if (argument && tokens.is(i + 1, '(')) {
        Fold fold = new Fold(reader, i + 2);
        for (Folded value : fold.arguments()) {
          if (value.items() == null) {
            all.add(value);
          } else {
            all.addAll(value.items());
          }
        }
        i = fold.position();
      } else {
        i++;
      }
    }
    return all;
  }

  private void words(SourceCall call, List<Folded> items, int from) {
    session.fact(Kind.STARTS_PROCESS, call.span(), call.at().path());
    var words = new ArrayList<Value>();
    for (Folded item : items.subList(Math.min(from, items.size()), items.size())) {
      boolean self =
          item.path().equals("sys.executable")
              || item.path().equals("process.execPath")
              || item.path().equals("RbConfig.ruby");
      String text = self ? self(reader.language()) : item.text();
      boolean dynamic = text == null;
      words.add(
          new Value(
              text == null ? "$UNKNOWN" : text,
              item.taint() | (dynamic ? Taint.COMMAND : 0),
              dynamic,
              false,
              false,
              "",
              0,
              0));
    }
    if (words.isEmpty()) {
      session.out.raise(Behaviour.UNKNOWN_CODE);
      return;
    }
    Flow out = Programs.run(invocation(call.span(), words));
    reader.output(call.open(), Folded.tainted(out.taint() & ~(Taint.PRINTED | Taint.COMMAND)));
    fetched(call, words.getFirst().taint());
  }

  private static String self(String language) {
    return switch (language) {
      case "python" -> "python3";
      case "ruby" -> "ruby";
      default -> "node";
    };
  }

  private boolean argumentSays(SourceCall call, String name, String value) {
    for (int i = call.open(); i < call.close() && i < call.open() + 240; i++) {
      if (tokens.is(i, name)
          && (tokens.is(i + 1, ':') || tokens.is(i + 1, '='))
          && tokens.is(i + 2, value)) {
        return true;
      }
    }
    return false;
  }

  private boolean argumentNames(SourceCall call, Set<String> names) {
    for (int i = call.open(); i < call.close() && i < call.open() + 240; i++) {
      byte kind = tokens.kind(i);
      if ((kind == SourceTokens.NAME || kind == SourceTokens.STRING)
          && names.contains(tokens.value(i))
          && (tokens.is(i + 1, ':')
              || (tokens.is(i + 1, '=') && !reader.language().equals("js"))
              || tokens.is(i + 1, "=>")
              || ((tokens.is(i + 1, ',') || tokens.is(i + 1, '}')) && kind == SourceTokens.NAME))) {
        return true;
      }
    }
    return false;
  }

  private void detached(SourceCall call) {
    boolean detached =
        argumentSays(call, "detached", "true")
            || argumentSays(call, "start_new_session", "True")
            || argumentSays(call, "windowsHide", "true") && argumentNames(call, Set.of("detached"));
    boolean hidden = false;
    for (int i = call.open(); i < call.close() && i < call.open() + 240; i++) {
      hidden |= tokens.string(i) && tokens.value(i).equals("ignore") || tokens.is(i, "DEVNULL");
    }
    if (detached && hidden) {
      session.fact(Kind.DETACHES, call.span(), call.at().path());
      session.out.raise(Behaviour.UNKNOWN_CODE);
    }
  }

  /** Whether what came from elsewhere is run now. */
  private void fetched(SourceCall call, int taint) {
    if (Taint.has(taint, Taint.NETWORK)) {
      session.fact(Kind.FETCH_AND_RUN, call.span(), "");
      session.out.raise(Behaviour.FETCHED_CODE);
    }
    if (Taint.has(taint, Taint.DNS)) {
      session.fact(Kind.DNS_CHANNEL, call.span(), "");
      session.fact(Kind.FETCH_AND_RUN, call.span(), "");
      session.out.raise(Behaviour.HOSTILE);
    }
    if (Taint.has(taint, Taint.DECODED)) {
      session.fact(Kind.DECODES, call.span(), "");
      session.out.raise(Behaviour.HOSTILE);
    }
  }

  private void evaluate(SourceCall call) {
    Folded code =
        call.arguments().isEmpty()
            ? Folded.UNKNOWN
            : call.at().last().equals("Function") ? call.arguments().getLast() : call.first();
    if (call.arguments().isEmpty()) {
      return;
    }
    session.fact(Kind.EVALUATES, call.span(), call.at().path());
    reader.evaluates |= code.text() == null;
    fetched(call, code.taint());
    if (code.text() == null) {
      session.out.raise(Behaviour.UNKNOWN_CODE);
      if (PathRules.disguised(code.origin())) {
        session.fact(Kind.DISGUISED_FILE, call.span(), code.origin());
        session.out.raise(Behaviour.HOSTILE);
      } else if (!code.origin().isEmpty() && code.origin().charAt(0) != '$') {
        session.out.reference(Reference.Kind.RUNS, code.origin(), call.span());
      }
      return;
    }
    session.code(reader.format(), code.text(), call.span(), true);
  }

  private boolean sends(SourceCall call) {
    if (argumentNames(
        call,
        Set.of(
            "body",
            "data",
            "json",
            "files",
            "form",
            "formData",
            "postData",
            "params_",
            "content"))) {
      return true;
    }
    for (int i = call.open(); i < call.close() && i < call.open() + 240; i++) {
      if (tokens.string(i)) {
        String text = tokens.value(i);
        if (text.equals("POST")
            || text.equals("PUT")
            || text.equals("PATCH")
            || text.equals("post")) {
          return true;
        }
      }
    }
    return false;
  }

  private void network(SourceCall call, boolean sends) {
    String url = call.text(0);
    String shown = url == null ? call.at().path() : url;
    boolean loopback = url != null && Urls.is(url) && Urls.loopback(url);
    session.fact(Kind.NETWORK, call.span(), shown);
    session.out.raise(Behaviour.UNKNOWN_CODE);
    reader.networks = true;
    int taint = call.taint();
    reader.functions().taints(Taint.NETWORK);
    boolean carries = Taint.has(taint, Taint.SECRET | Taint.ENVIRONMENT | Taint.DOTENV);
    if (loopback) {
      return;
    }
    if (sends || carries) {
      session.fact(Kind.SENDS_DATA, call.span(), shown);
      if (carries) {
        session.fact(
            Taint.has(taint, Taint.ENVIRONMENT) ? Kind.READS_ENVIRONMENT : Kind.READS_SECRETS,
            call.span(),
            shown);
        session.out.raise(Behaviour.HOSTILE);
      }
    }
    if (url != null) {
      Sinks.credential(invocation(call.span(), List.of()), call.span(), url, taint, call.origin());
    }
  }

  private void read(SourceCall call) {
    String path = call.text(0);
    if (path == null) {
      return;
    }
    if (Urls.is(path)) {
      network(call, false);
      return;
    }
    int taint = PathRules.taint(path);
    if (Taint.has(taint, Taint.SECRET)) {
      session.fact(Kind.READS_SECRETS, call.span(), path);
      session.out.raise(Behaviour.UNKNOWN_CODE);
      reader.functions().taints(taint);
    } else {
      session.out.raise(Behaviour.READ_ONLY);
    }
  }

  private void write(SourceCall call) {
    String last = call.at().last();
    boolean opens = last.equals("open") || last.equals("fopen") || last.equals("new");
    String mode = call.text(1);
    if (opens) {
      boolean writes =
          mode != null
              ? mode.length() < 6 && mode.chars().anyMatch(c -> "wax+>".indexOf(c) >= 0)
              : argumentNames(call, Set.of("mode"));
      if (!writes) {
        read(call);
        return;
      }
    }
    Folded target = call.first();
    boolean method =
        call.at().path().startsWith("*.") || call.at().path().startsWith("pathlib.Path.");
    if (method
        && (last.equals("write_text")
            || last.equals("write_bytes")
            || last.equals("touch")
            || last.equals("mkdir")
            || last.equals("writeText")
            || last.equals("writeBytes")
            || last.equals("appendText")
            || last.equals("setText"))) {
      target = owner(call);
    }
    Folded content =
        call.arguments().size() > 1
            ? call.arguments().get(1)
            : method && !call.arguments().isEmpty() ? call.first() : Folded.UNKNOWN;
    boolean folder =
        last.startsWith("mkdir")
            || last.startsWith("ensureDir")
            || last.equals("makedirs")
            || last.startsWith("create_dir");
    wrote(call.span(), target, content, folder);
  }

  /** The object of a method call, as far as the tokens before it say. */
  private Folded owner(SourceCall call) {
    int i = call.open() - 2;
    // Back over one chain of names and brackets.
    int from = i;
    int steps = 0;
    while (steps++ < 60 && from > 0) {
      if (tokens.is(from - 1, ')')) {
        int depth = 0;
        int j = from - 1;
        for (int n = 0; n < 60 && j >= 0; n++, j--) {
          depth += tokens.is(j, ')') ? 1 : tokens.is(j, '(') ? -1 : 0;
          if (depth == 0) {
            break;
          }
        }
        from = j;
      } else if (tokens.kind(from - 1) == SourceTokens.NAME
              && !KEYWORDS.contains(tokens.value(from - 1))
          || reader.paths().joins(from - 1)) {
        from--;
      } else {
        break;
      }
    }
    if (from >= i) {
      return Folded.UNKNOWN;
    }
    Folded value = new Fold(reader, from, i).expression();
    if (value.text() != null) {
      return value;
    }
    Folded known = reader.variable(tokens.value(from));
    return known == null ? value : known;
  }

  private static final Set<String> KEYWORDS =
      Set.of("return", "await", "if", "in", "and", "or", "not", "else", "with", "new");

  private void wrote(Span span, Folded target, Folded content, boolean folder) {
    String path = target.text();
    if (path == null || path.isEmpty()) {
      session.fact(Kind.WRITES_FILES, span, target.origin().isEmpty() ? "" : target.origin());
      session.out.raise(session.writing());
      if (Taint.has(content.taint(), Taint.NETWORK)) {
        session.fact(Kind.DOWNLOADS, span, "");
      }
      return;
    }
    if (folder) {
      session.fact(Kind.WRITES_FILES, span, path);
      session.out.raise(session.writing());
      return;
    }
    if (Taint.has(content.taint(), Taint.NETWORK)) {
      session.fact(Kind.DOWNLOADS, span, path);
    }
    Value file = new Value(path, 0, false, false, false, "", 0, 0);
    Files.write(session, Place.fixed(span), reader.state, file, content.flow());
  }

  private void copy(SourceCall call) {
    if (call.arguments().size() < 2) {
      session.fact(Kind.WRITES_FILES, call.span(), "");
      session.out.raise(session.writing());
      return;
    }
    String from = call.text(0);
    int taint = from == null ? call.first().taint() : PathRules.taint(from);
    if (Taint.has(taint, Taint.SECRET)) {
      session.fact(Kind.READS_SECRETS, call.span(), from == null ? "" : from);
    }
    Folded content = new Folded(null, taint, from == null ? "" : from, "", null);
    wrote(call.span(), call.arguments().get(1), content, false);
  }

  private void delete(SourceCall call) {
    String path = call.text(0);
    Set<String> wide = Set.of("/", "~", "~/", "/home", "/Users", "C:\\", "..", "*", "/*");
    if (path != null && wide.contains(path)) {
      session.fact(Kind.DESTROYS, call.span(), path);
      session.out.raise(Behaviour.HOSTILE);
      return;
    }
    session.fact(Kind.WRITES_FILES, call.span(), path == null ? "" : path);
    session.out.raise(session.writing());
  }

  private void dns(SourceCall call) {
    boolean text = call.can("dnstxt") && !call.at().last().equals("Resolver");
    for (int i = 0; i < call.arguments().size(); i++) {
      String type = call.text(i);
      text |= type != null && type.toUpperCase(Locale.ROOT).equals("TXT");
    }
    if (call.can("dnstxt")
        && call.at().path().startsWith("dns.resolver.")
        && call.arguments().size() > 1
        && call.text(1) != null
        && !"TXT".equalsIgnoreCase(call.text(1))) {
      text = false;
    }
    int taint = call.taint();
    session.fact(
        Kind.NETWORK,
        call.span(),
        call.text(0) == null ? call.at().path() : String.valueOf(call.text(0)));
    session.out.raise(Behaviour.UNKNOWN_CODE);
    reader.functions().taints(Taint.DNS);
    if (Taint.has(taint, Taint.SECRET | Taint.ENVIRONMENT | Taint.CREDENTIAL)) {
      session.fact(Kind.DNS_CHANNEL, call.span(), call.at().path());
      session.fact(Kind.SENDS_DATA, call.span(), call.at().path());
      session.out.raise(Behaviour.HOSTILE);
    }
    if (text) {
      dynamic(Kind.DNS_CHANNEL, call);
    }
  }

  private void decode(SourceCall call) {
    Folded value = SourceValues.call(reader, call.at(), call.arguments(), call.open());
    boolean buffer =
        call.at().path().equals("Buffer.from")
            || call.at().last().equals("chr")
            || call.at().last().equals("pack");
    if (buffer && !Taint.has(value.taint(), Taint.DECODED)) {
      return;
    }
    if (!call.at().last().equals("chr")
        && !call.at().last().equals("pack")
        && !call.at().last().equals("unpack")) {
      session.fact(Kind.DECODES, call.span(), call.at().path());
    }
    reader.functions().taints(Taint.DECODED);
  }

  /** The language of strings that are run as code. */
  Format format() {
    return reader.format();
  }
}
