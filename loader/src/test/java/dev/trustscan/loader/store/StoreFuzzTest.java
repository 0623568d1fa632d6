package dev.trustscan.loader.store;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.trustscan.loader.envelope.Dsse;
import dev.trustscan.loader.envelope.EnvelopeException;
import dev.trustscan.loader.ssh.AllowedSigners;
import dev.trustscan.loader.ssh.OpenSshKeyFile;
import dev.trustscan.loader.ssh.SshException;
import dev.trustscan.loader.ssh.SshPublicKey;
import dev.trustscan.loader.ssh.SshSig;
import java.time.ZoneOffset;

/** Readers of what others wrote refuse with their own exceptions, whatever the bytes. */
class StoreFuzzTest {
  @FuzzTest(maxDuration = "2m")
  void readers_refuse_politely(FuzzedDataProvider data) {
    int reader = data.consumeInt(0, 6);
    byte[] bytes = data.consumeRemainingAsBytes();
    try {
      switch (reader) {
        case 0 -> Dsse.parse(bytes);
        case 1 -> EntryCodec.decode(bytes);
        case 2 -> RootCodec.decode(bytes);
        case 3 -> SshSig.parse(bytes);
        case 4 -> SshPublicKey.of(bytes);
        case 5 -> OpenSshKeyFile.read(bytes, new byte[0]);
        default ->
            AllowedSigners.parse(
                new String(bytes, java.nio.charset.StandardCharsets.UTF_8), ZoneOffset.UTC);
      }
    } catch (EnvelopeException | SshException expected) {
      if (expected.getMessage() == null) {
        throw new AssertionError("no sentence", expected);
      }
    }
  }
}
