package dev.trustscan.loader.gate;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.doc.DocumentReader;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.doc.Parsed;
import dev.trustscan.scanner.source.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the user's and the system's policy, two small JSON files. Keys that this version does not
 * know are errors, since a rule that is not understood cannot be kept. Neither is ever looked for
 * below a checkout.
 */
public final class PolicyFiles {
  private static final int MOST_BYTES = 256 << 10;

  private PolicyFiles() {}

  /**
   * The policy that holds: the user's, made stricter by the system's.
   *
   * @param user the user's file; it need not exist
   * @param system the system's file; it need not exist
   * @throws PolicyException if one of them exists and cannot be read or understood
   */
  public static Policy of(Path user, Path system) throws PolicyException {
    Policy own = read(user).orElse(Policy.DEFAULT);
    Optional<Policy> above = read(system);
    return above.isPresent() ? own.and(above.get()) : own;
  }

  private static Optional<Policy> read(Path file) throws PolicyException {
    byte[] bytes;
    try {
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new PolicyException(file, "it is larger than a policy can be");
      }
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new PolicyException(file, "it cannot be read; check its permissions");
    }
    Parsed parsed = new DocumentReader(Limits.DEFAULT).read(Format.JSON, bytes);
    if (!(parsed instanceof Parsed.Ok ok)
        || !ok.document().notes().isEmpty()
        || !(ok.document().root() instanceof Node.MapNode map)) {
      throw new PolicyException(file, "it is not one strict JSON object");
    }
    return Optional.of(policy(file, map));
  }

  private static Policy policy(Path file, Node.MapNode map) throws PolicyException {
    Policy.Instructions instructions = Policy.DEFAULT.instructions();
    int days = Policy.DEFAULT.days();
    boolean notBound = Policy.DEFAULT.headlessNotBound();
    Set<String> withhold = new TreeSet<>();
    Set<String> seen = new HashSet<>();
    for (Node.Member member : map.members()) {
      if (!seen.add(member.name())) {
        throw new PolicyException(file, "a key stands there twice");
      }
      switch (member.name()) {
        case "instructions" ->
            instructions =
                switch (text(file, member)) {
                  case "notice" -> Policy.Instructions.NOTICE;
                  case "ask" -> Policy.Instructions.ASK;
                  default ->
                      throw new PolicyException(file, "instructions is \"notice\" or \"ask\"");
                };
        case "days" -> days = days(file, member);
        case "headlessNotBound" -> notBound = flag(file, member);
        case "withhold" -> withhold.addAll(names(file, member));
        default ->
            throw new PolicyException(
                file,
                "it has a key that this version does not know; known are instructions, days,"
                    + " headlessNotBound and withhold");
      }
    }
    return new Policy(instructions, days, notBound, withhold);
  }

  private static String text(Path file, Node.Member member) throws PolicyException {
    if (member.value() instanceof Node.Scalar s && s.type() == Node.ScalarType.STRING) {
      return s.text();
    }
    throw new PolicyException(file, member.name() + " is a text");
  }

  private static boolean flag(Path file, Node.Member member) throws PolicyException {
    if (member.value() instanceof Node.Scalar s && s.type() == Node.ScalarType.BOOLEAN) {
      return s.text().equals("true");
    }
    throw new PolicyException(file, member.name() + " is true or false");
  }

  private static int days(Path file, Node.Member member) throws PolicyException {
    if (member.value() instanceof Node.Scalar s
        && s.type() == Node.ScalarType.NUMBER
        && !s.text().isEmpty()
        && s.text().length() <= 3
        && s.text().chars().allMatch(c -> c >= '0' && c <= '9')
        && Integer.parseInt(s.text()) >= 1
        && Integer.parseInt(s.text()) <= 365) {
      return Integer.parseInt(s.text());
    }
    throw new PolicyException(file, "days is a number from 1 to 365");
  }

  private static Set<String> names(Path file, Node.Member member) throws PolicyException {
    var names = new TreeSet<String>();
    if (!(member.value() instanceof Node.ListNode list)) {
      throw new PolicyException(file, "withhold is a list of tools");
    }
    for (Node item : list.items()) {
      if (!(item instanceof Node.Scalar s) || s.type() != Node.ScalarType.STRING) {
        throw new PolicyException(file, "withhold is a list of tools");
      }
      names.add(s.text());
    }
    return names;
  }
}
