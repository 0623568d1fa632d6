package dev.trustscan.scanner.command;

import java.util.Set;

/** Reads {@code a.b['c']} as the path of what it names, through aliases and imports. */
final class SourcePaths {
  /**
   * A path in the tokens.
   *
   * @param path the resolved path; begins with {@code *.} where the object is not known
   * @param last the last name
   * @param next the token after it
   * @param computed whether a part is only known when it runs
   */
  record At(String path, String last, int next, boolean computed) {}

  private static final Set<String> LOADERS =
      Set.of(
          "require",
          "import",
          "__import__",
          "importlib.import_module",
          "module.require",
          "createRequire",
          "import_module",
          "process.mainModule.require",
          "process.getBuiltinModule",
          "getattr",
          "globals",
          "locals",
          "vars");
  private static final int LONGEST = 400;
  private final SourceReader reader;
  private final SourceTokens tokens;
  private final String language;

  SourcePaths(SourceReader reader) {
    this.reader = reader;
    this.tokens = reader.tokens();
    this.language = reader.language();
  }

  boolean joins(int i) {
    return tokens.is(i, '.') || tokens.is(i, "?.") || tokens.is(i, "::") || tokens.is(i, "->");
  }

  At at(int i) {
    String name = tokens.value(i);
    boolean chained = joins(i - 1) && !tokens.is(i - 2, "`(");
    String path = chained ? "*." + name : reader.resolve(name);
    String last = name;
    int next = i + 1;
    boolean computed = false;
    while (path.length() < LONGEST) {
      path = normal(path);
      if (!chained && tokens.is(next, '(') && LOADERS.contains(path)) {
        At loaded = loaded(path, next);
        if (loaded == null) {
          break;
        }
        path = loaded.path();
        last = loaded.last();
        next = loaded.next();
      } else if (joins(next) && tokens.kind(next + 1) == SourceTokens.NAME) {
        last = tokens.value(next + 1);
        path = path + (tokens.is(next, "::") && doubled() ? "::" : ".") + last;
        next += 2;
      } else if (tokens.is(next, '[')
          || (language.equals("perl") && tokens.is(next, '{') && path.startsWith("$ENV"))) {
        Fold fold = new Fold(reader, next + 1);
        Folded index =
            language.equals("perl")
                    && tokens.kind(next + 1) == SourceTokens.NAME
                    && tokens.is(next, '{')
                ? Folded.of(tokens.value(fold.skip()))
                : fold.expression();
        boolean closed = fold.accept(']') || fold.accept('}');
        if (index.text() == null || !closed) {
          computed = index.text() == null;
          break;
        }
        last = index.text();
        path = path + "." + last;
        next = fold.position();
      } else {
        break;
      }
    }
    return new At(normal(path), last, next, computed);
  }

  private boolean doubled() {
    return language.equals("ruby") || language.equals("source") || language.equals("perl");
  }

  private @org.jspecify.annotations.Nullable At loaded(String path, int open) {
    Fold fold = new Fold(reader, open + 1);
    if (path.equals("globals") || path.equals("locals") || path.equals("vars")) {
      boolean empty = fold.accept(')');
      if (!empty || !tokens.is(fold.position(), '[')) {
        return null;
      }
      Fold inner = new Fold(reader, fold.position() + 1);
      Folded key = inner.expression();
      return key.text() != null && inner.accept(']')
          ? new At(key.text(), key.text(), inner.position(), false)
          : null;
    }
    Folded first = fold.expression();
    if (path.equals("getattr")) {
      if (first.path().isEmpty() || !fold.accept(',')) {
        return null;
      }
      Folded name = fold.expression();
      fold.toClose();
      return name.text() == null || !fold.accept(')')
          ? null
          : new At(first.path() + "." + name.text(), name.text(), fold.position(), false);
    }
    if (first.text() == null) {
      return null;
    }
    fold.toClose();
    if (!fold.accept(')')) {
      return null;
    }
    String module = first.text();
    boolean local = module.startsWith(".") || module.startsWith("/");
    if (local && language.equals("js")) {
      reader.loads(module, open, fold.position() - 1);
    }
    return new At(local ? "local:" + module : module, module, fold.position(), false);
  }

  /** The path under which the table knows it. */
  private String normal(String path) {
    if (language.equals("js")) {
      return javascript(path);
    }
    if (language.equals("python")) {
      String p =
          path.startsWith("builtins.") || path.startsWith("__builtins__.")
              ? path.substring(path.indexOf('.') + 1)
              : path;
      p = p.startsWith("__dict__.") ? p.substring(9) : p;
      return p.startsWith("posix.") || p.startsWith("nt.") ? "os" + p.substring(p.indexOf('.')) : p;
    }
    if (language.equals("ruby") && path.startsWith("::")) {
      return path.substring(2);
    }
    return path;
  }

  private static final Set<String> WRAPPING_GLOBALS =
      Set.of("globalThis", "global", "window", "self", "module", "top");
  private static final java.util.Map<String, String> SAME_MODULES =
      java.util.Map.of(
          "fs/promises",
          "fs",
          "fs-extra",
          "fs",
          "graceful-fs",
          "fs",
          "mz/fs",
          "fs",
          "jsonfile",
          "fs",
          "dns/promises",
          "dns");

  private static String javascript(String path) {
    String p = path.startsWith("node:") ? path.substring(5) : path;
    int dot = p.indexOf('.');
    if (dot < 0) {
      return SAME_MODULES.getOrDefault(p, p);
    }
    String head = p.substring(0, dot);
    while (dot > 0 && WRAPPING_GLOBALS.contains(head) && !p.startsWith("module.exports")) {
      p = p.substring(dot + 1);
      dot = p.indexOf('.');
      head = dot < 0 ? p : p.substring(0, dot);
    }
    String same = SAME_MODULES.get(head);
    if (same != null) {
      p = same + p.substring(head.length());
    } else if (p.startsWith("process.mainModule.") || p.startsWith("process.getBuiltinModule.")) {
      p = p.substring(p.indexOf('.', 8) + 1);
    } else if (p.startsWith("fs.promises") || p.startsWith("dns.promises")) {
      p = head + p.substring(head.length() + ".promises".length());
    }
    int made = p.indexOf(".default.");
    if (made > 0) {
      p = p.substring(0, made) + p.substring(made + 8);
    }
    return ending(p);
  }

  private static String ending(String p) {
    int last = p.lastIndexOf('.');
    if (last <= 0) {
      return p;
    }
    return switch (p.substring(last)) {
      case ".default" -> p.substring(0, last);
      case ".call", ".apply", ".bind" -> p.substring(0, last);
      default -> p;
    };
  }
}
