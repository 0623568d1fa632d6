package dev.trustscan.scanner.doc;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.trustscan.rules.Format;
import java.util.Arrays;

/**
 * Reads whatever the fuzzer thinks of; the first byte chooses the format. In ordinary runs the
 * stored inputs are replayed; {@code JAZZER_FUZZ=1} searches for more.
 */
class DocumentReaderFuzzTest {
  @FuzzTest(maxDuration = "2m")
  void any_bytes_are_read(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    Format[] formats = Format.values();
    Format format = formats[(bytes[0] & 0xFF) % formats.length];
    byte[] content = Arrays.copyOfRange(bytes, 1, bytes.length);
    Parsed parsed = Docs.READER.read(format, content);
    switch (parsed) {
      case Parsed.Ok ok -> {
        for (Located located : Nodes.all(ok.document().root())) {
          located.pointer();
        }
        Canonical.of(ok.document().root());
      }
      case Parsed.Failed failed -> {
        if (failed.detail().startsWith("the reader gave up")) {
          throw new IllegalStateException(format + ": " + failed.detail());
        }
      }
    }
  }
}
