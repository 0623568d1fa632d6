package dev.trustscan.loader.sandbox.git;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.doc.DocumentReader;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.doc.Node.MapNode;
import dev.trustscan.scanner.doc.Node.Member;
import dev.trustscan.scanner.doc.Node.Scalar;
import dev.trustscan.scanner.doc.Nodes;
import dev.trustscan.scanner.doc.Parsed;
import dev.trustscan.scanner.source.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The few keys of a repository's configuration that a private copy keeps. */
final class PrivateConfig {
  private static final List<String> CORE =
      List.of("filemode", "ignorecase", "precomposeunicode", "symlinks", "autocrlf", "eol");
  private static final Set<String> FORMATS = Set.of("sha1", "sha256");
  private static final int LONGEST = 200;

  private PrivateConfig() {}

  /** A configuration; empty if the repository is of a kind that cannot be copied like this. */
  static Optional<String> of(Path file, Path home) throws IOException {
    Node live = read(file);
    if (live == null) {
      return Optional.empty();
    }
    Optional<String> version = last(live, "core", "repositoryformatversion");
    Optional<String> format = last(live, "extensions", "objectformat");
    boolean known =
        version.map(v -> v.equals("0") || v.equals("1")).orElse(true)
            && format.map(FORMATS::contains).orElse(true)
            && members(live, "extensions").stream().allMatch(m -> m.name().equals("objectformat"));
    if (!known) {
      return Optional.empty();
    }
    var text = new StringBuilder("[core]\n\tbare = false\n\tlogallrefupdates = true\n");
    text.append("\trepositoryformatversion = ").append(version.orElse("0")).append('\n');
    for (String key : CORE) {
      last(live, "core", key)
          .filter(PrivateConfig::isWord)
          .ifPresent(value -> line(text, key, value));
    }
    format.ifPresent(
        value -> text.append("[extensions]\n\tobjectformat = ").append(value).append('\n'));
    Node users = read(home.resolve(".gitconfig"));
    text.append("[user]\n");
    line(text, "name", person(live, users, "name", "user"));
    line(text, "email", person(live, users, "email", "user@sandbox"));
    // What git would do by itself is for the live repository to do.
    text.append("[gc]\n\tauto = 0\n[maintenance]\n\tauto = false\n");
    return Optional.of(text.toString());
  }

  private static String person(Node live, @Nullable Node users, String key, String otherwise) {
    return last(live, "user", key)
        .or(() -> users == null ? Optional.empty() : last(users, "user", key))
        .orElse(otherwise);
  }

  private static void line(StringBuilder text, String key, String value) {
    var quoted = new StringBuilder();
    for (int i = 0; i < Math.min(value.length(), LONGEST); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\');
      }
      if (c >= ' ' && c != 0x7f) {
        quoted.append(c);
      }
    }
    text.append('\t').append(key).append(" = \"").append(quoted).append("\"\n");
  }

  private static boolean isWord(String value) {
    return !value.isEmpty() && value.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
  }

  private static @Nullable Node read(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        || Files.size(file) > Limits.DEFAULT.inspectBytes()) {
      return null;
    }
    Parsed parsed =
        new DocumentReader(Limits.DEFAULT).read(Format.GIT_CONFIG, Files.readAllBytes(file));
    return parsed instanceof Parsed.Ok ok ? ok.document().root() : null;
  }

  private static List<Member> members(Node root, String section) {
    if (root instanceof MapNode map) {
      return map.members().stream()
          .filter(m -> m.name().equals(section) && m.value() instanceof MapNode)
          .flatMap(m -> ((MapNode) m.value()).members().stream())
          .toList();
    }
    return List.of();
  }

  private static Optional<String> last(Node root, String section, String key) {
    var found = new TreeMap<Integer, String>();
    int at = 0;
    for (Member member : members(root, section)) {
      if (member.name().toLowerCase(Locale.ROOT).equals(key)) {
        if (member.value() instanceof Scalar scalar) {
          found.put(at++, scalar.text());
        } else if (member.value() instanceof Node.ListNode list) {
          for (Node item : list.items()) {
            Nodes.scalarText(item).ifPresent(text -> found.put(found.size(), text));
          }
        }
      }
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(found.lastEntry().getValue());
  }
}
