package dev.trustscan.loader.activate;

import dev.trustscan.loader.gate.Activator;
import dev.trustscan.loader.gate.InertUnit;
import dev.trustscan.loader.gate.NoLongerTrusted;
import dev.trustscan.loader.gate.Payload;
import dev.trustscan.loader.gate.Trusted;
import java.time.Instant;

/** Stored memories. */
public final class MemoryActivator implements Activator<InertUnit.Memory, Active.Text> {
  @Override
  public Active.Text activate(Trusted<? extends InertUnit.Memory> token, Instant now)
      throws NoLongerTrusted {
    Payload payload = Values.open(token, now);
    return Texts.of(token.unit().facts().now(), payload);
  }
}
