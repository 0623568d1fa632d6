package dev.trustscan.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** A mistake on the command line in one sentence, with what was probably meant. */
final class UsageSentence {
  private UsageSentence() {}

  static String of(Host host, CommandLine.ParameterException e) {
    CommandLine command = e.getCommandLine();
    String help = "see " + command.getCommandSpec().qualifiedName() + " --help";
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
      return unmatched(host, command, unmatched.getUnmatched(), help);
    }
    if (e.getArgSpec() instanceof CommandLine.Model.OptionSpec option
        && option.type().isEnum()
        && e.getValue() != null) {
      return option.longestName()
          + " cannot be "
          + host.quote(e.getValue())
          + "; give "
          + Arrays.stream(option.type().getEnumConstants())
              .map(value -> value.toString().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "))
          + ".";
    }
    String message = host.glyphs().text(String.valueOf(e.getMessage()), 300);
    return message + (message.endsWith(".") ? " S" : "; s") + help.substring(1) + ".";
  }

  private static String unmatched(
      Host host, CommandLine command, List<String> unmatched, String help) {
    String word = unmatched.isEmpty() ? "" : unmatched.getFirst();
    boolean option = word.startsWith("-");
    if (!option && command.getParent() == null) {
      String near = Nearest.to(word, command.getSubcommands().keySet());
      return "There is no command "
          + host.quote(word)
          + (near.isEmpty()
              ? "; to look at a folder of that name: trustscan scan "
                  + host.glyphs().text(word, 300)
              : "; did you mean " + near + "?");
    }
    if (!option) {
      return "Only one PATH can be given, " + host.quote(word) + " is one too many; " + help + ".";
    }
    String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
    String near = Nearest.to(name, command.getCommandSpec().optionsMap().keySet());
    return "There is no option "
        + host.quote(name)
        + (near.isEmpty() ? "; " + help + "." : "; did you mean " + near + "?");
  }
}
