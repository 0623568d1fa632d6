package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Fact.Kind;
import dev.trustscan.scanner.command.PathText.Base;
import dev.trustscan.scanner.doc.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reading, writing and naming files amounts to. */
final class Files {
  private static final List<String> PASSING_PLACES =
      List.of("/tmp/", "/var/tmp/", "/dev/shm/", "$tmpdir", "${tmpdir", "%temp%", "$env:temp");

  private Files() {}

  /** A file that is run, sourced or read by name. */
  static void reference(Invocation inv, Reference.Kind kind, Value file) {
    String path = PathText.join(inv.state().directory, file.text());
    Span span = inv.span(file);
    boolean acts = kind != Reference.Kind.READS;
    if (acts && runsWhatIsKnown(inv, file, path)) {
      return;
    }
    if (acts && PathRules.disguised(path)) {
      inv.session().fact(Kind.DISGUISED_FILE, span, path);
      inv.raise(Behaviour.HOSTILE);
    }
    if (acts && PathRules.hidden(path)) {
      inv.session().fact(Kind.DISGUISED_FILE, span, path);
      inv.raise(Behaviour.UNKNOWN_CODE);
    }
    Base base = PathText.of(path).base();
    if (base == Base.DYNAMIC || (file.dynamic() && base == Base.HERE)) {
      inv.session().out.reference(acts ? Reference.Kind.UNKNOWN : kind, path, span);
      if (acts) {
        inv.raise(Behaviour.UNKNOWN_CODE);
      }
      return;
    }
    if (acts && base == Base.OUTSIDE) {
      boolean passing = PASSING_PLACES.stream().anyMatch(path::startsWith);
      inv.raise(passing ? Behaviour.UNKNOWN_CODE : Behaviour.OUTSIDE_PROGRAM);
    }
    inv.session().out.reference(kind, path, span);
  }

  /** Code that came from somewhere else: an address, a download, text written just before. */
  private static boolean runsWhatIsKnown(Invocation inv, Value file, String path) {
    if (Urls.is(file.text())) {
      Urls.fetchAndRun(inv, inv.span(file), file.text());
      return true;
    }
    Flow written = inv.state().file(path);
    if (written.equals(Flow.NONE)) {
      return false;
    }
    Code.run(inv, Code.languageOf(path), written, inv.span(file));
    return true;
  }

  /** The content of a file that is read. */
  static Flow read(Session session, Place place, ShellState state, Value file) {
    String path = PathText.join(state.directory, file.text());
    Flow known = state.file(path);
    int taint = PathRules.taint(path) | known.taint();
    Span span = place.at(file.start(), file.end());
    if (Taint.has(taint, Taint.SECRET)) {
      session.fact(Kind.READS_SECRETS, span, path);
      session.out.raise(Behaviour.UNKNOWN_CODE);
    } else if (Taint.has(taint, Taint.ENVIRONMENT)) {
      session.fact(Kind.READS_ENVIRONMENT, span, path);
    }
    boolean socket = path.startsWith("/dev/tcp/") || path.startsWith("/dev/udp/");
    if (socket) {
      taint |= Taint.NETWORK;
    }
    @Nullable String literal = known.equals(Flow.NONE) ? null : known.literal();
    boolean here = known.equals(Flow.NONE) && !socket && !path.startsWith("/dev/");
    if (here && !Taint.has(taint, Taint.SECRET) && !file.dynamic()) {
      session.out.reference(Reference.Kind.READS, path, span);
    }
    return new Flow(taint, literal, here ? path : known.origin());
  }

  /** A file that is written. */
  static void write(Session session, Place place, ShellState state, Value file, Flow content) {
    String path = PathText.join(state.directory, file.text());
    Span span = place.at(file.start(), file.end());
    session.out.raise(session.writing());
    boolean control =
        PathRules.is(PathRules.Kind.CONTROL, path)
            || PathRules.is(PathRules.Kind.INSTRUCTION, path);
    boolean copied = PathRules.is(PathRules.Kind.INSTRUCTION, content.origin());
    if (control && !copied) {
      session.fact(Kind.WRITES_CONTROL_FILE, span, path);
      session.out.raise(Behaviour.HOSTILE);
    } else if (PathRules.is(PathRules.Kind.EDITOR, path)) {
      session.fact(Kind.WRITES_CONTROL_FILE, span, path);
      session.out.raise(Behaviour.UNKNOWN_CODE);
    } else if (PathRules.is(PathRules.Kind.GIT, path)) {
      session.fact(Kind.ARMS_GIT, span, path);
      session.out.raise(Behaviour.UNKNOWN_CODE);
      plants(session, state, content, span);
    } else if (PathRules.is(PathRules.Kind.PERSISTENT, path)) {
      session.fact(Kind.PERSISTS, span, path);
      session.out.raise(Behaviour.UNKNOWN_CODE);
      plants(session, state, content, span);
      String normal = PathRules.normal(path);
      if (normal.endsWith("authorized_keys") || normal.startsWith("/etc/")) {
        session.out.raise(Behaviour.HOSTILE);
      }
    } else {
      session.fact(Kind.WRITES_FILES, span, path);
    }
    state.wrote(path, content.equals(Flow.NONE) ? Flow.UNKNOWN : content);
  }

  /** What is put where it will run later is read as code now. */
  private static void plants(Session session, ShellState state, Flow content, Span span) {
    if (content.has(Taint.NETWORK | Taint.DNS)) {
      session.fact(Kind.FETCH_AND_RUN, span, "");
      session.out.raise(Behaviour.HOSTILE);
    } else if (content.literal() != null) {
      session.shell(content.literal(), span, state.call(null));
    } else if (!content.origin().isEmpty()) {
      session.out.reference(Reference.Kind.RUNS, content.origin(), span);
    }
  }
}
