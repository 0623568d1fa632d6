package dev.trustscan.scanner.git;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.Inflater;

/** The packs of an object store. */
final class Packs implements AutoCloseable {
  private final HashKind hash;
  private final List<PackObjects> packs = new ArrayList<>();
  private final List<GitException> damaged = new ArrayList<>();
  private final Inflater inflater = new Inflater();
  private final AtomicLong cachedBytes = new AtomicLong();

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
      PackFile file = new PackFile(packFile.get(), parsed, hash);
      packs.add(new PackObjects(file, inflater, cachedBytes));
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
    for (int i = 0; i < packs.size(); i++) {
      PackObjects pack = packs.get(i);
      long offset = pack.index().find(name.bytes());
      if (offset >= 0) {
        toFront(i);
        return Optional.of(pack.read(offset, most));
      }
    }
    return Optional.empty();
  }

  /** The object's size, if a pack has it. */
  Optional<Long> size(ObjectName name) throws IOException {
    for (PackObjects pack : packs) {
      long offset = pack.index().find(name.bytes());
      if (offset >= 0) {
        return Optional.of(pack.size(offset));
      }
    }
    return Optional.empty();
  }

  /** The object as a stream, if a pack has it. */
  Optional<ObjectStore.Opened> open(ObjectName name) throws IOException {
    for (PackObjects pack : packs) {
      long offset = pack.index().find(name.bytes());
      if (offset >= 0) {
        return Optional.of(pack.open(offset));
      }
    }
    return Optional.empty();
  }

  // The next object is most likely in the same pack.
  private void toFront(int i) {
    if (i > 0) {
      packs.addFirst(packs.remove(i));
    }
  }

  /** Whether one pack alone has the object, so that there is no other version of it. */
  boolean isUnique(ObjectName name) throws IOException {
    if (packs.size() == 1) {
      return true;
    }
    int found = 0;
    for (PackObjects pack : packs) {
      found += pack.index().find(name.bytes()) >= 0 ? 1 : 0;
    }
    return found == 1;
  }

  void startingWith(byte[] prefix, int halfByte, int most, Collection<ObjectName> found) {
    for (PackObjects pack : packs) {
      pack.index().startingWith(prefix, halfByte, most, found);
    }
  }

  @Override
  public void close() {
    inflater.end();
    for (PackObjects pack : packs) {
      try {
        pack.close();
      } catch (IOException e) {
        // It was only read from.
      }
    }
  }
}
