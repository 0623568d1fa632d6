package dev.trustscan.scanner.detect;

import dev.trustscan.rules.Effect;
import dev.trustscan.rules.Severity;
import dev.trustscan.scanner.doc.Located;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.doc.Nodes;
import dev.trustscan.scanner.inspect.Inspection;
import dev.trustscan.scanner.inspect.Unit;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Reports servers at addresses that anybody gets for an hour: tunnels, request bins, bare numbers.
 */
final class DisposableHost implements Rule {
  private static final List<String> HOSTS =
      List.of(
          ".trycloudflare.com",
          ".ngrok.io",
          ".ngrok.app",
          ".ngrok-free.app",
          ".ngrok-free.dev",
          ".loca.lt",
          ".serveo.net",
          ".localhost.run",
          ".lhr.life",
          ".pinggy.link",
          ".bore.pub",
          ".webhook.site",
          "webhook.site",
          ".requestbin.com",
          ".pipedream.net",
          ".m.pipedream.net",
          ".oast.fun",
          ".oast.live",
          ".oast.site",
          ".oast.pro",
          ".oast.me",
          ".interact.sh",
          ".burpcollaborator.net",
          ".beeceptor.com",
          ".hookbin.com",
          ".glitch.me",
          ".repl.co",
          ".devtunnels.ms",
          ".tunnelmole.net",
          ".zrok.io");

  @Override
  public String id() {
    return "disposable-host";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> report) {
    for (Unit unit : inspection.units()) {
      if (unit.effect().compareTo(Effect.LOOSENS) > 0) {
        continue;
      }
      for (Located at : Nodes.all(unit.node())) {
        if (at.node() instanceof Node.Scalar scalar) {
          String host = host(scalar.text());
          if (disposable(host)) {
            report.accept(
                Findings.at(unit, unit.hit().entry().path(), scalar.span())
                    .severity(Severity.HIGH)
                    .evidence(host)
                    .says(
                        id(),
                        "names "
                            + Findings.quote(host)
                            + ", a kind of host that anybody can have for an hour"));
          }
        }
      }
    }
  }

  static String host(String url) {
    int scheme = url.indexOf("://");
    if (scheme < 0 || url.length() > 4_000) {
      return "";
    }
    int start = scheme + 3;
    int end = start;
    while (end < url.length() && "/?#\\ \"'".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    String authority = url.substring(start, end);
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    int port = host.indexOf(':');
    return (port < 0 ? host : host.substring(0, port)).toLowerCase(Locale.ROOT);
  }

  private static boolean disposable(String host) {
    for (String known : HOSTS) {
      if (host.endsWith(known)) {
        return true;
      }
    }
    return false;
  }
}
