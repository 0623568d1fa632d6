package dev.trustscan.loader.activate;

import dev.trustscan.loader.gate.Activator;
import dev.trustscan.loader.gate.InertUnit;
import dev.trustscan.loader.gate.NoLongerTrusted;
import dev.trustscan.loader.gate.Payload;
import dev.trustscan.loader.gate.Trusted;
import java.time.Instant;

/** Environment variables. */
public final class EnvironmentActivator
    implements Activator<InertUnit.Environment, Active.Variable> {
  @Override
  public Active.Variable activate(Trusted<? extends InertUnit.Environment> token, Instant now)
      throws NoLongerTrusted {
    Payload payload = Values.open(token, now);
    return new Active.Variable(
        token.unit().facts().now().digest(),
        Values.lastName(payload.pointer()),
        Values.text(payload.value()));
  }
}
