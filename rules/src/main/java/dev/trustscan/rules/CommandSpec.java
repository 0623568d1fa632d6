package dev.trustscan.rules;

import java.util.List;

/**
 * How to read a command out of a unit's node.
 *
 * @param form how the consumer starts it
 * @param at literal words, marked by a leading {@code =}, and structural paths relative to the
 *     unit's node whose values make up the command, in order; the path {@code .} is the node
 *     itself. A path marked by a leading {@code !} gives its value without the {@code !} by which
 *     git and others mark a shell command
 */
public record CommandSpec(Form form, List<String> at) {
  /** How a consumer turns configured text into a process. */
  public enum Form {
    /** One string given to a shell; a list of strings means several commands. */
    SHELL,
    /** Program and arguments: each path gives a string or a list of strings, appended in order. */
    ARGV,
    /** A string without shell features, split on white space by the consumer. */
    WORDS,
    /** The value is the path of a file which the consumer runs, sources or imports. */
    FILE,
    /** The value is source code evaluated by the language that the surface's format names. */
    CODE
  }
}
