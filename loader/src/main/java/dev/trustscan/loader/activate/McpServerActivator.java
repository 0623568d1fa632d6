package dev.trustscan.loader.activate;

import dev.trustscan.loader.gate.Activator;
import dev.trustscan.loader.gate.InertUnit;
import dev.trustscan.loader.gate.NoLongerTrusted;
import dev.trustscan.loader.gate.Payload;
import dev.trustscan.loader.gate.Trusted;
import dev.trustscan.scanner.doc.Node;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Servers of the Model Context Protocol. */
public final class McpServerActivator implements Activator<InertUnit.McpServer, Active.McpServer> {
  @Override
  public Active.McpServer activate(Trusted<? extends InertUnit.McpServer> token, Instant now)
      throws NoLongerTrusted {
    Payload payload = Values.open(token, now);
    Node value = payload.value();
    String url =
        Stream.of("url", "serverUrl", "httpUrl", "uri")
            .map(name -> Values.text(value, name))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("");
    Optional<Node> environment =
        Values.member(value, "env").or(() -> Values.member(value, "environment"));
    return new Active.McpServer(
        token.unit().facts().now().digest(),
        Values.lastName(payload.pointer()),
        Values.command(payload),
        url,
        Values.texts(environment),
        Values.texts(Values.member(value, "headers")));
  }
}
