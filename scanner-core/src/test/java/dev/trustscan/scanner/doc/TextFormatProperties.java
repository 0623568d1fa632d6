package dev.trustscan.scanner.doc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.doc.Node.MapNode;
import dev.trustscan.scanner.doc.Node.Member;
import dev.trustscan.scanner.doc.Node.Scalar;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The programs that own a format are the oracles. */
class TextFormatProperties {
  @Property(tries = 5_000)
  void properties_are_those_of_the_platform(@ForAll("propertyText") String text)
      throws IOException {
    var expected = new Properties();
    Parsed parsed = Docs.READER.read(Format.PROPERTIES, text.getBytes(StandardCharsets.UTF_8));
    try {
      expected.load(new StringReader(text));
    } catch (IllegalArgumentException e) {
      assertThat(parsed).isInstanceOf(Parsed.Failed.class);
      return;
    }
    assertThat(parsed).as(text).isInstanceOf(Parsed.Ok.class);
    var actual = new HashMap<String, String>();
    for (Member member : ((MapNode) ((Parsed.Ok) parsed).document().root()).members()) {
      actual.put(member.name(), ((Scalar) member.value()).text());
    }
    assertThat(actual).as(text).isEqualTo(new HashMap<Object, Object>(expected));
  }

  @Property(tries = 400)
  void git_configuration_is_git_s(@ForAll("gitText") String text)
      throws IOException, InterruptedException {
    Parsed parsed = Docs.READER.read(Format.GIT_CONFIG, text.getBytes(StandardCharsets.UTF_8));
    List<String> expected = git(text);
    if (expected.isEmpty()) {
      assertThat(parsed).as(text).isInstanceOf(Parsed.Failed.class);
      return;
    }
    assertThat(parsed).as(text).isInstanceOf(Parsed.Ok.class);
    var actual = new ArrayList<String>();
    collect("", ((Parsed.Ok) parsed).document().root(), actual);
    expected.removeFirst();
    assertThat(actual).as(text).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static void collect(String prefix, Node node, List<String> lines) {
    switch (node) {
      case MapNode map -> {
        for (Member member : map.members()) {
          String dot = prefix.isEmpty() ? "" : ".";
          collect(prefix + dot + member.name(), member.value(), lines);
        }
      }
      case Scalar scalar ->
          lines.add(
              scalar.type() == Node.ScalarType.BOOLEAN ? prefix : prefix + "\n" + scalar.text());
      case Node.ListNode list -> fail("git configuration has no lists");
    }
  }

  /** What git lists, after a first empty line; nothing if it refuses the file. */
  private static List<String> git(String text) throws IOException, InterruptedException {
    Path file = Files.createTempFile("config", "");
    try {
      Files.writeString(file, text);
      Process git =
          new ProcessBuilder(
                  "git", "config", "--file", file.toString(), "--list", "-z", "--no-includes")
              .redirectErrorStream(false)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String out = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!git.waitFor(30, TimeUnit.SECONDS)) {
        git.destroyForcibly();
        fail("git does not end");
      }
      var lines = new ArrayList<String>();
      if (git.exitValue() == 0) {
        lines.add("");
        for (String line : out.split("\0", -1)) {
          if (!line.isEmpty()) {
            lines.add(line);
          }
        }
      }
      return lines;
    } finally {
      Files.delete(file);
    }
  }

  @Provide
  Arbitrary<String> propertyText() {
    return Arbitraries.of(
            "a", "b", "=", ":", " ", "\t", "\f", "\n", "\r\n", "\r", "\\", "#", "!", "\\u0041",
            "\\u", "\\n", "é", "\\\n", "1")
        .list()
        .ofMaxSize(14)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> gitText() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "[core]\n",
            "[a \"B.c\"]\n",
            "[d.E]",
            "[f \"g\\\"h\"]",
            "key",
            "Key2",
            " = ",
            "=",
            "v",
            "w x",
            "\"",
            "\\\"",
            "\\\\",
            "\\t",
            "\\\n",
            "\n",
            "\r\n",
            " ",
            "\n",
            "\n",
            "# c\n",
            ";",
            "\\q",
            "\n  i = j\n",
            "é");
    return piece.list().ofMaxSize(12).map(parts -> "[core]\n" + String.join("", parts));
  }
}
