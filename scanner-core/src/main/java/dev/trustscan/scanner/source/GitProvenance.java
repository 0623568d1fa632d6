package dev.trustscan.scanner.source;

import dev.trustscan.scanner.git.GitDir;
import dev.trustscan.scanner.git.GitException;
import dev.trustscan.scanner.git.RemoteUrl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a report says of a repository. */
final class GitProvenance {
  private GitProvenance() {}

  static List<String> remotes(GitDir git) {
    return RemoteUrl.of(git.config());
  }

  static List<String> notes(GitDir git) throws IOException {
    var notes = new ArrayList<String>();
    if (git.isShallow()) {
      notes.add("a shallow clone: history is cut off");
    }
    if (git.isPartial()) {
      notes.add("a partial clone: objects may be left out");
    }
    if (git.hasReftable()) {
      notes.add("refs are kept in the reftable format, which is not read");
    }
    return notes;
  }

  /** The commit of HEAD in hex; empty if there is none. */
  static String head(GitDir git) {
    try {
      return git.refs().resolve("HEAD").map(Object::toString).orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  /** Every ref, and the branch that HEAD names even if it has no commit yet. */
  static List<Ref> refs(GitDir git) {
    Map<String, String> all = new TreeMap<>();
    try {
      all.putAll(git.refs().all());
      String head = git.refs().read("HEAD").orElse("");
      all.put("HEAD", head);
      if (head.startsWith("ref: ")) {
        all.putIfAbsent(head.substring("ref: ".length()), "");
      }
    } catch (IOException e) {
      // What could be read is given; that refs are missing is noted where it matters.
    }
    var refs = new ArrayList<Ref>();
    all.forEach((name, target) ->
        refs.add(new Ref(RepoPath.ofBytes(name.getBytes(StandardCharsets.ISO_8859_1)), target)));
    refs.sort((a, b) -> a.name().compareTo(b.name()));
    return List.copyOf(refs);
  }

  /** The gap that a failure to read git's data is. */
  static Gap gap(RepoPath path, IOException e) {
    if (e instanceof GitException git) {
      Gap.Reason reason =
          switch (git.reason()) {
            case MISSING -> Gap.Reason.MISSING_OBJECT;
            case DAMAGED -> Gap.Reason.MALFORMED;
            case UNSUPPORTED, AMBIGUOUS -> Gap.Reason.UNSUPPORTED;
            case TOO_LARGE -> Gap.Reason.TOO_LARGE;
          };
      return new Gap(path, reason, String.valueOf(git.getMessage()));
    }
    return new Gap(path, Gap.Reason.UNREADABLE, "the system cannot read the git directory");
  }
}
