package dev.trustscan.scanner.source;

import dev.trustscan.scanner.git.GitException;
import dev.trustscan.scanner.git.GitObject;
import dev.trustscan.scanner.git.ObjectKind;
import dev.trustscan.scanner.git.ObjectName;
import dev.trustscan.scanner.git.ObjectStore;
import java.io.IOException;
import java.util.Optional;

/** Reads blobs as contents. */
final class GitObjectReading {
  private GitObjectReading() {}

  static Content read(ObjectStore objects, Entry entry, long inspectBytes, long hashBytes) {
    Optional<ObjectName> name = ObjectName.parse(entry.objectId());
    if (name.isEmpty()) {
      return new Content.Unread(
          new Gap(entry.path(), Gap.Reason.MISSING_OBJECT, "it has no object id"));
    }
    try {
      return read(objects, entry.path(), name.get(), inspectBytes, hashBytes);
    } catch (IOException e) {
      return new Content.Unread(GitProvenance.gap(entry.path(), e));
    }
  }

  /** The size of a blob; -1 if it cannot be told. */
  static long size(ObjectStore objects, Entry entry) {
    try {
      Optional<ObjectName> name = ObjectName.parse(entry.objectId());
      return name.isPresent() ? objects.size(name.get()) : -1;
    } catch (IOException e) {
      return -1;
    }
  }

  private static Content read(
      ObjectStore objects, RepoPath path, ObjectName name, long inspectBytes, long hashBytes)
      throws IOException {
    try {
      GitObject object = objects.read(name, inspectBytes);
      return object.kind() == ObjectKind.BLOB
          ? Reading.whole(object.bytes())
          : new Content.Unread(new Gap(path, Gap.Reason.MALFORMED, "the object is not a file"));
    } catch (GitException e) {
      if (e.reason() != GitException.Reason.TOO_LARGE) {
        throw e;
      }
    }
    try (ObjectStore.Opened opened = objects.open(name)) {
      return Reading.read(path, opened.stream(), opened.size(), inspectBytes, hashBytes);
    }
  }
}
