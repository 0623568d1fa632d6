package dev.trustscan.scanner.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known of programs, paths and calls, from resources beside this class. A line is a class,
 * a colon and names; a line that begins with {@code #} is a comment.
 */
final class Tables {
  /** Classes of programs and of their subcommands, these written {@code program/subcommand}. */
  static final Tables PROGRAMS = new Tables("programs.txt");

  /** Packages, hosts, variables and other names. */
  static final Tables NAMES = new Tables("names.txt");

  /** Variables, lower case, that stand for the project's root. */
  static final Set<String> ROOTS = NAMES.of("root-variable");

  /** Variables, lower case, that stand for the home directory or places outside. */
  static final Set<String> HOMES = NAMES.of("home-variable");

  private final Map<String, Set<String>> classes = new HashMap<>();

  private Tables(String resource) {
    var sorted = new HashMap<String, Set<String>>();
    for (String line : lines(resource)) {
      int colon = line.indexOf(": ");
      Set<String> names = sorted.computeIfAbsent(line.substring(0, colon), key -> new TreeSet<>());
      for (String name : line.substring(colon + 2).split(" ")) {
        if (!name.isEmpty()) {
          names.add(name);
        }
      }
    }
    // Looked up by hash, gone through in one order whatever the run.
    sorted.forEach((kind, names) -> classes.put(kind, new LinkedHashSet<>(names)));
  }

  /** Whether a name is in a class. */
  boolean is(String kind, String name) {
    return of(kind).contains(name);
  }

  /** The names of a class. */
  Set<String> of(String kind) {
    return classes.getOrDefault(kind, Set.of());
  }

  /** The lines of a resource that are neither empty nor comments. */
  static List<String> lines(String resource) {
    InputStream in = Tables.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException("resource " + resource + " is missing");
    }
    try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
