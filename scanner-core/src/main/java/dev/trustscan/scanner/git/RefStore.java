package dev.trustscan.scanner.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Refs: one file each, or packed into one file. */
public final class RefStore {
  private static final int MOST_REFS = 200_000;
  private static final int MOST_BYTES = 64 << 20;
  private static final int LONGEST_REF = 4096;
  private static final int MOST_STEPS = 8;

  private final GitFiles own;
  private final GitFiles common;
  private final boolean linked;
  private Optional<Map<String, String>> packed = Optional.empty();

  /**
   * Refs of a git directory.
   *
   * @param own where HEAD lies
   * @param common where the shared refs lie; the same unless the work tree is a linked one
   */
  RefStore(GitFiles own, GitFiles common) {
    this.own = own;
    this.common = common;
    this.linked = !own.equals(common);
  }

  /**
   * What a ref holds: a hex id, or {@code ref: } and a name; empty if there is no such ref.
   *
   * @param name a full name, as {@code HEAD} or {@code refs/heads/main}
   */
  public Optional<String> read(String name) throws IOException {
    if (!isName(name)) {
      return Optional.empty();
    }
    GitFiles files = isOwn(name) ? own : common;
    Optional<String> link = files.link(name);
    if (link.isPresent() && link.get().startsWith("refs/")) {
      return Optional.of("ref: " + link.get());
    }
    Optional<byte[]> bytes = files.read(name, LONGEST_REF);
    if (bytes.isPresent()) {
      return Optional.of(value(bytes.get())).filter(v -> !v.isEmpty());
    }
    return Optional.ofNullable(packed().get(name));
  }

  private boolean isOwn(String name) {
    return !linked
        || !name.startsWith("refs/")
        || name.startsWith("refs/bisect/")
        || name.startsWith("refs/worktree/")
        || name.startsWith("refs/rewritten/");
  }

  /** Follows symbolic refs to an id; empty if the ref, or the one it names, does not exist. */
  public Optional<ObjectName> resolve(String name) throws IOException {
    String at = name;
    for (int i = 0; i < MOST_STEPS; i++) {
      Optional<String> value = read(at);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      if (!value.get().startsWith("ref: ")) {
        return ObjectName.parse(value.get());
      }
      at = value.get().substring("ref: ".length());
    }
    return Optional.empty();
  }

  /** All refs below {@code refs/}, by full name. */
  public Map<String, String> all() throws IOException {
    var all = new TreeMap<>(packed());
    Deque<String> folders = new ArrayDeque<>();
    folders.push("refs");
    while (!folders.isEmpty() && all.size() < MOST_REFS) {
      String folder = folders.pop();
      for (String name : common.list(folder)) {
        String path = folder + "/" + name;
        Optional<String> value = valueOf(path);
        if (value.isPresent()) {
          all.put(path, value.get());
        } else {
          folders.push(path);
        }
      }
    }
    return all;
  }

  // Empty for directories, and for files that hold no ref.
  private Optional<String> valueOf(String path) {
    try {
      Optional<byte[]> bytes = common.read(path, LONGEST_REF);
      return bytes.map(RefStore::value);
    } catch (IOException e) {
      return Optional.of("");
    }
  }

  private static String value(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\n');
    String line = (end < 0 ? text : text.substring(0, end)).strip();
    if (line.startsWith("ref:")) {
      return "ref: " + line.substring("ref:".length()).strip();
    }
    int space = line.indexOf(' ');
    return space < 0 ? line : line.substring(0, space);
  }

  private Map<String, String> packed() throws IOException {
    if (packed.isEmpty()) {
      Optional<byte[]> bytes = common.read("packed-refs", MOST_BYTES);
      packed = Optional.of(bytes.isPresent() ? parse(bytes.get()) : Map.of());
    }
    return packed.get();
  }

  private static Map<String, String> parse(byte[] bytes) {
    var refs = new TreeMap<String, String>();
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = 0;
    while (at < text.length() && refs.size() < MOST_REFS) {
      int newline = text.indexOf('\n', at);
      int end = newline < 0 ? text.length() : newline;
      char first = text.charAt(at);
      int space = text.indexOf(' ', at);
      if (first != '#' && first != '^' && space > at && space < end) {
        refs.put(text.substring(space + 1, end), text.substring(at, space));
      }
      at = end + 1;
    }
    return refs;
  }

  // The name becomes a path, so nothing may lead out of the directory.
  private static boolean isName(String name) {
    if (name.isEmpty() || name.length() > LONGEST_REF || name.indexOf('\0') >= 0) {
      return false;
    }
    for (String part : name.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return false;
      }
    }
    return true;
  }
}
