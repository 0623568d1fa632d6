package dev.trustscan.loader.store;

import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.envelope.Dsse;
import dev.trustscan.loader.ssh.Signer;
import dev.trustscan.loader.store.StoreException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Recovers a damaged store. The good lines before the first bad one stay, every no that can still
 * be read is kept wherever it stands, and a person's signature accepts what is left. Until that
 * signature and the mark are written the store stays refused, and the repair can be run again.
 */
final class Repair {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS", Locale.ROOT);

  private final StoreFiles files;
  private final MarkPlace place;
  private final Clock clock;
  private final Writer writer;

  Repair(StoreFiles files, MarkPlace place, Clock clock, Writer writer) {
    this.files = files;
    this.place = place;
    this.clock = clock;
    this.writer = writer;
  }

  /** Recovers; returns how many lines stay. */
  long run(Signer person) throws StoreException {
    files.check();
    try (StoreLock _ = StoreLock.hold(files.lock())) {
      Roots.Chain roots = roots();
      boolean ruling =
          roots
              .latest()
              .find(person.key().fingerprint())
              .filter(key -> key.role() == Root.Role.PERSON && key.counts(clock.instant()))
              .isPresent();
      if (!ruling) {
        throw new StoreException(
            Kind.NOT_AUTHORISED, "Only a person's key that is listed can accept what is left.");
      }
      List<Lines.Line> lines = files.log().read().lines();
      List<ChainReader.Checked> good =
          new ChainReader(roots.latest(), true).prefix(lines, clock.instant());
      List<Lines.Line> bad = lines.subList(good.size(), lines.size());
      keepRefusals(lines);
      setAside(bad);
      files.log().keep(good.stream().map(ChainReader.Checked::line).toList());
      ChainReader.Chain chain =
          new ChainReader(roots.latest(), true)
              .read(good.stream().map(ChainReader.Checked::line).toList(), java.util.Set.of());
      Dsse accepted = writer.repaired(chain, good.size(), bad.size(), person);
      writer.afterRepair(accepted, person, roots);
      return good.size();
    } catch (IOException e) {
      throw new StoreException(Kind.FAILED, "The store cannot be repaired. " + e, e);
    }
  }

  private Roots.Chain roots() throws StoreException {
    Roots.Chain roots =
        files
            .roots()
            .read()
            .orElseThrow(() -> new StoreException(Kind.ABSENT, "There are no keys. " + OVER));
    Optional<Mark> mark = mark();
    if (mark.isPresent()
        && (mark.get().rootVersion() > roots.digests().size()
            || !roots
                .digests()
                .get((int) mark.get().rootVersion() - 1)
                .equals(mark.get().root()))) {
      throw new StoreException(
          Kind.ROLLED_BACK, "The keys are not those that were used last. " + OVER);
    }
    return roots;
  }

  private static final String OVER =
      "Put the folder root back from a backup, or begin anew with trustscan verify --start-over.";

  private Optional<Mark> mark() {
    try {
      return place.read();
    } catch (StoreException e) {
      // A mark that cannot be read is written anew at the end.
      return Optional.empty();
    }
  }

  /** Every no that can be read, from the log and from both lists, goes to both lists. */
  private void keepRefusals(List<Lines.Line> lines) throws StoreException, IOException {
    var all = new ArrayList<byte[]>();
    var unread = new ArrayList<Lines.Line>();
    var candidates = new ArrayList<>(place.refusals());
    candidates.addAll(files.refusals().read());
    for (byte[] line : candidates) {
      if (Refusals.no(line)) {
        all.add(line);
      } else {
        unread.add(new Lines.Line("deny.jsonl", 0, line));
      }
    }
    lines.stream().map(Lines.Line::bytes).filter(Refusals::no).forEach(all::add);
    var seen = new java.util.LinkedHashMap<Sha256, byte[]>();
    all.forEach(line -> seen.putIfAbsent(Sha256.of(line), line));
    setAside(unread);
    place.replaceRefusals(List.copyOf(seen.values()));
    files.refusals().replace(List.copyOf(seen.values()));
  }

  private void setAside(List<Lines.Line> bad) throws IOException {
    if (bad.isEmpty()) {
      return;
    }
    var out = new ByteArrayOutputStream();
    for (Lines.Line line : bad) {
      out.writeBytes(line.bytes());
      out.write('\n');
    }
    Path folder = files.folder().resolve("damaged");
    Disk.folder(folder);
    Disk.replace(folder.resolve(stamp() + "-" + bad.size() + ".jsonl"), out.toByteArray());
  }

  /** Puts the whole store aside and keeps only what was refused; no yes survives. */
  Path startOver() throws StoreException {
    try {
      Places.check(files.folder(), files.home());
      Path old = files.folder().resolveSibling(files.folder().getFileName() + ".old-" + stamp());
      try (StoreLock _ = StoreLock.hold(files.lock())) {
        keepRefusals(readable());
        List<byte[]> refusals = place.refusals();
        Files.move(files.folder(), old, StandardCopyOption.ATOMIC_MOVE);
        Disk.sync(Disk.parent(old));
        place.forget();
        files.prepare();
        files.refusals().replace(refusals);
      }
      return old;
    } catch (IOException e) {
      throw new StoreException(Kind.FAILED, "The store cannot be put aside. " + e, e);
    }
  }

  private List<Lines.Line> readable() throws IOException {
    try {
      return Files.exists(files.folder().resolve("log"), LinkOption.NOFOLLOW_LINKS)
          ? files.log().read().lines()
          : List.of();
    } catch (StoreException e) {
      // What cannot be read as a log holds no line that could be kept.
      return List.of();
    }
  }

  private String stamp() {
    Instant now = clock.instant();
    return STAMP.format(now.atOffset(java.time.ZoneOffset.UTC));
  }
}
