package dev.trustscan.loader.adapt;

import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.gate.LoadPlan;
import dev.trustscan.loader.gate.Payload;
import dev.trustscan.loader.gate.Trusted;
import dev.trustscan.rules.CommandSpec;
import dev.trustscan.rules.Effect;
import dev.trustscan.scanner.command.CommandLine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Prepares the start of one trusted unit: looks for it among what the gate lets through now, puts
 * its vetted copies in place, and gives the words to start. It starts nothing.
 */
public final class VettedRun {
  private VettedRun() {}

  /** What became of the wish to run a unit. */
  public sealed interface Prepared {
    /**
     * It may start.
     *
     * @param words program and arguments
     */
    record Ready(List<String> words) implements Prepared {
      public Ready {
        words = List.copyOf(words);
      }
    }

    /**
     * It may not.
     *
     * @param exitCode the documented code
     * @param sentence why
     */
    record Refused(int exitCode, String sentence) implements Prepared {}
  }

  /**
   * Prepares.
   *
   * @param plan what the gate says of the checkout as it is now
   * @param digest the unit
   * @param base the folder below which copies are kept
   * @param checkout the checkout's top
   * @param extra arguments to add
   * @param now the time
   */
  public static Prepared of(
      LoadPlan plan, Sha256 digest, Path base, Path checkout, List<String> extra, Instant now)
      throws LoadException, IOException {
    Optional<Trusted<?>> token =
        plan.load().stream()
            .filter(t -> t.unit().facts().now().digest().equals(digest) && t.isLive(now))
            .findFirst();
    if (token.isEmpty()) {
      return refused(plan, digest);
    }
    var part = new Part(token.get());
    if (!part.facts().effects().contains(Effect.EXECUTES)) {
      return new Prepared.Refused(2, "That unit runs nothing.");
    }
    if (!ScriptCopies.complete(part)) {
      return new Prepared.Refused(20, "A file that it runs is too large to keep a copy of.");
    }
    VettedFolder folder = VettedFolder.below(base, checkout);
    Path scripts = folder.base().resolve("scripts");
    Optional<CommandLine> command = part.payload().command();
    List<OutFile> files =
        command.isPresent() ? ScriptCopies.files(part) : ScriptCopies.withItself(part);
    if (files.isEmpty() && command.isEmpty()) {
      return new Prepared.Refused(20, "That unit is no program that can be started by itself.");
    }
    String name = command.isPresent() ? digest.hex() : digest.hex() + "-itself";
    if (!files.isEmpty()) {
      folder.write("scripts/" + name, files);
    }
    Path copies = scripts.resolve(name);
    Optional<List<String>> words =
        command.isPresent()
            ? words(part, command.get(), copies)
            : Optional.of(
                List.of(
                    copies
                        .resolve(ScriptCopies.harmless(part.payload().file().path()))
                        .toString()));
    return words
        .<Prepared>map(w -> new Prepared.Ready(with(w, extra, command)))
        .orElseGet(() ->
            new Prepared.Refused(20, "That unit is code of its host and cannot be started alone."));
  }

  private static Optional<List<String>> words(Part part, CommandLine command, Path copies) {
    Map<String, String> known = new HashMap<>();
    for (Payload.Body body : part.payload().reached()) {
      known.put(body.path().text(), copies.resolve(ScriptCopies.harmless(body.path())).toString());
    }
    if (command.form() == CommandSpec.Form.CODE || command.words().isEmpty()) {
      return Optional.empty();
    }
    if (command.form() == CommandSpec.Form.SHELL) {
      String text = String.join("\n", command.words());
      String tied =
          ShellWords.moves(text)
              ? text
              : ShellWords.replace(text, path -> Optional.ofNullable(known.get(path)));
      return Optional.of(List.of("/bin/sh", "-c", tied));
    }
    var words = new ArrayList<String>();
    for (String word : command.words()) {
      words.add(ShellWords.path(word).flatMap(p -> Optional.ofNullable(known.get(p))).orElse(word));
    }
    if (command.form() == CommandSpec.Form.WORDS) {
      return Optional.of(
          List.of(
              "/bin/sh",
              "-c",
              ShellWords.replace(
                  String.join(" ", command.words()),
                  path -> Optional.ofNullable(known.get(path)))));
    }
    return Optional.of(words);
  }

  private static List<String> with(
      List<String> words, List<String> extra, Optional<CommandLine> command) {
    if (extra.isEmpty()) {
      return words;
    }
    var all = new ArrayList<>(words);
    boolean shell =
        command.isPresent()
            && (command.get().form() == CommandSpec.Form.SHELL
                || command.get().form() == CommandSpec.Form.WORDS);
    if (shell) {
      // What is added must stay arguments, whatever is in it.
      all.set(2, all.get(2) + " \"$@\"");
      all.add("sh");
    }
    all.addAll(extra);
    return all;
  }

  private static Prepared refused(LoadPlan plan, Sha256 digest) {
    boolean there =
        plan.evaluation().judged().stream()
            .anyMatch(j -> j.unit().facts().now().digest().equals(digest));
    int code = Outcome.of(plan, true);
    if (there) {
      return new Prepared.Refused(
          Outcome.of(plan, digest), "That unit is not trusted now; trustscan why says more.");
    }
    return new Prepared.Refused(
        code == 24 ? 24 : 22,
        "No unit here has that digest: what it named was changed or removed since.");
  }
}
