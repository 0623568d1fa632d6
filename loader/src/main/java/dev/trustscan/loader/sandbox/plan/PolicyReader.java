package dev.trustscan.loader.sandbox.plan;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.doc.DocumentReader;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.doc.Node.ListNode;
import dev.trustscan.scanner.doc.Node.MapNode;
import dev.trustscan.scanner.doc.Node.Member;
import dev.trustscan.scanner.doc.Node.Scalar;
import dev.trustscan.scanner.doc.Node.ScalarType;
import dev.trustscan.scanner.doc.Parsed;
import dev.trustscan.scanner.report.Printable;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.RepoPaths;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the user's policy: TOML with a table {@code [every]} for all profiles and {@code
 * [profile.NAME]} for one. What it does not know is an error, for a misspelt restriction must not
 * be an open door.
 */
public final class PolicyReader {
  private static final int MOST_ITEMS = 1_000;

  private final Path home;

  private PolicyReader(Path home) {
    this.home = home;
  }

  /**
   * The policy for a profile.
   *
   * @param bytes the file
   * @param home the user's home, for {@code ~}
   * @throws PlanException if it says anything that is not understood
   */
  public static Policy read(byte[] bytes, Path home, Profile profile) throws PlanException {
    Parsed parsed =
        new DocumentReader(dev.trustscan.scanner.source.Limits.DEFAULT).read(Format.TOML, bytes);
    return switch (parsed) {
      case Parsed.Failed failed ->
          throw new PlanException(
              "The policy cannot be read: "
                  + failed.detail()
                  + (failed.span().exists() ? " (line " + failed.span().line() + ")" : "")
                  + ".");
      case Parsed.Ok ok -> new PolicyReader(home).top(ok.document().root(), profile);
    };
  }

  private Policy top(Node root, Profile profile) throws PlanException {
    Policy every = Policy.NOTHING;
    Policy own = Policy.NOTHING;
    for (Member member : members(root, "")) {
      switch (member.name()) {
        case "every" -> every = policy(member.value(), "every");
        case "profile" -> {
          for (Member each : members(member.value(), "profile")) {
            Optional<Profile> named = Profile.named(each.name());
            if (named.isEmpty()) {
              throw unknown(each, "profile");
            }
            Policy read = policy(each.value(), "profile." + each.name());
            own = named.get() == profile ? read : own;
          }
        }
        default -> throw unknown(member, "");
      }
    }
    return every.and(own);
  }

  private Policy policy(Node node, String where) throws PlanException {
    List<String> hosts = List.of();
    List<String> pass = List.of();
    SortedMap<String, String> environment = new TreeMap<>();
    List<RepoPath> readOnly = List.of();
    List<RepoPath> state = List.of();
    Optional<Integer> processes = Optional.empty();
    Optional<Long> scratch = Optional.empty();
    Optional<Long> fileSize = Optional.empty();
    Optional<Long> memory = Optional.empty();
    Optional<Duration> time = Optional.empty();
    boolean unixSockets = false;
    boolean breakLinks = true;
    for (Member member : members(node, where)) {
      Node value = member.value();
      String name = where + "." + member.name();
      switch (member.name()) {
        case "allow-hosts" -> hosts = texts(value, name);
        case "pass-environment" -> pass = names(value, name);
        case "environment" -> environment = settings(value, name);
        case "read-only" -> readOnly = paths(value, name);
        case "state" -> state = paths(value, name);
        case "processes" ->
            processes = Optional.of((int) Quantities.count(text(value, name), name));
        case "scratch" -> scratch = Optional.of(Quantities.bytes(text(value, name), name));
        case "file-size" -> fileSize = Optional.of(Quantities.bytes(text(value, name), name));
        case "memory" -> memory = Optional.of(Quantities.bytes(text(value, name), name));
        case "time" -> time = Optional.of(Quantities.time(text(value, name), name));
        case "unix-sockets" -> unixSockets = flag(value, name);
        case "hard-links" -> breakLinks = choice(value, name, "break", "refuse");
        default -> throw unknown(member, where);
      }
    }
    return new Policy(
        hosts,
        pass,
        environment,
        readOnly,
        state,
        processes,
        scratch,
        fileSize,
        memory,
        time,
        unixSockets,
        breakLinks);
  }

  private static List<Member> members(Node node, String where) throws PlanException {
    if (!(node instanceof MapNode map)) {
      throw wrong(where, "must be a table");
    }
    Set<String> seen = new HashSet<>();
    for (Member member : map.members()) {
      if (!seen.add(member.name())) {
        throw wrong(where, "says " + quoted(member.name()) + " twice");
      }
    }
    return map.members();
  }

  private static String text(Node node, String where) throws PlanException {
    if (node instanceof Scalar scalar
        && (scalar.type() == ScalarType.STRING || scalar.type() == ScalarType.NUMBER)) {
      return scalar.text();
    }
    throw wrong(where, "must be a text or a number");
  }

  private static boolean flag(Node node, String where) throws PlanException {
    if (node instanceof Scalar scalar && scalar.type() == ScalarType.BOOLEAN) {
      return scalar.text().equals("true");
    }
    throw wrong(where, "must be true or false");
  }

  private static boolean choice(Node node, String where, String yes, String no)
      throws PlanException {
    String text = text(node, where);
    if (!text.equals(yes) && !text.equals(no)) {
      throw wrong(where, "must be \"" + yes + "\" or \"" + no + "\"");
    }
    return text.equals(yes);
  }

  private static List<String> texts(Node node, String where) throws PlanException {
    if (!(node instanceof ListNode list) || list.items().size() > MOST_ITEMS) {
      throw wrong(where, "must be a list of texts");
    }
    var texts = new ArrayList<String>();
    for (Node item : list.items()) {
      if (!(item instanceof Scalar scalar) || scalar.type() != ScalarType.STRING) {
        throw wrong(where, "must be a list of texts");
      }
      texts.add(scalar.text());
    }
    return texts;
  }

  private static List<String> names(Node node, String where) throws PlanException {
    List<String> names = texts(node, where);
    for (String name : names) {
      checkName(name, where);
    }
    return names;
  }

  private static void checkName(String name, String where) throws PlanException {
    boolean plain =
        !name.isEmpty()
            && !Character.isDigit(name.charAt(0))
            && name.chars().allMatch(c -> c == '_' || (c < 128 && Character.isLetterOrDigit(c)));
    if (!plain) {
      throw wrong(where, "has " + quoted(name) + ", which is no name of a variable");
    }
  }

  private static SortedMap<String, String> settings(Node node, String where) throws PlanException {
    var settings = new TreeMap<String, String>();
    for (Member member : members(node, where)) {
      checkName(member.name(), where);
      String value = text(member.value(), where + "." + member.name());
      if (value.indexOf('\0') >= 0) {
        throw wrong(where, "has a value with a NUL character");
      }
      settings.put(member.name(), value);
    }
    return settings;
  }

  private List<RepoPath> paths(Node node, String where) throws PlanException {
    var paths = new ArrayList<RepoPath>();
    for (String text : texts(node, where)) {
      Path path =
          text.equals("~") || text.startsWith("~/")
              ? home.resolve(text.substring(Math.min(text.length(), 2)))
              : Path.of(text);
      if (!path.isAbsolute() || !path.equals(path.normalize())) {
        throw wrong(
            where, "has " + quoted(text) + ", which must start with / or ~/ and have no ..");
      }
      paths.add(RepoPaths.ofAbsolute(path));
    }
    return paths;
  }

  private static PlanException unknown(Member member, String where) {
    return wrong(
        where,
        "has "
            + quoted(member.name())
            + " (line "
            + member.nameSpan().line()
            + "), which means nothing here");
  }

  static PlanException wrong(String where, String sentence) {
    return new PlanException(
        "The policy"
            + (where.isEmpty() ? "" : "'s " + Printable.UNICODE.text(where, 100))
            + " "
            + sentence
            + ".");
  }

  static String quoted(String text) {
    return Printable.UNICODE.quoted(Printable.UNICODE.text(text, 100));
  }
}
