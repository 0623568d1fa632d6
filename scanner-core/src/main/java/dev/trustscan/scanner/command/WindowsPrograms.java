package dev.trustscan.scanner.command;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.command.Fact.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** cmd, PowerShell, and the programs of Windows that run what others hold. */
final class WindowsPrograms {
  private WindowsPrograms() {}

  static void register(Map<String, Handler> all) {
    all.put("cmd", WindowsPrograms::cmd);
    all.put("powershell", WindowsPrograms::powershell);
    all.put("pwsh", WindowsPrograms::powershell);
    all.put("start", WindowsPrograms::start);
    all.put("start-process", WindowsPrograms::start);
    all.put("saps", WindowsPrograms::start);
    all.put(
        "call",
        inv -> inv.arguments().isEmpty() ? Flow.NONE : Programs.run(inv.with(inv.arguments())));
    all.put("invoke-expression", WindowsPrograms::expression);
    all.put("iex", WindowsPrograms::expression);
    all.put("invoke-command", WindowsPrograms::expression);
    all.put("certutil", WindowsPrograms::certutil);
    all.put("bitsadmin", WindowsPrograms::bitsadmin);
    for (String name : Tables.PROGRAMS.of("loader")) {
      all.put(name, WindowsPrograms::loader);
    }
  }

  private static Flow cmd(Invocation inv) {
    for (int i = 1; i < inv.words().size(); i++) {
      String text = inv.words().get(i).text().toLowerCase(Locale.ROOT);
      if (text.startsWith("/c")
          || text.startsWith("/k")
          || text.startsWith("/r")
          || text.equals("//c")) {
        var command =
            new StringBuilder(text.startsWith("//") ? "" : inv.words().get(i).text().substring(2));
        for (Value value : inv.words().subList(i + 1, inv.words().size())) {
          command.append(command.isEmpty() ? "" : " ").append(value.text());
        }
        inv.fact(Kind.INLINE_CODE, inv.program(), "cmd");
        inv.session().code(Format.BATCH, command.toString(), inv.span(), true);
        return new Flow(inv.taint(), null, "");
      }
    }
    return Shells.standardInput(inv, Format.BATCH);
  }

  private static Flow powershell(Invocation inv) {
    boolean hidden = false;
    for (int i = 1; i < inv.words().size(); i++) {
      Value word = inv.words().get(i);
      String text = word.text().toLowerCase(Locale.ROOT);
      if (text.startsWith("/")) {
        text = "-" + text.substring(1);
      }
      if (abbreviates(text, "-windowstyle", 2)) {
        hidden |=
            i + 1 < inv.words().size()
                && inv.words().get(i + 1).text().toLowerCase(Locale.ROOT).startsWith("h");
        i++;
      } else if (abbreviates(text, "-executionpolicy", 3)
          || text.equals("-ep")
          || abbreviates(text, "-version", 2)
          || abbreviates(text, "-workingdirectory", 3)
          || text.equals("-wd")) {
        i++;
      } else if (abbreviates(text, "-encodedcommand", 2) || text.equals("-ec")) {
        return encoded(inv, i + 1, hidden);
      } else if (abbreviates(text, "-command", 2)) {
        return command(inv, i + 1, hidden);
      } else if (abbreviates(text, "-file", 2)) {
        return file(inv, i + 1, hidden);
      } else if (!text.startsWith("-")) {
        boolean script = text.endsWith(".ps1");
        return script ? file(inv, i, hidden) : command(inv, i, hidden);
      } else if (text.equals("-")) {
        return Shells.standardInput(inv, Format.POWERSHELL);
      }
    }
    return Shells.standardInput(inv, Format.POWERSHELL);
  }

  private static boolean abbreviates(String text, String option, int least) {
    return text.length() >= least && option.startsWith(text);
  }

  private static Invocation around(Invocation inv, boolean hidden) {
    return hidden ? inv.with(inv.conditions().inside(true, true)) : inv;
  }

  private static Flow file(Invocation inv, int index, boolean hidden) {
    if (index < inv.words().size()) {
      around(inv, hidden).reference(Reference.Kind.RUNS, inv.words().get(index));
      hidden(inv, hidden);
    }
    return new Flow(inv.taint(), null, "");
  }

  private static void hidden(Invocation inv, boolean hidden) {
    if (hidden) {
      inv.fact(Kind.DETACHES, "hidden window");
      inv.raise(Behaviour.UNKNOWN_CODE);
    }
  }

  private static Flow command(Invocation inv, int index, boolean hidden) {
    var text = new StringBuilder();
    boolean dynamic = false;
    int taint = 0;
    for (int i = index; i < inv.words().size(); i++) {
      text.append(text.isEmpty() ? "" : " ").append(inv.words().get(i).text());
      dynamic |=
          inv.words().get(i).dynamic() && Taint.has(inv.words().get(i).taint(), Taint.COMMAND);
      taint |= inv.words().get(i).taint();
    }
    if (text.toString().equals("-")) {
      return Shells.standardInput(inv, Format.POWERSHELL);
    }
    inv.fact(Kind.INLINE_CODE, inv.program(), "powershell");
    hidden(inv, hidden);
    if (dynamic) {
      Code.run(inv, Format.POWERSHELL, Flow.tainted(taint), inv.span());
    }
    PowerShellText.run(
        inv.session(), text.toString(), inv.span(), around(inv, hidden).conditions());
    return new Flow(inv.taint(), null, "");
  }

  private static Flow encoded(Invocation inv, int index, boolean hidden) {
    if (index >= inv.words().size()) {
      return Flow.NONE;
    }
    byte[] bytes = Escapes.base64Bytes(inv.words().get(index).text());
    inv.fact(Kind.DECODES, inv.words().get(index), "-EncodedCommand");
    inv.fact(Kind.INLINE_CODE, inv.program(), "powershell");
    hidden(inv, hidden);
    inv.raise(Behaviour.HOSTILE);
    if (bytes != null) {
      String text = new String(bytes, StandardCharsets.UTF_16LE);
      PowerShellText.run(inv.session(), text, inv.span(), around(inv, hidden).conditions());
    }
    return new Flow(inv.taint(), null, "");
  }

  private static Flow expression(Invocation inv) {
    inv.fact(Kind.EVALUATES, "Invoke-Expression");
    Flow flow = inv.in();
    for (Value value : inv.arguments()) {
      if (!value.option()) {
        flow = flow.then(Shells.flow(value));
      }
    }
    if (!flow.empty()) {
      Code.run(inv, Format.POWERSHELL, flow, inv.span());
    }
    return Flow.tainted(flow.taint());
  }

  private static Flow start(Invocation inv) {
    boolean hidden = false;
    int at = 1;
    List<Value> words = inv.words();
    while (at < words.size()) {
      String text = words.get(at).text().toLowerCase(Locale.ROOT);
      if (text.startsWith("/") && text.length() < 12) {
        hidden |= text.equals("/b") || text.equals("/min");
        at += text.equals("/d") ? 2 : 1;
      } else if (text.isEmpty()) {
        at++;
      } else if (text.startsWith("-")) {
        boolean window = text.startsWith("-w") && at + 1 < words.size();
        hidden |= window && words.get(at + 1).text().toLowerCase(Locale.ROOT).startsWith("hid");
        at += window || text.startsWith("-v") || text.startsWith("-red") ? 2 : 1;
        if (text.startsWith("-v")) {
          inv.fact(Kind.PRIVILEGE, "runas");
        }
      } else {
        break;
      }
    }
    if (hidden) {
      inv.fact(Kind.DETACHES, "start");
    }
    if (at >= words.size()) {
      return Flow.NONE;
    }
    boolean flagsBefore = at > 1;
    var rest = new java.util.ArrayList<>(words.subList(at, words.size()));
    rest.removeIf(v ->
        v.text().toLowerCase(Locale.ROOT).startsWith("-argumentlist")
            || v.text().equalsIgnoreCase("-args"));
    for (int i = 1; i + 1 < rest.size(); i++) {
      if (rest.get(i).text().toLowerCase(Locale.ROOT).startsWith("-windowstyle")) {
        hidden |= rest.get(i + 1).text().toLowerCase(Locale.ROOT).startsWith("hid");
      }
    }
    if (hidden && !flagsBefore) {
      inv.fact(Kind.DETACHES, "start");
    }
    return Programs.run(inv.with(rest).with(inv.conditions().inside(hidden, true)));
  }

  private static Flow certutil(Invocation inv) {
    boolean fetches = false;
    boolean decodes = false;
    for (Value value : inv.arguments()) {
      String text = value.text().toLowerCase(Locale.ROOT);
      fetches |= text.endsWith("urlcache") || text.endsWith("verifyctl") || Urls.is(text);
      decodes |= text.endsWith("decode") || text.endsWith("decodehex");
    }
    inv.raise(Behaviour.UNKNOWN_CODE);
    if (fetches || decodes) {
      inv.fact(fetches ? Kind.DOWNLOADS : Kind.DECODES, "certutil");
      Files.write(
          inv.session(),
          inv.place(),
          inv.state(),
          inv.words().getLast(),
          Flow.tainted(fetches ? Taint.NETWORK : Taint.DECODED));
    }
    if (fetches) {
      inv.fact(Kind.NETWORK, "certutil");
    }
    return Flow.UNKNOWN;
  }

  private static Flow bitsadmin(Invocation inv) {
    inv.fact(Kind.NETWORK, "bitsadmin");
    inv.fact(Kind.DOWNLOADS, "bitsadmin");
    inv.raise(Behaviour.UNKNOWN_CODE);
    Files.write(
        inv.session(),
        inv.place(),
        inv.state(),
        inv.words().getLast(),
        Flow.tainted(Taint.NETWORK));
    return Flow.UNKNOWN;
  }

  /** Programs whose argument is code, a library or an address. */
  private static Flow loader(Invocation inv) {
    inv.fact(Kind.INLINE_CODE, inv.program().text());
    inv.raise(Behaviour.UNKNOWN_CODE);
    for (Value value : inv.arguments()) {
      String text = value.text().toLowerCase(Locale.ROOT);
      if (text.contains("http://") || text.contains("https://") || text.startsWith("\\\\")) {
        Urls.fetchAndRun(inv, inv.span(value), value.text());
        inv.raise(Behaviour.HOSTILE);
      } else if (text.startsWith("javascript:") || text.startsWith("vbscript:")) {
        inv.raise(Behaviour.HOSTILE);
      } else if (text.endsWith(".js")
          || text.endsWith(".vbs")
          || text.endsWith(".hta")
          || text.endsWith(".dll")
          || text.endsWith(".wsf")
          || text.endsWith(".sct")) {
        inv.reference(Reference.Kind.RUNS, value);
      }
    }
    return Flow.UNKNOWN;
  }
}
