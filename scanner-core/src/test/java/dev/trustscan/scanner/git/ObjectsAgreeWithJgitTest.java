package dev.trustscan.scanner.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.scanner.source.RealGit;
import dev.trustscan.scanner.source.RepoFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JGit is the oracle: every object of a random history has the same kind and bytes for both. */
class ObjectsAgreeWithJgitTest {
  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"loose", "gc", "thin delta chains", "index version 1", "ref deltas"})
  void every_object_is_the_same(String storage) throws Exception {
    RealGit git = RealGit.init(temp.resolve("r"));
    history(git, new Random(storage.hashCode()));
    switch (storage) {
      case "gc" -> git.run("gc", "-q");
      case "thin delta chains" -> git.run("repack", "-qadf", "--depth=4000", "--window=50");
      case "index version 1" -> git.run("-c", "pack.indexVersion=1", "repack", "-qadf");
      case "ref deltas" -> git.run("-c", "repack.useDeltaBaseOffset=false", "repack", "-qadf");
      default -> {
        // as committed
      }
    }
    List<String> ids =
        git.run("cat-file", "--batch-all-objects", "--batch-check=%(objectname)").lines().toList();
    assertThat(ids).hasSizeGreaterThan(100);
    try (Repository jgit =
            new FileRepositoryBuilder().setGitDir(git.folder().resolve(".git").toFile()).build();
        GitDir ours = RepoFiles.open(git.folder());
        ObjectStore objects = ours.objects()) {
      for (String id : ids) {
        same(jgit.open(ObjectId.fromString(id)), objects, id);
      }
    }
  }

  private static void same(ObjectLoader expected, ObjectStore objects, String id)
      throws IOException {
    ObjectName name = ObjectName.parse(id).orElseThrow();
    GitObject object = objects.read(name, 1 << 24);
    assertThat(object.bytes()).as(id).isEqualTo(expected.getCachedBytes());
    assertThat(object.kind().word())
        .as(id)
        .isEqualTo(org.eclipse.jgit.lib.Constants.typeString(expected.getType()));
    try (ObjectStore.Opened opened = objects.open(name)) {
      assertThat(opened.stream().readAllBytes()).as(id).isEqualTo(expected.getCachedBytes());
      assertThat(opened.size()).isEqualTo(expected.getSize());
    }
    assertThat(objects.size(name)).isEqualTo(expected.getSize());
    assertThat(objects.startingWith(id.substring(0, 39))).containsExactly(name);
  }

  private static void history(RealGit git, Random random) throws IOException {
    StringBuilder large = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      large.append(Long.toHexString(random.nextLong())).append('\n');
    }
    for (int commit = 0; commit < 25; commit++) {
      large.insert(random.nextInt(large.length()), "changed in " + commit + "\n");
      git.file("large.txt", large.toString());
      for (int i = 0; i < 5; i++) {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        git.file(
            "d" + random.nextInt(6) + "/f" + random.nextInt(40),
            new String(bytes, StandardCharsets.ISO_8859_1));
      }
      git.commit("commit " + commit);
    }
    git.run("tag", "-a", "-m", "tagged", "v1");
  }
}
