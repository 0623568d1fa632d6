package dev.trustscan.loader.store;

import dev.trustscan.loader.decision.Decision.Answer;
import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.envelope.Dsse;
import dev.trustscan.loader.envelope.EnvelopeException;
import java.util.ArrayList;
import java.util.List;

/** Every no that is kept beside the log. */
final class Refusals {
  private Refusals() {}

  /**
   * A line that says no.
   *
   * @param id digest of its payload
   * @param entry what it says
   */
  record Refusal(Sha256 id, Entry entry) {}

  static List<Refusal> read(StoreFiles files, MarkPlace place) throws StoreException {
    var lines = new ArrayList<byte[]>(place.refusals());
    if (files.exists()) {
      files.check();
      lines.addAll(files.refusals().read());
    }
    var refusals = new ArrayList<Refusal>();
    for (byte[] line : lines) {
      refusals.add(refusal(line));
    }
    return refusals;
  }

  /** Whether a line of a list can be read. */
  static boolean no(byte[] line) {
    try {
      refusal(line);
      return true;
    } catch (StoreException e) {
      return false;
    }
  }

  private static Refusal refusal(byte[] line) throws StoreException {
    try {
      Dsse envelope = Dsse.parse(line);
      Entry entry = EntryCodec.decode(envelope.payload());
      boolean no =
          switch (entry.body()) {
            case Entry.Decided decided -> decided.draft().answer() == Answer.DENY;
            case Entry.Revoked revoked -> true;
            case Entry.KeysChanged other -> false;
            case Entry.Imported other -> false;
            case Entry.Repaired other -> false;
            case Entry.Happened other -> false;
          };
      if (!no) {
        throw new EnvelopeException("It does not say no.");
      }
      return new Refusal(Sha256.of(envelope.payload()), entry);
    } catch (EnvelopeException e) {
      throw StoreException.unsound("deny.jsonl", "a line cannot be read. " + e.getMessage());
    }
  }
}
