package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Fact.Kind;
import java.util.List;

/** {@code python -m module}. */
final class PythonModules {
  private PythonModules() {}

  static Flow run(Invocation inv, int index) {
    Value module = inv.words().get(index);
    String name = module.text();
    List<Value> rest = inv.words().subList(index, inv.words().size());
    String top = name.indexOf('.') < 0 ? name : name.substring(0, name.indexOf('.'));
    if (Tables.PROGRAMS.is("tool", top)) {
      return Programs.named(inv.with(rest), top);
    }
    if (Tables.NAMES.is("python-reading", name)) {
      inv.raise(Behaviour.READ_ONLY);
    } else if (Tables.NAMES.is("python-tool", name)) {
      inv.raise(Behaviour.KNOWN_TOOL);
    } else if (name.equals("http.server") || name.equals("smtpd")) {
      inv.fact(Kind.NETWORK, module, name);
      inv.raise(Behaviour.UNKNOWN_CODE);
    } else if (module.dynamic()) {
      inv.session().out.reference(Reference.Kind.UNKNOWN, name, inv.span(module));
      inv.raise(Behaviour.UNKNOWN_CODE);
    } else {
      String directory = inv.state().directory;
      String text = directory.isEmpty() ? name : directory + "//" + name;
      inv.session().out.reference(Reference.Kind.PYTHON_MODULE, text, inv.span(module));
    }
    return new Flow(inv.taint(), null, "");
  }
}
