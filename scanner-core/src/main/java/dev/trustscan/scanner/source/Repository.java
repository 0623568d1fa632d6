package dev.trustscan.scanner.source;

import dev.trustscan.scanner.git.GitConfigText;
import dev.trustscan.scanner.git.GitDir;
import dev.trustscan.scanner.git.History;
import dev.trustscan.scanner.git.ObjectName;
import dev.trustscan.scanner.git.ObjectStore;
import dev.trustscan.scanner.git.RemoteUrl;
import dev.trustscan.scanner.git.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a repository says of itself, read without obeying it: remotes, first parents, and what its
 * remote-tracking branches hold.
 */
public final class Repository implements AutoCloseable {
  private static final int MOST_TIPS = 200;

  private final GitLocation location;
  private final String prefix;
  private final GitDir git;
  private @Nullable ObjectStore objects;
  private @Nullable History history;

  private Repository(GitLocation location, String prefix, GitDir git) {
    this.location = location;
    this.prefix = prefix;
    this.git = git;
  }

  /** The repository around a folder; empty if there is none that may be read. */
  public static Optional<Repository> around(Path folder) {
    try {
      Path root = folder.toRealPath();
      if (GitLocation.find(root) instanceof GitLocation.Result.At at) {
        GitLocation location = at.location();
        RepoPath below = RepoPaths.below(location.top(), root);
        String prefix = below.isRoot() ? "" : ByteText.of(below) + "/";
        return Optional.of(new Repository(location, prefix, location.open()));
      }
    } catch (IOException e) {
      // Nothing is known of it then, and nothing is reused.
    }
    return Optional.empty();
  }

  /** A name for the directory with refs and objects that a move keeps and a copy does not. */
  public String key() {
    return key(location.common());
  }

  /** Such a name for any folder; empty if it cannot be told. */
  public static String key(Path folder) {
    try {
      var attributes =
          Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return attributes.fileKey() + " " + attributes.creationTime().toMillis();
    } catch (IOException e) {
      return "";
    }
  }

  /** Addresses by the name of the remote, normalised, without credentials. */
  public Map<String, String> remotes() {
    var remotes = new LinkedHashMap<String, String>();
    for (GitConfigText.Item item : git.config()) {
      if (item.is("remote", "url")) {
        remotes.putIfAbsent(item.subsection(), RemoteUrl.normalise(item.value()));
      }
    }
    return remotes;
  }

  /** Whether history is cut off. */
  public boolean isShallow() {
    try {
      return git.isShallow();
    } catch (IOException e) {
      return true;
    }
  }

  /**
   * First parents of what a name stands for, in hex, newest first.
   *
   * @param name a ref or id
   * @param most how many to read
   * @return empty if there is no such commit
   */
  public Optional<Line> line(String name, int most) {
    try {
      Optional<ObjectName> from =
          new Revision(git.refs(), objects()).resolve(ByteText.of(name)).flatMap(r -> r.commit());
      if (from.isEmpty()) {
        return Optional.empty();
      }
      History.Line line = history().line(from.get(), most);
      return Optional.of(
          new Line(line.commits().stream().map(ObjectName::hex).toList(), line.whole()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * First parents.
   *
   * @param commits hex ids, newest first
   * @param whole whether the last one is a root
   */
  public record Line(List<String> commits, boolean whole) {
    public Line {
      commits = List.copyOf(commits);
    }
  }

  /** The commits that the remote-tracking branches of a remote stand at. */
  public List<String> tips(String remote) {
    var tips = new ArrayList<String>();
    String under = "refs/remotes/" + ByteText.of(remote) + "/";
    try {
      for (Map.Entry<String, String> ref : git.refs().all().entrySet()) {
        boolean commit = ObjectName.parse(ref.getValue()).isPresent();
        if (ref.getKey().startsWith(under) && commit && tips.size() < MOST_TIPS) {
          tips.add(ref.getValue());
        }
      }
    } catch (IOException e) {
      // What cannot be read is nobody's.
    }
    return tips.stream().distinct().toList();
  }

  /** Whether a commit has exactly these bytes at a path of the folder. */
  public boolean holds(String commit, RepoPath path, byte[] bytes) {
    Optional<ObjectName> at = ObjectName.parse(commit);
    try {
      return at.isPresent()
          && history()
              .find(at.get(), prefix + ByteText.of(path))
              .filter(blob -> blob.hex().equals(blobId(bytes)))
              .isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  private String blobId(byte[] bytes) {
    try {
      boolean large = git.hash() == dev.trustscan.scanner.git.HashKind.SHA_256;
      MessageDigest digest = MessageDigest.getInstance(large ? "SHA-256" : "SHA-1");
      digest.update(
          ("blob " + bytes.length + "\0").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }

  private ObjectStore objects() throws IOException {
    if (objects == null) {
      objects = git.objects();
    }
    return objects;
  }

  private History history() throws IOException {
    if (history == null) {
      history = new History(objects(), git.hash());
    }
    return history;
  }

  @Override
  public void close() {
    if (objects != null) {
      objects.close();
    }
    git.close();
  }
}
