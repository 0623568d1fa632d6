package dev.trustscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every mistake gives one sentence that names it and says what to do, and the right exit code. */
class BadInputTest {
  @TempDir Path folder;

  private void fails(int code, String sentence, String... arguments)
      throws IOException, InterruptedException {
    Child.Result result = Child.of(arguments).in(folder).run();
    assertThat(result.err()).isEqualTo("trustscan: " + sentence + "\n");
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void a_missing_path_is_named() throws Exception {
    fails(2, "There is nothing at “absent”; check the spelling.", "scan", "absent");
  }

  @Test
  void a_hostile_path_is_named_without_acting() throws Exception {
    fails(
        2,
        "There is nothing at “a\\u{1b}[2J\\n\\u{202e}”; check the spelling.",
        "scan",
        "a\u001b[2J\n\u202e");
  }

  @Test
  void an_unknown_option_is_named_with_the_one_meant() throws Exception {
    fails(2, "There is no option “--fromat”; did you mean --format?", "scan", "--fromat", "json");
  }

  @Test
  void an_option_like_no_other_is_named() throws Exception {
    fails(2, "There is no option “--zzzzzzzz”; see trustscan scan --help.", "scan", "--zzzzzzzz");
  }

  @Test
  void an_unknown_command_is_named_with_the_one_meant() throws Exception {
    fails(2, "There is no command “scna”; did you mean scan?", "scna");
  }

  @Test
  void a_path_in_place_of_a_command_is_understood() throws Exception {
    fails(
        2,
        "There is no command “./somewhere/else”; to look at a folder of that name: trustscan scan"
            + " ./somewhere/else",
        "./somewhere/else");
  }

  @Test
  void a_second_path_is_one_too_many() throws Exception {
    fails(
        2,
        "Only one PATH can be given, “b” is one too many; see trustscan scan --help.",
        "scan",
        "a",
        "b");
  }

  @Test
  void a_wrong_value_is_named() throws Exception {
    fails(
        2,
        "--fail-on cannot be “sometimes”; give critical, high, medium, low, never.",
        "scan",
        "--fail-on",
        "sometimes");
  }

  @Test
  void an_unknown_tool_is_named_with_the_one_meant() throws Exception {
    fails(
        2,
        "There is no tool “claude-cod”; did you mean claude-code?",
        "scan",
        "--agent",
        "claude-cod");
  }

  @Test
  void an_unknown_limit_is_named_with_the_one_meant() throws Exception {
    fails(2, "There is no limit “entires”; did you mean entries?", "scan", "--limit", "entires=5");
  }

  @Test
  void a_limit_that_is_no_number_is_named() throws Exception {
    fails(
        2,
        "The limit time cannot be “soon”; give a whole number from 1, perhaps with s or m.",
        "scan",
        "--limit",
        "time=soon");
  }

  @Test
  void options_that_exclude_each_other_are_named() throws Exception {
    fails(
        2,
        "--ref, --diff and --staged exclude each other; give one of them.",
        "scan",
        "--ref",
        "HEAD",
        "--staged");
    fails(
        2,
        "--quiet and --verbose exclude each other; give one of them.",
        "scan",
        "--quiet",
        "--verbose");
  }

  @Test
  void a_comparison_needs_two_refs() throws Exception {
    fails(2, "--diff takes two refs as BASE..HEAD, not “main”.", "scan", "--diff", "main");
  }

  @Test
  void a_ref_needs_a_repository() throws Exception {
    Child.Result result = Child.of("scan", "--ref", "main").in(folder).run();
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err().lines()).hasSize(1);
  }

  @Test
  void an_unknown_rule_is_named_with_the_one_meant() throws Exception {
    fails(
        2,
        "There is no rule or surface “executes-on-opne”; did you mean executes-on-open?",
        "explain",
        "executes-on-opne");
  }

  @Test
  void a_card_that_is_not_there_is_named() throws Exception {
    fails(2, "There is no card 7: the report has none.", "show", "7");
    fails(2, "No finding or unit here has an id that begins with “abc”.", "show", "abc");
  }

  @Test
  void an_output_folder_that_is_not_there_is_named() throws Exception {
    fails(
        2,
        "The folder of --output “no/where.json” does not exist; make it first.",
        "scan",
        "--output",
        "no/where.json");
  }

  @Test
  void a_folder_as_output_is_named() throws Exception {
    Files.createDirectory(folder.resolve("out"));
    fails(2, "--output “out” is a folder; name a file.", "scan", "--output", "out");
  }

  @Test
  void no_failure_shows_a_stack_trace() throws Exception {
    Child.Result result = Child.of("scan", "absent").in(folder).run();
    assertThat(result.err()).doesNotContain("\tat ", "Exception");
    Child.Result debug = Child.of("scan", "absent").in(folder).env("TRUSTSCAN_DEBUG", "1").run();
    assertThat(debug.err()).contains("\tat ");
  }
}
