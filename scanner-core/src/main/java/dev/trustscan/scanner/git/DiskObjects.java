package dev.trustscan.scanner.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Objects on disk, packed or loose, in one or several stores.
 *
 * <p>Files, and everything of which there could be two versions, are checked against their id. A
 * directory or commit that one pack alone has is not: git reads the same bytes, since it asks packs
 * before loose objects as we do, and hashing all directories would double the time.
 */
final class DiskObjects implements ObjectStore {
  private static final int MOST_MATCHES = 16;
  private static final int SHORTEST_PREFIX = 4;

  private final HashKind hash;
  private final Packs packs;
  private final List<LooseObjects> loose = new ArrayList<>();
  // Made when it is needed: the first one costs milliseconds.
  private @Nullable MessageDigest digest;

  DiskObjects(HashKind hash) {
    this.hash = hash;
    this.packs = new Packs(hash);
  }

  /** Adds a store: a directory with packs and loose objects. */
  void add(GitFiles files, String folder) throws IOException {
    packs.open(files, folder + "/pack");
    loose.add(new LooseObjects(files, folder));
  }

  @Override
  public GitObject read(ObjectName name, long most) throws IOException {
    return guarded(() -> find(name, most));
  }

  private GitObject checked(ObjectName name, GitObject object) throws IOException {
    MessageDigest hasher = digest == null ? hash.digest() : digest;
    digest = hasher;
    hasher.reset();
    hasher.update(object.kind().prefix());
    hasher.update(Integer.toString(object.bytes().length).getBytes(StandardCharsets.ISO_8859_1));
    hasher.update((byte) 0);
    if (!Arrays.equals(hasher.digest(object.bytes()), name.bytes())) {
      throw GitException.damaged("an object's bytes do not have its id");
    }
    return object;
  }

  private GitObject find(ObjectName name, long most) throws IOException {
    Optional<GitObject> packed = packs.read(name, most);
    if (packed.isPresent()) {
      boolean sure = packed.get().kind() != ObjectKind.BLOB && packs.isUnique(name);
      return sure ? packed.get() : checked(name, packed.get());
    }
    try (Opened opened = openLoose(name)) {
      if (opened.size() > most) {
        throw new GitException(
            GitException.Reason.TOO_LARGE,
            "an object of " + opened.size() + " bytes is beyond the limit");
      }
      byte[] bytes = opened.stream().readNBytes((int) opened.size());
      if (bytes.length != opened.size() || opened.stream().read() >= 0) {
        throw GitException.damaged("an object is not as long as it says");
      }
      return checked(name, new GitObject(opened.kind(), bytes));
    }
  }

  @Override
  @SuppressWarnings("MustBeClosedChecker") // the caller closes it
  public Opened open(ObjectName name) throws IOException {
    return guarded(() -> {
      Optional<Opened> packed = packs.open(name);
      return packed.isPresent() ? packed.get() : openLoose(name);
    });
  }

  @Override
  public long size(ObjectName name) throws IOException {
    return guarded(() -> {
      Optional<Long> packed = packs.size(name);
      if (packed.isPresent()) {
        return packed.get();
      }
      try (Opened opened = openLoose(name)) {
        return opened.size();
      }
    });
  }

  private Opened openLoose(ObjectName name) throws IOException {
    for (LooseObjects store : loose) {
      Optional<Opened> opened = store.open(name);
      if (opened.isPresent()) {
        return opened.get();
      }
    }
    if (!packs.damaged().isEmpty()) {
      throw packs.damaged().getFirst();
    }
    throw new GitException(GitException.Reason.MISSING, "an object is not in this clone");
  }

  private interface Read<T> {
    T get() throws IOException;
  }

  // An index is mapped; if its file is cut short meanwhile, the virtual machine says so in this
  // way.
  private static <T> T guarded(Read<T> read) throws IOException {
    try {
      return read.get();
    } catch (InternalError e) {
      throw GitException.damaged("a pack index became shorter while it was read");
    }
  }

  @Override
  public Collection<ObjectName> startingWith(String hex) throws IOException {
    String prefix = hex.toLowerCase(Locale.ROOT);
    var found = new LinkedHashSet<ObjectName>();
    if (prefix.length() < SHORTEST_PREFIX
        || prefix.length() > 2 * hash.length()
        || !prefix.chars().allMatch(c -> ObjectName.digit((char) c) >= 0)) {
      return found;
    }
    int whole = Math.min(prefix.length() / 2, hash.length());
    byte[] bytes = HexFormat.of().parseHex(prefix.substring(0, 2 * whole));
    int halfByte =
        prefix.length() % 2 == 0 ? -1 : ObjectName.digit(prefix.charAt(prefix.length() - 1));
    return guarded(() -> {
      packs.startingWith(bytes, halfByte, MOST_MATCHES, found);
      for (LooseObjects store : loose) {
        store.startingWith(prefix, MOST_MATCHES, found);
      }
      return found;
    });
  }

  @Override
  public void close() {
    packs.close();
  }
}
