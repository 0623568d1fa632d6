package dev.trustscan.scanner.detect.text;

import dev.trustscan.rules.Confidence;
import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.detect.Finding;
import dev.trustscan.scanner.detect.Findings;
import dev.trustscan.scanner.detect.Rule;
import dev.trustscan.scanner.inspect.Inspection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Reports links that show one host and lead to another, and images whose address takes data. */
final class Addresses implements Rule {
  private static final String LINK = "link-shows-another-host";
  private static final String IMAGE = "image-address-takes-data";
  private static final int MOST_TEXT = 1 << 20;
  private static final List<String> PLACEHOLDERS = List.of("{", "<", "${", "%7b", "[");

  /** What an agent has and nobody else should get. */
  private static final List<String> OWN =
      List.of(
          "secret",
          "token",
          "key",
          "password",
          "credential",
          "env",
          "context",
          "conversation",
          "history",
          "summary",
          "prompt",
          "data",
          "content",
          "code",
          "base64",
          "encoded");

  @Override
  public String id() {
    return LINK;
  }

  @Override
  public Set<String> ids() {
    return Set.of(LINK, IMAGE);
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> report) {
    int budget = MOST_TEXT;
    for (TextView view : TextView.of(inspection)) {
      boolean model = view.role() == TextRole.INSTRUCTION;
      String name = view.path().name().toLowerCase(Locale.ROOT);
      boolean markdown = name.endsWith(".md") || name.endsWith(".mdc") || name.endsWith(".mdx");
      if (!(model || markdown && view.role() == TextRole.DOCUMENT) || !mayConcern(view, model)) {
        continue;
      }
      String text = view.text();
      budget -= Math.min(text.length(), UnseenFinder.MOST);
      if (budget < 0) {
        return;
      }
      String head = text.substring(0, Math.min(text.length(), UnseenFinder.MOST));
      for (MarkdownParts.Link link : MarkdownParts.of(head).links()) {
        if (link.image()) {
          image(view, link, model, report);
        } else {
          link(view, link, model, report);
        }
      }
    }
  }

  private static boolean mayConcern(TextView view, boolean model) {
    String text = view.text();
    return text.contains("[http") || text.contains("[www.") || model && text.contains("![");
  }

  private static void link(
      TextView view, MarkdownParts.Link link, boolean model, Consumer<Finding> report) {
    String shown = host(link.words().strip());
    String leads = host(link.address());
    if (shown.isEmpty() || leads.isEmpty() || isSame(shown, leads)) {
      return;
    }
    report.accept(
        at(view, link)
            .severity(model ? Severity.MEDIUM : Severity.LOW)
            .confidence(Confidence.MEDIUM)
            .evidence(link.address())
            .says(
                LINK,
                "a link that shows "
                    + Findings.quote(shown)
                    + " and leads to "
                    + Findings.quote(leads)));
  }

  private static void image(
      TextView view, MarkdownParts.Link link, boolean model, Consumer<Finding> report) {
    String address = link.address().toLowerCase(Locale.ROOT);
    int query = address.indexOf('?');
    if (!model || query < 0 || host(address).isEmpty()) {
      return;
    }
    String taken = address.substring(query);
    if (PLACEHOLDERS.stream().noneMatch(taken::contains)
        || OWN.stream().noneMatch(taken::contains)) {
      return;
    }
    report.accept(
        at(view, link)
            .severity(Severity.MEDIUM)
            .confidence(Confidence.MEDIUM)
            .evidence(link.address())
            .says(
                IMAGE,
                "an image whose address is to be filled with data; showing it sends them to "
                    + Findings.quote(host(address))));
  }

  private static Findings.Builder at(TextView view, MarkdownParts.Link link) {
    var span = view.lines().span(link.start(), link.end());
    return view.unit().isPresent() && view.role() == TextRole.INSTRUCTION
        ? Findings.at(view.unit().get(), view.path(), span)
        : Findings.at(view.path(), span);
  }

  /** The host of an address as written, in lower case; empty if it names none. */
  static String host(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    int from = lower.startsWith("https://") ? 8 : lower.startsWith("http://") ? 7 : 0;
    if (from == 0 && !lower.startsWith("www.")) {
      return "";
    }
    int end = from;
    while (end < lower.length() && "/?#\\ \t\n".indexOf(lower.charAt(end)) < 0) {
      end++;
    }
    String authority = lower.substring(from, end);
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    int port = host.indexOf(':');
    String name = port < 0 ? host : host.substring(0, port);
    boolean whole = name.indexOf('.') > 0 && !name.endsWith(".") && !name.contains("…");
    return whole ? name : "";
  }

  /** Whether one is the other, or lies below it, or both belong to one name of two labels. */
  private static boolean isSame(String a, String b) {
    return a.equals(b) || a.endsWith("." + b) || b.endsWith("." + a) || owner(a).equals(owner(b));
  }

  /** The label before the ending: a company's many hosts and endings count as one. */
  private static String owner(String host) {
    String[] labels = host.split("\\.", -1);
    int at = labels.length - 2;
    if (at > 0 && labels[at].length() <= 3 && labels[at + 1].length() == 2) {
      at--;
    }
    return labels[Math.max(0, at)];
  }
}
