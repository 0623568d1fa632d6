package dev.trustscan.loader.activate;

import dev.trustscan.loader.gate.Activator;
import dev.trustscan.loader.gate.InertUnit;
import dev.trustscan.loader.gate.NoLongerTrusted;
import dev.trustscan.loader.gate.Payload;
import dev.trustscan.loader.gate.Trusted;
import java.time.Instant;

/** Slash commands and prompt templates. */
public final class PromptCommandActivator
    implements Activator<InertUnit.PromptCommand, Active.Text> {
  @Override
  public Active.Text activate(Trusted<? extends InertUnit.PromptCommand> token, Instant now)
      throws NoLongerTrusted {
    Payload payload = Values.open(token, now);
    return Texts.of(token.unit().facts().now(), payload);
  }
}
