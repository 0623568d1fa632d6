package dev.trustscan.loader.activate;

import dev.trustscan.loader.gate.Activator;
import dev.trustscan.loader.gate.InertUnit;
import dev.trustscan.loader.gate.NoLongerTrusted;
import dev.trustscan.loader.gate.Payload;
import dev.trustscan.loader.gate.Trusted;
import java.time.Instant;

/** Permissions and guards. */
public final class PermissionActivator implements Activator<InertUnit.Grant, Active.Permission> {
  @Override
  public Active.Permission activate(Trusted<? extends InertUnit.Grant> token, Instant now)
      throws NoLongerTrusted {
    Payload payload = Values.open(token, now);
    return new Active.Permission(
        token.unit().facts().now().digest(),
        payload.pointer(),
        Values.text(payload.value()),
        token.unit().facts().restricts());
  }
}
