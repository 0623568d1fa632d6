package dev.trustscan.cli;

import dev.trustscan.loader.egress.EgressEvent;
import dev.trustscan.loader.egress.EgressPolicy;
import dev.trustscan.loader.egress.EgressProxy;
import dev.trustscan.loader.egress.EgressSetup;
import dev.trustscan.loader.egress.HostRule;
import dev.trustscan.loader.egress.PolicyException;
import dev.trustscan.loader.sandbox.WayOut;
import dev.trustscan.loader.sandbox.host.SetupException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The way out of a run: the egress proxy in this process. */
final class Proxies implements WayOut {
  private static final int MOST = 10_000;

  private final Host host;

  Proxies(Host host) {
    this.host = host;
  }

  @Override
  public Open open(Path socket, List<String> rules) throws SetupException {
    var parsed = new ArrayList<HostRule>();
    for (String rule : rules) {
      parsed.add(
          HostRule.parse(rule)
              .orElseThrow(() ->
                  new SetupException(
                      host.quote(rule)
                          + " is no host to let through; write example.org,"
                          + " example.org:8443 or *.example.org.")));
    }
    var refused = new ConcurrentLinkedQueue<EgressEvent>();
    try {
      EgressProxy proxy =
          EgressProxy.start(
              EgressSetup.of(
                  socket,
                  EgressPolicy.allowing(parsed),
                  Map.of(),
                  event -> {
                    if (event.kind() == EgressEvent.Kind.REFUSED && refused.size() < MOST) {
                      refused.add(event);
                    }
                  }));
      return new OpenProxy(proxy, refused);
    } catch (IOException | PolicyException e) {
      throw new SetupException("The proxy cannot be started: " + e.getMessage() + ".", e);
    }
  }

  private record OpenProxy(EgressProxy proxy, ConcurrentLinkedQueue<EgressEvent> refused)
      implements Open {
    @Override
    public List<String> refusals() {
      Set<String> lines = new LinkedHashSet<>();
      for (EgressEvent event : refused) {
        String place = event.place().isEmpty() ? "a request" : event.place();
        lines.add(place + ": " + event.reason() + detail(event));
      }
      return List.copyOf(lines);
    }

    private static String detail(EgressEvent event) {
      return event.detail().isEmpty() ? "" : " (" + event.detail() + ")";
    }

    @Override
    public void close() {
      proxy.close();
    }
  }
}
