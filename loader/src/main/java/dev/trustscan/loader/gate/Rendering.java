package dev.trustscan.loader.gate;

import dev.trustscan.rules.CommandSpec;
import dev.trustscan.scanner.command.CommandLine;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.report.Printable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A unit as a person sees it: text for the eye, in which every invisible character is written out.
 * It says everything and can be used for nothing.
 *
 * @param command what would run, with the words of an argument list quoted as a shell would need
 *     them; empty for what runs nothing
 * @param value its other values, a line each
 * @param reaches the files that belong to it, with their digests
 * @param unseen what it names that is no file of the repository
 */
public record Rendering(
    String command, List<String> value, List<String> reaches, List<String> unseen) {
  private static final int LONGEST = 20_000;
  private static final int MOST_LINES = 40;
  private static final int DEEPEST = 12;
  private static final int DIGITS = 12;

  public Rendering {
    value = List.copyOf(value);
    reaches = List.copyOf(reaches);
    unseen = List.copyOf(unseen);
  }

  /**
   * Renders a unit.
   *
   * @param glyphs what the terminal can show
   */
  public static Rendering of(InertUnit unit, Printable glyphs) {
    Payload payload = unit.payload();
    var value = new ArrayList<String>();
    if (payload.pointer().equals("$") || payload.value() instanceof Node.Scalar) {
      text(payload, glyphs, value);
    } else {
      lines("", payload.value(), glyphs, value, 0);
    }
    var reaches = new ArrayList<String>();
    for (Payload.Body body : payload.reached()) {
      String sha = body.sha256();
      String digest = sha.length() > DIGITS ? sha.substring(0, DIGITS) : sha;
      reaches.add(glyphs.path(body.path()) + "  sha256:" + digest);
    }
    List<String> unseen = payload.unseen().stream().map(text -> glyphs.text(text, 200)).toList();
    return new Rendering(
        payload.command().map(c -> command(c, glyphs)).orElse(""), value, reaches, unseen);
  }

  private static String command(CommandLine command, Printable glyphs) {
    if (command.form() == CommandSpec.Form.ARGV || command.form() == CommandSpec.Form.WORDS) {
      return String.join(" ", command.words().stream().map(w -> word(w, glyphs)).toList());
    }
    return glyphs.text(String.join("\n", command.words()), LONGEST);
  }

  /** A word as a shell would need it written, so that its borders are seen. */
  static String word(String raw, Printable glyphs) {
    String text = glyphs.text(raw, LONGEST);
    boolean plain =
        !text.isEmpty()
            && text.chars()
                .allMatch(
                    c -> (c < 128 && Character.isLetterOrDigit(c)) || "/._-+=:@%,".indexOf(c) >= 0);
    return plain ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  private static void text(Payload payload, Printable glyphs, List<String> out) {
    String text =
        payload.value() instanceof Node.Scalar scalar && !scalar.text().isEmpty()
            ? scalar.text()
            : payload.file().bytes().map(b -> new String(b, StandardCharsets.UTF_8)).orElse("");
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int stop = end < 0 ? text.length() : end;
      if (out.size() >= MOST_LINES) {
        out.add("(more: " + (text.length() - from) + " characters; read the file)");
        return;
      }
      out.add(glyphs.text(text.substring(from, stop), LONGEST));
      from = stop + 1;
    }
  }

  private static void lines(String name, Node node, Printable glyphs, List<String> out, int depth) {
    if (out.size() >= MOST_LINES || depth > DEEPEST) {
      if (out.size() == MOST_LINES) {
        out.add("(more; read the file)");
      }
      return;
    }
    String lead = name.isEmpty() ? "" : name + ": ";
    if (node instanceof Node.Scalar scalar) {
      out.add(lead + glyphs.text(scalar.text(), LONGEST));
    } else if (node instanceof Node.ListNode list) {
      int index = 0;
      for (Node item : list.items()) {
        lines(name + "[" + index++ + "]", item, glyphs, out, depth + 1);
      }
    } else if (node instanceof Node.MapNode map) {
      String prefix = name.isEmpty() ? "" : name + ".";
      for (Node.Member member : map.members()) {
        lines(prefix + glyphs.text(member.name(), 200), member.value(), glyphs, out, depth + 1);
      }
    }
  }
}
