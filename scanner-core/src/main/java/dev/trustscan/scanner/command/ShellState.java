package dev.trustscan.scanner.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a shell knows at a point: variables, functions, files it wrote, where it is. */
final class ShellState {
  /**
   * A variable's value.
   *
   * @param text the value, or null if unknown
   */
  record Bound(@Nullable String text, int taint, String origin) {}

  private static final int MOST = 50_000;
  final Map<String, Bound> variables;
  final Map<String, Shell.Define> functions;
  final Map<String, Flow> files;
  final Map<String, String> aliases;
  @Nullable List<Value> arguments;
  String directory = "";
  boolean dialectPowerShell;
  boolean dialectBatch;

  ShellState() {
    this(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
  }

  private ShellState(
      Map<String, Bound> variables,
      Map<String, Shell.Define> functions,
      Map<String, Flow> files,
      Map<String, String> aliases) {
    this.variables = variables;
    this.functions = functions;
    this.files = files;
    this.aliases = aliases;
  }

  /** For a function's body: the same variables, other arguments. */
  ShellState call(@Nullable List<Value> with) {
    var inner = new ShellState(variables, functions, files, aliases);
    inner.arguments = with;
    inner.directory = directory;
    inner.dialectPowerShell = dialectPowerShell;
    inner.dialectBatch = dialectBatch;
    return inner;
  }

  void set(String name, @Nullable String text, int taint, String origin) {
    if (variables.size() < MOST || variables.containsKey(name)) {
      variables.put(name, new Bound(text, taint, origin));
    }
  }

  /** Remembers what a file holds that was written before it is used. */
  void wrote(String path, Flow content) {
    if (files.size() < MOST) {
      files.merge(path, content, Flow::then);
    }
  }

  /** Remembers a folder that came from the network. */
  void cloned(String folder) {
    wrote(folder + "/", Flow.tainted(Taint.NETWORK));
  }

  /** What is known of a file that was written before, by itself or with its folder. */
  Flow file(String path) {
    if (files.isEmpty()) {
      return Flow.NONE;
    }
    Flow known = files.get(path);
    for (int at = path.indexOf('/', 1); known == null && at > 0; at = path.indexOf('/', at + 1)) {
      known = files.get(path.substring(0, at + 1));
    }
    return known == null ? Flow.NONE : known;
  }
}
