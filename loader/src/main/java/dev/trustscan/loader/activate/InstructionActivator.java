package dev.trustscan.loader.activate;

import dev.trustscan.loader.gate.Activator;
import dev.trustscan.loader.gate.InertUnit;
import dev.trustscan.loader.gate.NoLongerTrusted;
import dev.trustscan.loader.gate.Payload;
import dev.trustscan.loader.gate.Trusted;
import java.time.Instant;

/** Instruction files. */
public final class InstructionActivator implements Activator<InertUnit.Instruction, Active.Text> {
  @Override
  public Active.Text activate(Trusted<? extends InertUnit.Instruction> token, Instant now)
      throws NoLongerTrusted {
    Payload payload = Values.open(token, now);
    return Texts.of(token.unit().facts().now(), payload);
  }
}
