package dev.trustscan.scanner.detect;

import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.doc.Document;
import dev.trustscan.scanner.doc.Located;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.doc.Nodes;
import dev.trustscan.scanner.doc.Parsed;
import dev.trustscan.scanner.inspect.InspectedFile;
import dev.trustscan.scanner.inspect.Inspection;
import dev.trustscan.scanner.source.RepoPath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reports workflows in which an agent acts on a stranger's input with the repository's rights: the
 * stranger's branch is checked out, or the stranger's words stand in the prompt.
 */
final class AgentInCi implements Rule {
  private static final List<String> AGENTS =
      List.of(
          "claude-code-action",
          "claude-code-base-action",
          "run-gemini-cli",
          "gemini-cli-action",
          "codex-action",
          "openai/codex",
          "cursor-agent",
          "qwen-code-action",
          "copilot-cli",
          "claude -p",
          "claude --print",
          "codex exec",
          "gemini -p",
          "opencode run",
          "cursor-agent -p",
          "copilot -p",
          "aider --message",
          "goose run",
          "amp -x",
          "droid exec");

  private static final List<String> STRANGERS =
      List.of(
          "github.event.issue.",
          "github.event.comment.",
          "github.event.pull_request.title",
          "github.event.pull_request.body",
          "github.event.review.",
          "github.event.discussion.",
          "github.head_ref",
          "github.event.head_commit.message");

  private static final List<String> HEADS =
      List.of(
          "github.event.pull_request.head.",
          "github.head_ref",
          "refs/pull/",
          "github.event.workflow_run.head_");

  @Override
  public String id() {
    return "agent-acts-on-strangers-input";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> report) {
    for (InspectedFile file : inspection.files()) {
      RepoPath path = file.hits().getFirst().entry().path();
      if (path.text().contains(".github/workflows/")) {
        document(file).ifPresent(doc -> check(path, doc, report));
      }
    }
  }

  private static Optional<Document> document(InspectedFile file) {
    return file.parsed().filter(Parsed.Ok.class::isInstance).map(p -> ((Parsed.Ok) p).document());
  }

  private void check(RepoPath path, Document doc, Consumer<Finding> report) {
    String on = triggers(doc.root());
    boolean privileged = on.contains("pull_request_target") || on.contains("workflow_run");
    boolean open =
        privileged || on.contains("issue") || on.contains("discussion") || on.contains("comment");
    Optional<Located> agent = Optional.empty();
    boolean head = false;
    boolean words = false;
    for (Located at : Nodes.all(doc.root())) {
      if (at.node() instanceof Node.Scalar scalar) {
        String text = scalar.text().toLowerCase(Locale.ROOT);
        if (agent.isEmpty() && any(text, AGENTS)) {
          agent = Optional.of(at);
        }
        head |= any(text, HEADS);
        words |= any(text, STRANGERS);
      }
    }
    if (agent.isEmpty() || !open || !(privileged && head || words)) {
      return;
    }
    boolean worst = privileged && head;
    report.accept(
        Findings.at(path, agent.get().node().span())
            .severity(worst ? Severity.CRITICAL : Severity.HIGH)
            .evidence(((Node.Scalar) agent.get().node()).text())
            .says(
                id(),
                worst
                    ? "an agent runs with the repository's rights in a stranger's branch, whose"
                        + " settings and hooks it obeys"
                    : "an agent runs with the repository's rights on words that a stranger wrote"));
  }

  /** The events, however they are written; YAML 1.1 readers take the key {@code on} for true. */
  private static String triggers(Node root) {
    var found = new StringBuilder();
    if (root instanceof Node.MapNode map) {
      for (Node.Member member : map.members()) {
        if (member.name().equals("on") || member.name().equals("true")) {
          for (Located at : Nodes.all(member.value())) {
            found.append(' ').append(at.pointer());
            Nodes.scalarText(at.node()).ifPresent(text -> found.append(' ').append(text));
          }
        }
      }
    }
    return found.toString();
  }

  private static boolean any(String text, List<String> needles) {
    for (String needle : needles) {
      if (text.contains(needle)) {
        return true;
      }
    }
    return false;
  }
}
