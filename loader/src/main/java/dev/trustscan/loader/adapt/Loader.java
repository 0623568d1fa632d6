package dev.trustscan.loader.adapt;

import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.gate.LoadPlan;
import dev.trustscan.scanner.doc.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes what an agent may load, and says so in a plan. */
public final class Loader {
  /** Changes whenever the same units would be rendered otherwise, so that old folders stay. */
  private static final String FORM = "trustscan-load-1";

  private Loader() {}

  /** The agents that have an adapter. */
  public static List<String> agents() {
    return Adapter.all().stream().map(Adapter::agent).toList();
  }

  /** The consumer id under which the gate judges for an agent. */
  public static String consumer(String agent) {
    return agent.equals(Generic.NAME) ? "" : agent;
  }

  /**
   * What came of a request.
   *
   * @param exitCode the documented code
   * @param json the plan, one JSON object with a line break behind it
   */
  public record Loaded(int exitCode, String json) {}

  /**
   * Renders, writes and describes a plan.
   *
   * @throws LoadException if the request makes no sense or what was written before was changed
   * @throws IOException if it cannot be written
   */
  public static Loaded load(LoadPlan plan, LoadRequest request) throws LoadException, IOException {
    Node node = loadNode(plan, request);
    boolean stale = plan.load().stream().anyMatch(token -> !token.isLive(request.now()));
    return new Loaded(Outcome.of(plan, stale), JsonText.pretty(node));
  }

  /** The exit code that a load would have. */
  public static int exitCode(LoadPlan plan) {
    return Outcome.of(plan, false);
  }

  /** What would load; nothing is written. */
  public static Node status(LoadPlan plan, LoadRequest request) {
    return new PlanJson(plan, request, exitCode(plan)).status();
  }

  /** Everything about one unit, found by its id or digest. */
  public static Optional<Node> explain(LoadPlan plan, String unit) {
    return PlanJson.explain(plan, unit);
  }

  /** As {@link #load}, as a value. */
  public static Node loadNode(LoadPlan plan, LoadRequest request)
      throws LoadException, IOException {
    Adapter adapter =
        Adapter.all().stream()
            .filter(each -> each.agent().equals(request.agent()))
            .findFirst()
            .orElseThrow(() ->
                new LoadException(
                    "There is no adapter for that agent; known are "
                        + String.join(", ", agents())
                        + ".",
                    true));
    VettedFolder folder = VettedFolder.below(request.base(), request.checkout());
    String name = adapter.agent() + "-" + name(plan, request).hex().substring(0, 16);
    var places =
        new Places(
            request.checkout(),
            folder.base().resolve(name),
            folder.base().resolve("scripts"),
            request.self());
    boolean stale = plan.load().stream().anyMatch(token -> !token.isLive(request.now()));
    int code = Outcome.of(plan, stale);
    boolean refused = stale || code != Outcome.LOADED && request.requireAll();
    if (refused || Outcome.isStoreInvalid(plan)) {
      return new PlanJson(plan, request, code).refused();
    }
    var material = new Material(plan, places, adapter.agent());
    Rendered rendered = adapter.render(material);
    for (Part part : material.parts()) {
      Optional<Binding> binding = material.binding(part);
      if (binding.isPresent() && binding.get() != Binding.NONE) {
        folder.write("scripts/" + part.digest().hex(), ScriptCopies.files(part));
      }
    }
    folder.write(name, rendered.files());
    return new PlanJson(plan, request, code).loaded(material, rendered);
  }

  /** Over everything that the rendering depends on. */
  private static Sha256 name(LoadPlan plan, LoadRequest request) {
    var lines = new ArrayList<String>();
    plan.evaluation()
        .judged()
        .forEach(each -> {
          var now = each.unit().facts().now();
          lines.add(
              now.id()
                  + " "
                  + now.bytes().hex()
                  + " "
                  + (each.verdict() instanceof dev.trustscan.loader.gate.Verdict.Allowed));
        });
    lines.sort(null);
    String all =
        FORM
            + "\n"
            + request.agent()
            + "\n"
            + request.checkout()
            + "\n"
            + String.join("\u0000", request.self())
            + "\n"
            + String.join("\n", lines);
    return Sha256.of(all.getBytes(StandardCharsets.UTF_8));
  }
}
