package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Fact.Kind;
import dev.trustscan.scanner.doc.Span;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A PowerShell word while it is put together. */
final class PowerShellWord {
  private final StringBuilder text = new StringBuilder();
  private int taint;
  private boolean dynamic;
  private boolean spliced;
  private boolean quoted;
  private boolean object;
  private boolean started;
  private String origin = "";
  private String type = "";

  boolean isEmpty() {
    return !started;
  }

  /** Whether members can follow: what stands here is a value and no path. */
  boolean object() {
    return object || quoted;
  }

  /** Whether it is text that operators can join. */
  boolean text() {
    return quoted || object;
  }

  void plain(String piece) {
    started = true;
    text.append(piece);
  }

  void piece(String piece, boolean quote) {
    spliced |=
        started && !text.isEmpty() && Character.isLetter(text.charAt(text.length() - 1)) && quote;
    started = true;
    quoted |= quote;
    text.append(piece);
  }

  void add(Value value) {
    spliced |=
        !text.isEmpty() && !value.dynamic() && Character.isLetter(text.charAt(text.length() - 1));
    started = true;
    object = true;
    taint |= value.taint();
    dynamic |= value.dynamic();
    origin = origin.isEmpty() ? value.origin() : origin;
    text.append(value.text());
  }

  void flow(Flow flow) {
    started = true;
    object = true;
    taint |= flow.taint();
    origin = origin.isEmpty() ? flow.origin() : origin;
    String literal = flow.literal();
    if (literal == null) {
      dynamic = true;
      taint |= Taint.COMMAND;
      text.append("$(…)");
    } else {
      spliced |= !text.isEmpty();
      text.append(literal);
    }
  }

  void type(String written) {
    started = true;
    object = true;
    type = written.toLowerCase(Locale.ROOT);
    text.append(written);
  }

  void property() {
    dynamic |= !type.isEmpty();
  }

  void join(String by) {
    String joined = text.toString().replace(" ", by);
    text.setLength(0);
    text.append(joined);
    spliced = true;
  }

  /** A static call, such as {@code [Convert]::FromBase64String('…')}. */
  void call(Flow arguments, Session session, Span span) {
    String method = text.toString().toLowerCase(Locale.ROOT);
    taint |= arguments.taint();
    String literal = arguments.literal();
    boolean decodes = method.endsWith("::frombase64string");
    text.setLength(0);
    if (decodes) {
      session.fact(Kind.DECODES, span, "FromBase64String");
      taint |= Taint.DECODED;
      byte[] bytes = literal == null ? null : Escapes.base64Bytes(literal);
      if (bytes != null) {
        boolean wide = bytes.length > 1 && bytes[1] == 0;
        text.append(new String(bytes, wide ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8));
        return;
      }
    } else if (method.startsWith("[scriptblock]::create")) {
      session.fact(Kind.EVALUATES, span, "scriptblock");
      session.out.raise(Behaviour.UNKNOWN_CODE);
    } else if (method.contains("::getenvironmentvariables")) {
      taint |= Taint.ENVIRONMENT;
    } else if (method.contains("file]::write") || method.contains("file]::append")) {
      session.fact(Kind.WRITES_FILES, span, literal == null ? "" : literal);
      session.out.raise(session.writing());
      if (literal != null && PathRules.is(PathRules.Kind.CONTROL, literal.split(" ", 2)[0])) {
        session.fact(Kind.WRITES_CONTROL_FILE, span, literal);
        session.out.raise(Behaviour.HOSTILE);
      }
    } else if (method.contains("file]::read")) {
      taint |= literal == null ? 0 : PathRules.taint(literal);
    } else if (method.contains("process]::start") || method.contains("assembly]::load")) {
      session.fact(Kind.STARTS_PROCESS, span, method);
      session.out.raise(Behaviour.UNKNOWN_CODE);
    } else if (literal != null
        && (method.contains("]::unescape") || method.contains("::tostring"))) {
      text.append(literal);
      return;
    }
    dynamic = true;
    text.append("$(…)");
  }

  /** A method of an object, such as {@code .DownloadString('…')}. */
  void method(String name, Flow arguments, Session session, Span span) {
    String lower = name.toLowerCase(Locale.ROOT);
    taint |= arguments.taint();
    String literal = arguments.literal();
    switch (lower) {
      case "downloadstring", "downloaddata", "openread", "getstringasync", "getresponse" -> {
        network(session, span, literal, false);
        taint |= Taint.NETWORK;
        unknown();
      }
      case "downloadfile", "downloadfileasync" -> {
        network(session, span, literal, false);
        session.fact(Kind.DOWNLOADS, span, literal == null ? "" : literal);
        unknown();
      }
      case "uploadstring", "uploaddata", "uploadfile", "postasync", "uploadvalues" -> {
        network(session, span, literal, true);
        unknown();
      }
      case "getstring", "tostring", "trim" -> {
        if (literal != null && !literal.isEmpty()) {
          text.setLength(0);
          text.append(literal);
          dynamic = false;
        } else {
          dynamic |= !type.isEmpty();
        }
      }
      case "replace" -> {
        String[] both = literal == null ? new String[0] : literal.split(" ", 2);
        if (both.length > 0 && !both[0].isEmpty()) {
          String replaced = text.toString().replace(both[0], both.length > 1 ? both[1] : "");
          text.setLength(0);
          text.append(replaced);
          spliced = true;
        }
      }
      case "invoke", "invokereturnasis" -> {
        session.fact(Kind.EVALUATES, span, name);
        session.out.raise(Behaviour.UNKNOWN_CODE);
      }
      default -> unknown();
    }
  }

  private void unknown() {
    dynamic = true;
    text.setLength(0);
    text.append("$(…)");
  }

  private void network(
      Session session, Span span, @org.jspecify.annotations.Nullable String url, boolean sends) {
    session.fact(Kind.NETWORK, span, url == null ? "" : url);
    session.out.raise(Behaviour.UNKNOWN_CODE);
    if (sends) {
      session.fact(Kind.SENDS_DATA, span, url == null ? "" : url);
      if (Taint.has(taint, Taint.SECRET | Taint.ENVIRONMENT)) {
        session.out.raise(Behaviour.HOSTILE);
      }
    }
  }

  Value value(int start, int end) {
    return new Value(text.toString(), taint, dynamic, false, spliced, origin, start, end);
  }
}
