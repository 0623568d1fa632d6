package dev.trustscan.scanner.git;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Inflater;

/** The packs of an object store. */
final class Packs implements AutoCloseable {
  // git itself makes chains of 50 by default, and refuses to make any longer than 4095.
  private static final int LONGEST_CHAIN = 4096;
  // What all steps of one chain may make together.
  private static final long MOST_WORK = 256L << 20;
  // A delta is applied in memory, beside its base.
  static final int MOST_DELTA = 32 << 20;
  private static final int CACHE_BYTES = 16 << 20;
  private static final int CACHE_ITEM = 1 << 20;

  private final HashKind hash;
  private final List<PackFile> packs = new ArrayList<>();
  private final List<GitException> damaged = new ArrayList<>();
  private final Blocks blocks = new Blocks();
  private final Inflater inflater = new Inflater();
  private int cached;

  private record Place(PackFile pack, long offset) {}

  private final Map<Place, GitObject> cache = new LinkedHashMap<>(512, 0.75f, true);

  Packs(HashKind hash) {
    this.hash = hash;
  }

  /** Opens every pack that has an index in a store's {@code pack} directory. */
  void open(GitFiles files, String folder) throws IOException {
    for (String name : files.list(folder)) {
      if (name.startsWith("pack-") && name.endsWith(".idx")) {
        String stem = folder + "/" + name.substring(0, name.length() - ".idx".length());
        try {
          open(files, stem + ".idx", stem + ".pack");
        } catch (GitException e) {
          damaged.add(e);
        }
      }
    }
  }

  @SuppressWarnings("MustBeClosedChecker") // closed by close()
  private void open(GitFiles files, String index, String pack) throws IOException {
    Optional<FileChannel> indexFile = files.open(index);
    if (indexFile.isEmpty()) {
      return;
    }
    PackIndex parsed;
    try (FileChannel channel = indexFile.get()) {
      parsed = PackIndex.read(channel, hash);
    }
    Optional<FileChannel> packFile = files.open(pack);
    if (packFile.isEmpty()) {
      return;
    }
    try {
      packs.add(new PackFile(packFile.get(), parsed, blocks, hash));
    } catch (IOException e) {
      packFile.get().close();
      throw e;
    }
  }

  /** What was found damaged while opening; if an object is missing, this is why. */
  List<GitException> damaged() {
    return damaged;
  }

  /** The object, if a pack has it. */
  Optional<GitObject> read(ObjectName name, long most) throws IOException {
    Optional<Place> place = find(name);
    return place.isPresent() ? Optional.of(read(place.get(), most)) : Optional.empty();
  }

  /** The object as a stream, if a pack has it. */
  Optional<ObjectStore.Opened> open(ObjectName name) throws IOException {
    Optional<Place> place = find(name);
    if (place.isEmpty()) {
      return Optional.empty();
    }
    PackFile pack = place.get().pack;
    PackFile.Header header = pack.header(place.get().offset);
    if (header.type() >= PackFile.OFS_DELTA) {
      GitObject whole = read(place.get(), MOST_DELTA);
      return Optional.of(
          new ObjectStore.Opened(
              whole.kind(), whole.bytes().length, new java.io.ByteArrayInputStream(whole.bytes())));
    }
    return Optional.of(
        new ObjectStore.Opened(
            ObjectKind.ofPackType(header.type()),
            header.size(),
            Inflated.stream(new Inflater(), pack.from(header.data()), header.size())));
  }

  void startingWith(byte[] prefix, int halfByte, int most, Collection<ObjectName> found) {
    for (PackFile pack : packs) {
      pack.index().startingWith(prefix, halfByte, most, found);
    }
  }

  private Optional<Place> find(ObjectName name) throws IOException {
    for (int i = 0; i < packs.size(); i++) {
      PackFile pack = packs.get(i);
      long offset = pack.index().find(name.bytes());
      if (offset >= 0) {
        if (i > 0) {
          // The next object is most likely in the same pack.
          packs.remove(i);
          packs.addFirst(pack);
        }
        return Optional.of(new Place(pack, offset));
      }
    }
    return Optional.empty();
  }

  private GitObject read(Place place, long most) throws IOException {
    Deque<PackFile.Header> deltas = new ArrayDeque<>();
    Deque<Place> places = new ArrayDeque<>();
    Place at = place;
    GitObject object = cache.get(at);
    while (object == null) {
      PackFile.Header header = at.pack.header(at.offset);
      if (header.type() < PackFile.OFS_DELTA) {
        object = plain(at, header, deltas.isEmpty() ? most : MOST_DELTA);
      } else {
        if (deltas.size() >= LONGEST_CHAIN) {
          throw GitException.damaged("a chain of deltas without end");
        }
        deltas.push(header);
        places.push(at);
        at = base(at, header);
        object = cache.get(at);
      }
    }
    long work = 0;
    while (!deltas.isEmpty()) {
      Place of = places.pop();
      byte[] delta = inflate(of, deltas.pop(), MOST_DELTA);
      long size = Delta.resultSize(delta);
      work += size;
      if (size > (deltas.isEmpty() ? Math.min(most, MOST_DELTA) : MOST_DELTA) || work > MOST_WORK) {
        throw tooLarge(size);
      }
      object = new GitObject(object.kind(), Delta.apply(object.bytes(), delta));
      keep(of, object);
    }
    if (object.bytes().length > most) {
      throw tooLarge(object.bytes().length);
    }
    return object;
  }

  private Place base(Place of, PackFile.Header header) throws IOException {
    if (header.type() == PackFile.OFS_DELTA) {
      return new Place(of.pack, header.base());
    }
    long offset = of.pack.index().find(header.baseName());
    if (offset < 0) {
      throw new GitException(GitException.Reason.MISSING, "a delta's base is not in its pack");
    }
    return new Place(of.pack, offset);
  }

  private GitObject plain(Place at, PackFile.Header header, long most) throws IOException {
    GitObject object =
        new GitObject(ObjectKind.ofPackType(header.type()), inflate(at, header, most));
    keep(at, object);
    return object;
  }

  private byte[] inflate(Place at, PackFile.Header header, long most) throws IOException {
    if (header.size() > most) {
      throw tooLarge(header.size());
    }
    return Inflated.whole(inflater, at.pack.from(header.data()), (int) header.size());
  }

  private void keep(Place place, GitObject object) {
    if (object.bytes().length > CACHE_ITEM || object.kind() == ObjectKind.BLOB) {
      return;
    }
    if (cache.put(place, object) == null) {
      cached += object.bytes().length;
    }
    var oldest = cache.values().iterator();
    while (cached > CACHE_BYTES && oldest.hasNext()) {
      cached -= oldest.next().bytes().length;
      oldest.remove();
    }
  }

  private static GitException tooLarge(long size) {
    return new GitException(
        GitException.Reason.TOO_LARGE, "an object of " + size + " bytes is beyond the limit");
  }

  @Override
  public void close() {
    inflater.end();
    for (PackFile pack : packs) {
      try {
        pack.close();
      } catch (IOException e) {
        // It was only read from.
      }
    }
  }
}
