package dev.trustscan.loader.store;

import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.envelope.Dsse;
import dev.trustscan.loader.envelope.EnvelopeException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The chain of events. Its lines carry no signature; decisions and checkpoints cover its head. */
final class EventChain implements AuditLog {
  private final StoreFiles files;
  private final Clock clock;
  private final String tool;
  private final String catalogue;

  EventChain(StoreFiles files, Clock clock, String tool, String catalogue) {
    this.files = files;
    this.clock = clock;
    this.tool = tool;
    this.catalogue = catalogue;
  }

  @Override
  public void append(Event event) throws StoreException {
    if (!files.exists()) {
      return;
    }
    files.check();
    try (StoreLock _ = StoreLock.hold(files.lock())) {
      Lines.Content tail = files.events().tail();
      if (tail.torn() > 0) {
        write(
            Event.of(Event.Type.GAP, "chain", "events", "bytesDropped", Long.toString(tail.torn())),
            tail.lines());
        tail = files.events().tail();
      }
      write(event, tail.lines());
    } catch (IOException e) {
      throw new StoreException(
          StoreException.Kind.FAILED, "The event cannot be written to " + files.folder() + ".", e);
    }
  }

  private void write(Event event, List<Lines.Line> tail) throws IOException, StoreException {
    long seq = 0;
    Sha256 prev = Entry.START;
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    if (!tail.isEmpty()) {
      Lines.Line last = tail.getLast();
      Entry before = entry(last);
      seq = before.seq() + 1;
      prev = Sha256.of(last.bytes());
      now = now.isBefore(before.time()) ? before.time() : now;
    }
    var entry = new Entry(seq, prev, now, tool, catalogue, new Entry.Happened(event));
    files.events().append(new Dsse(EntryCodec.encode(entry), List.of()).line());
  }

  /** Size and head of the chain. */
  Head head() throws StoreException {
    try {
      var tree = new Merkle();
      for (Lines.Line line : files.events().read().lines()) {
        tree.add(line.bytes());
      }
      return new Head(tree.size(), tree.root());
    } catch (IOException e) {
      throw new StoreException(
          StoreException.Kind.FAILED, "The events in " + files.folder() + " cannot be read.", e);
    }
  }

  /**
   * How far the chain has come.
   *
   * @param size number of its lines
   * @param root over them
   */
  record Head(long size, Sha256 root) {}

  private static Entry entry(Lines.Line line) throws StoreException {
    try {
      return EntryCodec.decode(Dsse.parse(line.bytes()).payload());
    } catch (EnvelopeException e) {
      throw StoreException.unsound(line.where(), "the line cannot be read. " + e.getMessage());
    }
  }
}
