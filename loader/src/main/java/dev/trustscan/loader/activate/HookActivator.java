package dev.trustscan.loader.activate;

import dev.trustscan.loader.gate.Activator;
import dev.trustscan.loader.gate.InertUnit;
import dev.trustscan.loader.gate.NoLongerTrusted;
import dev.trustscan.loader.gate.Payload;
import dev.trustscan.loader.gate.Trusted;
import java.time.Instant;
import java.util.List;

/** Hooks. */
public final class HookActivator implements Activator<InertUnit.Hook, Active.Hook> {
  @Override
  public Active.Hook activate(Trusted<? extends InertUnit.Hook> token, Instant now)
      throws NoLongerTrusted {
    Payload payload = Values.open(token, now);
    return new Active.Hook(
        token.unit().facts().now().digest(),
        payload.pointer(),
        Values.command(payload).orElse(new Active.Command(Active.Form.SHELL, List.of())),
        payload.reached());
  }
}
