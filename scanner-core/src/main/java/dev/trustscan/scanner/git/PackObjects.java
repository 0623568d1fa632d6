package dev.trustscan.scanner.git;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Makes the objects of one pack from what it stores: bytes, and differences from other objects. */
final class PackObjects implements AutoCloseable {
  // git itself makes chains of 50 by default, and refuses to make any longer than 4095.
  private static final int LONGEST_CHAIN = 4096;
  // What all steps of one chain may make together.
  private static final long MOST_WORK = 256L << 20;
  // A delta is applied in memory, beside its base.
  private static final int MOST_DELTA = 32 << 20;
  // Two numbers of up to nine bytes.
  private static final int DELTA_SIZES = 20;
  private static final int CACHE_BYTES = 16 << 20;
  private static final int CACHE_ITEM = 1 << 20;

  private final PackFile pack;
  private final Inflater inflater;
  private final AtomicLong cachedBytes;
  private final Map<Long, GitObject> cache = new LinkedHashMap<>(512, 0.75f, true);

  private record Step(long offset, PackFile.Header header) {}

  /**
   * The objects of a pack.
   *
   * @param inflater shared by all packs
   * @param cachedBytes what the caches of all packs hold
   */
  PackObjects(PackFile pack, Inflater inflater, AtomicLong cachedBytes) {
    this.pack = pack;
    this.inflater = inflater;
    this.cachedBytes = cachedBytes;
  }

  PackIndex index() {
    return pack.index();
  }

  /** The object at an offset. */
  GitObject read(long offset, long most) throws IOException {
    Deque<Step> deltas = new ArrayDeque<>();
    long at = offset;
    @Nullable GitObject object = cache.get(at);
    while (object == null) {
      PackFile.Header header = pack.header(at);
      if (header.type() < PackFile.OFS_DELTA) {
        object = plain(at, header, deltas.isEmpty() ? most : MOST_DELTA);
      } else {
        if (deltas.size() >= LONGEST_CHAIN) {
          throw GitException.damaged("a chain of deltas without end");
        }
        deltas.push(new Step(at, header));
        at = base(header);
        object = cache.get(at);
      }
    }
    object = apply(deltas, object, most);
    if (object.bytes().length > most) {
      throw tooLarge(object.bytes().length);
    }
    return object;
  }

  private GitObject apply(Deque<Step> deltas, GitObject base, long most) throws IOException {
    GitObject object = base;
    long work = 0;
    while (!deltas.isEmpty()) {
      Step step = deltas.pop();
      byte[] delta = inflate(step.header, MOST_DELTA);
      long size = Delta.resultSize(delta);
      work += size;
      if (size > (deltas.isEmpty() ? Math.min(most, MOST_DELTA) : MOST_DELTA) || work > MOST_WORK) {
        throw tooLarge(size);
      }
      object = new GitObject(object.kind(), Delta.apply(object.bytes(), delta));
      keep(step.offset, object);
    }
    return object;
  }

  /** The object at an offset as a stream. */
  ObjectStore.Opened open(long offset) throws IOException {
    PackFile.Header header = pack.header(offset);
    if (header.type() >= PackFile.OFS_DELTA) {
      GitObject whole = read(offset, MOST_DELTA);
      return new ObjectStore.Opened(
          whole.kind(), whole.bytes().length, new ByteArrayInputStream(whole.bytes()));
    }
    return new ObjectStore.Opened(
        ObjectKind.ofPackType(header.type()),
        header.size(),
        Inflated.stream(new Inflater(), pack.from(header.data()), header.size()));
  }

  /** The size of the object at an offset; of a delta, its first bytes say what it makes. */
  long size(long offset) throws IOException {
    PackFile.Header header = pack.header(offset);
    if (header.type() < PackFile.OFS_DELTA) {
      return header.size();
    }
    byte[] start = new byte[(int) Math.min(header.size(), DELTA_SIZES)];
    inflater.reset();
    Inflated.Input input = pack.from(header.data());
    int got = 0;
    while (got < start.length) {
      int n = Inflated.inflate(inflater, input, start, got, start.length - got);
      if (n < 0) {
        throw GitException.damaged("an object is shorter than it says");
      }
      got += n;
    }
    return Delta.resultSize(start);
  }

  private long base(PackFile.Header header) throws IOException {
    if (header.type() == PackFile.OFS_DELTA) {
      return header.base();
    }
    long offset = pack.index().find(header.baseName());
    if (offset < 0) {
      throw new GitException(GitException.Reason.MISSING, "a delta's base is not in its pack");
    }
    return offset;
  }

  private GitObject plain(long at, PackFile.Header header, long most) throws IOException {
    GitObject object = new GitObject(ObjectKind.ofPackType(header.type()), inflate(header, most));
    keep(at, object);
    return object;
  }

  private byte[] inflate(PackFile.Header header, long most) throws IOException {
    if (header.size() > most) {
      throw tooLarge(header.size());
    }
    return Inflated.whole(inflater, pack.from(header.data()), (int) header.size());
  }

  private void keep(long offset, GitObject object) {
    int size = object.bytes().length;
    if (size > CACHE_ITEM || object.kind() == ObjectKind.BLOB || cache.containsKey(offset)) {
      return;
    }
    cache.put(offset, object);
    cachedBytes.addAndGet(size);
    Iterator<GitObject> oldest = cache.values().iterator();
    while (cachedBytes.get() > CACHE_BYTES && oldest.hasNext()) {
      cachedBytes.addAndGet(-oldest.next().bytes().length);
      oldest.remove();
    }
  }

  private static GitException tooLarge(long size) {
    return new GitException(
        GitException.Reason.TOO_LARGE, "an object of " + size + " bytes is beyond the limit");
  }

  @Override
  public void close() throws IOException {
    pack.close();
  }
}
