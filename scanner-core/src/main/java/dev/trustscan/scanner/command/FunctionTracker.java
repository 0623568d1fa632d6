package dev.trustscan.scanner.command;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Whether a token stands inside a function, and what functions may return. */
final class FunctionTracker {
  private static final Set<String> BLOCKS =
      Set.of(
          "if",
          "for",
          "while",
          "switch",
          "catch",
          "with",
          "foreach",
          "elseif",
          "until",
          "unless",
          "else",
          "match",
          "select",
          "synchronized",
          "using",
          "lock");
  private static final Set<String> MAINS =
      Set.of(
          "main",
          "init",
          "beforeAll",
          "beforeEach",
          "setup_module",
          "configure",
          "pytest_configure",
          "pytest_sessionstart");

  private record Block(boolean function, String name, int indent) {}

  private final SourceTokens tokens;
  private final Dialect dialect;
  private final Deque<Block> blocks = new ArrayDeque<>();
  private final Deque<Integer> brackets = new ArrayDeque<>();
  private final Map<String, Integer> taints = new HashMap<>();
  private int lastClosed = -1;
  private int functionDepth;
  private boolean lineStart = true;

  FunctionTracker(SourceTokens tokens, Dialect dialect) {
    this.tokens = tokens;
    this.dialect = dialect;
  }

  void learn(FunctionTracker other) {
    taints.putAll(other.taints);
  }

  /** Whether the code runs only when somebody calls it. */
  boolean inside() {
    if (functionDepth == 0) {
      return false;
    }
    for (Block block : blocks) {
      if (block.function()) {
        return !MAINS.contains(block.name());
      }
    }
    return false;
  }

  boolean defined(String name) {
    return taints.containsKey(name);
  }

  int taintOf(String name) {
    int dot = name.startsWith("self.") || name.startsWith("this.") ? name.indexOf('.') + 1 : 0;
    return taints.getOrDefault(name.substring(dot), 0);
  }

  /** What is met inside a function may be what it returns. */
  void taints(int bits) {
    if (bits != 0) {
      for (Block block : blocks) {
        if (block.function() && !block.name().isEmpty()) {
          taints.merge(block.name(), bits, (a, b) -> a | b);
          return;
        }
      }
    }
  }

  private int printsUntil = -1;

  /** The arguments up to here are only shown. */
  void prints(int until) {
    printsUntil = Math.max(printsUntil, until);
  }

  boolean printing(int i) {
    return i < printsUntil;
  }

  void at(int i) {
    if (dialect.indented()) {
      indented(i);
    } else {
      braces(i);
    }
  }

  private void push(boolean function, String name, int indent) {
    if (blocks.size() < 2_000) {
      blocks.push(new Block(function, name, indent));
      functionDepth += function ? 1 : 0;
      if (function && !name.isEmpty()) {
        taints.merge(name, 0, (a, b) -> a | b);
      }
    }
  }

  private void pop() {
    if (!blocks.isEmpty()) {
      functionDepth -= blocks.pop().function() ? 1 : 0;
    }
  }

  private void braces(int i) {
    if (tokens.is(i, '(')) {
      brackets.push(i);
    } else if (tokens.is(i, ')') && !brackets.isEmpty()) {
      lastClosed = brackets.pop();
    } else if (tokens.is(i, '{')) {
      open(i);
    } else if (tokens.is(i, '}')) {
      pop();
    } else if (tokens.is(i, "=>") && !tokens.is(i + 1, '{') && arrowName(i) != null) {
      taints.merge(String.valueOf(arrowName(i)), 0, (a, b) -> a | b);
    }
  }

  private void open(int i) {
    int before = i - 1;
    while (tokens.kind(before) == SourceTokens.LINE) {
      before--;
    }
    if (tokens.is(before, "=>")) {
      String name = arrowName(before);
      push(true, name == null ? "" : name, 0);
    } else if (tokens.is(before, ')') || returnType(before)) {
      int open = lastClosed - 1;
      String word = tokens.kind(open) == SourceTokens.NAME ? tokens.value(open) : "";
      boolean block = BLOCKS.contains(word);
      if (word.equals("function") || word.equals("fn") || word.equals("func") || word.isEmpty()) {
        String assigned = assigned(open);
        push(!block, assigned, 0);
      } else {
        push(!block, word, 0);
      }
    } else if (tokens.kind(before) == SourceTokens.NAME
        && (tokens.is(before - 1, "sub") || tokens.is(before - 1, "fn"))) {
      push(true, tokens.value(before), 0);
    } else {
      push(false, "", 0);
    }
  }

  /** A type between the closing bracket and the body. */
  private boolean returnType(int before) {
    if (lastClosed < 0) {
      return false;
    }
    int i = before;
    int steps = 0;
    while (steps++ < 8 && i > lastClosed && tokens.kind(i) == SourceTokens.NAME
        || tokens.is(i, '>')
        || tokens.is(i, '<')
        || tokens.is(i, "::")) {
      i--;
    }
    return (tokens.is(i, "->") || tokens.is(i, ':')) && tokens.is(i - 1, ')');
  }

  private @org.jspecify.annotations.Nullable String arrowName(int arrow) {
    int i = arrow - 1;
    if (tokens.is(i, ')')) {
      i = lastClosed - 1;
    } else if (tokens.kind(i) == SourceTokens.NAME) {
      i--;
    }
    if (tokens.is(i, "async")) {
      i--;
    }
    return tokens.is(i, '=') && tokens.kind(i - 1) == SourceTokens.NAME
        ? tokens.value(i - 1)
        : null;
  }

  private String assigned(int before) {
    int i = before;
    while (tokens.kind(i) == SourceTokens.NAME
        && (tokens.is(i, "function") || tokens.is(i, "async"))) {
      i--;
    }
    return (tokens.is(i, '=') || tokens.is(i, ':')) && tokens.kind(i - 1) == SourceTokens.NAME
        ? tokens.value(i - 1)
        : "";
  }

  private void indented(int i) {
    if (tokens.kind(i) == SourceTokens.LINE) {
      lineStart = true;
      return;
    }
    if (!lineStart) {
      return;
    }
    lineStart = false;
    int start = tokens.start(i);
    int newline = tokens.text.lastIndexOf('\n', Math.max(0, start - 1));
    int indent = start == 0 ? 0 : start - newline - 1;
    if (tokens.is(i, ')') || tokens.is(i, ']') || tokens.is(i, '}')) {
      return;
    }
    boolean end = tokens.is(i, "end");
    while (!blocks.isEmpty()
        && (indent < blocks.peek().indent()
            || (indent == blocks.peek().indent() && !end)
            || (end && indent == blocks.peek().indent()))) {
      pop();
    }
    int word = i;
    while (tokens.is(word, "async")
        || tokens.is(word, "local")
        || tokens.is(word, "private")
        || tokens.is(word, "static")) {
      word++;
    }
    boolean function = tokens.is(word, "def") || tokens.is(word, "function");
    if (function) {
      int name = word + 1;
      while (tokens.is(name + 1, '.') && tokens.kind(name + 2) == SourceTokens.NAME) {
        name += 2;
      }
      push(true, tokens.value(name), indent);
    }
  }
}
