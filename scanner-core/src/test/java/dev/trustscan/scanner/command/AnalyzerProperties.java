package dev.trustscan.scanner.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.CommandSpec;
import dev.trustscan.rules.Format;
import dev.trustscan.scanner.doc.Span;
import dev.trustscan.scanner.source.Limits;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class AnalyzerProperties {
  private static final CommandAnalyzer ANALYZER = new CommandAnalyzer(Limits.DEFAULT);
  private static final List<Format> LANGUAGES =
      List.of(
          Format.SHELL,
          Format.BATCH,
          Format.POWERSHELL,
          Format.JAVASCRIPT,
          Format.PYTHON,
          Format.RUBY,
          Format.PHP,
          Format.PERL,
          Format.LUA,
          Format.JVM_SCRIPT,
          Format.STARLARK,
          Format.MAKEFILE,
          Format.JUSTFILE,
          Format.DOCKERFILE,
          Format.SOURCE);

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "$(",
            ")",
            "`",
            "\"",
            "'",
            "\\",
            "\n",
            ";",
            "&&",
            "|",
            ">",
            "<<E\n",
            "E\n",
            "{",
            "}",
            "((",
            "))",
            "[[",
            "]]",
            "${a",
            ":-",
            "if ",
            "then ",
            "fi",
            "for i in ",
            "do ",
            "done",
            "case x in ",
            "a)",
            "esac",
            "f(){",
            "eval ",
            "sh -c ",
            "curl x",
            "base64 -d",
            "require(",
            "import ",
            "exec(",
            "process.env",
            "[",
            "]",
            "+",
            "=>",
            "function ",
            "def f():",
            "%a%",
            "^",
            "@(",
            "$x",
            "::",
            ".b",
            "\u0000",
            "\ud83d",
            "é",
            "#",
            "//",
            "/*",
            "'''",
            "=",
            " ",
            "\t",
            "-e",
            "--",
            "0");
    return Arbitraries.oneOf(
        pieces.list().ofMaxSize(60).map(list -> String.join("", list)),
        Arbitraries.strings().ofMaxLength(200));
  }

  @Property(tries = 2_000)
  void any_text_is_read_without_failing_and_always_alike(
      @ForAll("texts") String text, @ForAll @IntRange(min = 0, max = 14) int language) {
    Format format = LANGUAGES.get(language);

    CommandFacts first = ANALYZER.script(format, text);

    assertThat(ANALYZER.script(format, text)).isEqualTo(first);
    for (Fact fact : first.facts()) {
      assertThat(fact.span().end()).isLessThanOrEqualTo(text.length());
    }
  }

  @Property(tries = 1_000)
  void any_command_is_read_without_failing_in_every_form(
      @ForAll("texts") String text, @ForAll CommandSpec.Form form) {
    var line = new CommandLine(form, List.of(text, text), List.of(Span.NONE, Span.NONE));

    CommandFacts facts = ANALYZER.command(line);

    assertThat(ANALYZER.command(line)).isEqualTo(facts);
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.of(
        "curl", "wget", "bash", "node", "python3", "git", "prettier", "rm", "cat", "nc", "claude");
  }

  @Property
  void ways_to_quote_a_word_start_the_same_program(
      @ForAll("words") String word, @ForAll @IntRange(min = 0, max = 6) int how) {
    CommandFacts plain = CommandTableTest.analyze(word + " x");

    CommandFacts quoted = CommandTableTest.analyze(quoted(word, how) + " x");

    assertThat(quoted.programs()).isEqualTo(plain.programs());
    assertThat(quoted.behaviour()).isGreaterThanOrEqualTo(plain.behaviour());
  }

  private static String quoted(String word, int how) {
    String head = word.substring(0, 2);
    String tail = word.substring(2);
    return switch (how) {
      case 0 -> "'" + word + "'";
      case 1 -> "\"" + word + "\"";
      case 2 -> head + "''" + tail;
      case 3 -> "'" + head + "'\"" + tail + "\"";
      case 4 -> "\\" + word.charAt(0) + word.substring(1);
      case 5 -> "w=" + word + "; $w";
      default -> "a=" + head + ";b=" + tail + "; $a$b";
    };
  }

  @Property(tries = 200)
  void padding_changes_nothing_but_the_note(
      @ForAll("words") String word, @ForAll @IntRange(min = 200, max = 3_000) int width) {
    Set<Fact.Kind> plain = kinds("true; " + word + " x | sh");

    Set<Fact.Kind> padded = kinds("true;" + " ".repeat(width) + word + " x | sh");

    assertThat(padded).containsAll(plain);
    assertThat(padded).contains(Fact.Kind.PADDED);
  }

  private static Set<Fact.Kind> kinds(String command) {
    return CommandTableTest.analyze(command).facts().stream()
        .map(Fact::kind)
        .collect(java.util.stream.Collectors.toSet());
  }
}
