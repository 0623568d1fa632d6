package dev.trustscan.cli;

import dev.trustscan.rules.Detection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to look at and how, for every verb that looks at a repository. */
final class RepositoryOptions {
  /** What text from standard input is unless something else is said. */
  static final String AS_PROMPT = "";

  @Parameters(
      paramLabel = "PATH",
      arity = "0..1",
      defaultValue = ".",
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
      description =
          "A folder, a repository, or a zip, tar or tar.gz archive; the current folder if left"
              + " out.")
  String path = ".";

  @Option(
      names = "--ref",
      paramLabel = "REF",
      description =
          "Read a commit, branch, tag or other ref instead of the files, without checkout.")
  String ref = "";

  @Option(
      names = "--diff",
      paramLabel = "BASE..HEAD",
      description = "Report only what changed between two refs.")
  String diff = "";

  @Option(names = "--staged", description = "Read what is staged in git's index.")
  boolean staged;

  @Option(
      names = "--stdin",
      description = "Look at text from standard input, such as a prompt before it is pasted.")
  boolean stdin;

  @Option(
      names = "--as",
      paramLabel = "WHAT",
      description =
          "What the text of --stdin is: prompt (default), instructions, settings, or the path of"
              + " the file that it is for.")
  String as = AS_PROMPT;

  @Option(
      names = "--agent",
      paramLabel = "ID",
      split = ",",
      description =
          "Only what this tool reads; may be repeated. trustscan rules list shows the ids.")
  List<String> agents = new ArrayList<>();

  @Option(names = "--deep", description = "Read every ordinary text file for hidden text.")
  boolean deep;

  @Option(
      names = "--surfaces-only",
      description = "Read no ordinary text file, only what some tool loads by itself.")
  boolean surfacesOnly;

  @Option(
      names = "--limit",
      paramLabel = "NAME=VALUE",
      description =
          "Change a limit; may be repeated: entries, path-depth, inspect-bytes, hash-bytes,"
              + " total-bytes, nesting, nodes, aliases, closure-files, closure-depth, text-files,"
              + " time. Sizes take K, M, G; times take s, m.")
  Map<String, String> limits = new LinkedHashMap<>();

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "Add your own rules: a folder of YAML files, which must not be the target's.")
  String rules = "";

  @Option(
      names = "--persona",
      paramLabel = "WHO",
      description = "Who reads the report: regular (default), pedantic, auditor.")
  Detection.Persona persona = Detection.Persona.REGULAR;

  /** The words that make another command look at the same thing in the same way. */
  String again() {
    var words = new ArrayList<String>();
    if (!ref.isEmpty()) {
      words.addAll(List.of("--ref", ref));
    }
    if (!diff.isEmpty()) {
      words.addAll(List.of("--diff", diff));
    }
    if (staged) {
      words.add("--staged");
    }
    if (stdin) {
      words.add("--stdin");
      if (!as.equals(AS_PROMPT)) {
        words.addAll(List.of("--as", as));
      }
    }
    agents.forEach(agent -> words.addAll(List.of("--agent", agent)));
    if (deep) {
      words.add("--deep");
    }
    if (surfacesOnly) {
      words.add("--surfaces-only");
    }
    limits.forEach((name, value) -> words.addAll(List.of("--limit", name + "=" + value)));
    if (persona != Detection.Persona.REGULAR) {
      words.addAll(List.of("--persona", persona.name().toLowerCase(Locale.ROOT)));
    }
    if (!rules.isEmpty()) {
      words.addAll(List.of("--rules", rules));
    }
    if (!path.equals(".")) {
      words.add(path);
    }
    return words.stream().map(RepositoryOptions::shellWord).collect(Collectors.joining(" "));
  }

  private static String shellWord(String word) {
    boolean plain =
        !word.isEmpty()
            && word.chars()
                .allMatch(c -> Character.isLetterOrDigit(c) || "/._-+=:@%,".indexOf(c) >= 0);
    return plain ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
