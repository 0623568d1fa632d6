package dev.trustscan.scanner.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A repository's git directory, opened without obeying anything in it. Its configuration is read as
 * text for the three settings without which the bytes mean something else: the object format, the
 * ref format, and whether objects are left out on purpose.
 */
public final class GitDir implements AutoCloseable {
  private static final int MOST_CONFIG = 4 << 20;
  private static final int MOST_ALTERNATES = 64 << 10;
  private static final int MOST_NESTED = 5;

  private final GitFiles own;
  private final GitFiles common;
  private final RefStore refs;
  private final List<GitConfigText.Item> config;
  private final HashKind hash;
  private final List<String> outside = new ArrayList<>();
  private final Alternates alternates;

  /** Opens object stores elsewhere, where that is allowed. */
  public interface Alternates {
    /**
     * Resolves one line of an alternates file.
     *
     * @param store the store whose file it is, relative to the common directory
     * @param line the line, a byte string
     * @return the store it names relative to the common directory; empty if it may not be opened
     */
    Optional<String> resolve(String store, String line);
  }

  /**
   * A git directory.
   *
   * @param own the directory with HEAD and index
   * @param common the directory with refs and objects; the same object unless a linked work tree
   * @param alternates which further stores may be opened
   */
  public GitDir(GitFiles own, GitFiles common, Alternates alternates) throws IOException {
    this.own = own;
    this.common = common;
    this.alternates = alternates;
    this.refs = new RefStore(own, common);
    this.config =
        GitConfigText.parse(
            common
                .read("config", MOST_CONFIG)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse(""));
    this.hash = hash(setting("extensions", "objectformat"));
  }

  private HashKind hash(String format) throws IOException {
    if (format.equals("sha256")) {
      return HashKind.SHA_256;
    }
    if (!format.isEmpty() && !format.equals("sha1")) {
      throw new GitException(
          GitException.Reason.UNSUPPORTED, "the repository uses an unknown object format");
    }
    return HashKind.SHA_1;
  }

  private String setting(String section, String key) {
    return config.stream()
        .filter(item -> item.is(section, key))
        .reduce((first, last) -> last)
        .map(item -> item.value().toLowerCase(Locale.ROOT))
        .orElse("");
  }

  /** The settings of the repository's configuration, nothing included. */
  public List<GitConfigText.Item> config() {
    return List.copyOf(config);
  }

  /** The object format. */
  public HashKind hash() {
    return hash;
  }

  /** The refs. */
  public RefStore refs() {
    return refs;
  }

  /** The files of the directory with HEAD and index. */
  public GitFiles files() {
    return own;
  }

  /** Whether the refs are kept in a form that is not read here. */
  public boolean hasReftable() throws IOException {
    return setting("extensions", "refstorage").equals("reftable")
        || common.read("reftable/tables.list", MOST_CONFIG).isPresent();
  }

  /** Whether history is cut off. */
  public boolean isShallow() throws IOException {
    return common.read("shallow", MOST_CONFIG).isPresent();
  }

  /** Whether objects may be left out on purpose. */
  public boolean isPartial() {
    return !setting("extensions", "partialclone").isEmpty()
        || config.stream().anyMatch(item -> item.is("remote", "promisor"));
  }

  /** The objects. The caller closes the store. */
  public ObjectStore objects() throws IOException {
    DiskObjects objects = new DiskObjects(hash);
    try {
      List<String> stores = new ArrayList<>(List.of("objects"));
      for (int i = 0; i < stores.size() && i < MOST_NESTED; i++) {
        objects.add(common, stores.get(i));
        for (String next : alternatesOf(stores.get(i))) {
          if (!stores.contains(next)) {
            stores.add(next);
          }
        }
      }
      return objects;
    } catch (IOException e) {
      objects.close();
      throw e;
    }
  }

  private List<String> alternatesOf(String store) throws IOException {
    var found = new ArrayList<String>();
    Optional<byte[]> file = common.read(store + "/info/alternates", MOST_ALTERNATES);
    String text = file.map(b -> new String(b, StandardCharsets.ISO_8859_1)).orElse("");
    for (String line : text.split("\n", -1)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      alternates
          .resolve(store, line)
          .ifPresentOrElse(found::add, () -> outside.add(store + "/info/alternates"));
    }
    return found;
  }

  /** The alternates files that name stores which were not opened. */
  public List<String> outsideAlternates() {
    return outside.stream().distinct().toList();
  }

  @Override
  public void close() {
    own.close();
    if (!common.equals(own)) {
      common.close();
    }
  }
}
