package dev.trustscan.loader.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trustscan.loader.decision.Decision;
import dev.trustscan.loader.decision.Decision.Answer;
import dev.trustscan.loader.decision.Revocation;
import dev.trustscan.loader.decision.StoreView;
import dev.trustscan.loader.envelope.Dsse;
import dev.trustscan.loader.ssh.FileKey;
import dev.trustscan.loader.ssh.Namespace;
import dev.trustscan.loader.store.StoreException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever may write the store's files, but has no key, must not get a yes out of it. */
class AttackTest {
  @TempDir Path home;
  private TestStore made;

  @BeforeEach
  void store() throws Exception {
    made = TestStore.made(home);
    made.allow("a");
    made.allow("b");
    made.allow("c");
  }

  private List<String> lines() throws IOException {
    return new ArrayList<>(Files.readAllLines(made.log()));
  }

  private void write(List<String> lines) throws IOException {
    Files.writeString(made.log(), String.join("\n", lines) + "\n");
  }

  private StoreView view() {
    return made.store.view();
  }

  @Test
  void rollback_to_yesterday_is_noticed_and_the_no_stays() throws Exception {
    Path backup = home.resolve("backup");
    copy(made.places.state(), backup);
    Decision no = made.deny("a");
    remove(made.places.state());
    copy(backup, made.places.state());
    assertThat(view()).isInstanceOf(StoreView.RolledBack.class);
    assertThat(made.store.verify().rolledBack()).isTrue();
    assertThat(made.store.repair(made.person)).isEqualTo(3);
    assertThat(made.sound().decisions())
        .filteredOn(d -> d.answer() == Answer.DENY)
        .extracting(Decision::id)
        .containsExactly(no.id());
  }

  @Test
  void a_yes_that_was_taken_back_stays_so_after_a_rollback_and_a_repair() throws Exception {
    Path backup = home.resolve("backup");
    copy(made.places.state(), backup);
    Decision first = made.sound().decisions().getFirst();
    made.store.revoke(
        new Revocation(new Revocation.Target.OfDecision(first.id()), made.clock.instant(), "bad"),
        Optional.of(made.person));
    assertThat(made.allowed()).containsExactly("b", "c");
    remove(made.places.state());
    copy(backup, made.places.state());
    made.store.repair(made.person);
    assertThat(made.allowed()).containsExactly("b", "c");
  }

  @Test
  void a_truncated_log_is_noticed() throws Exception {
    List<String> lines = lines();
    write(lines.subList(0, 2));
    assertThat(view()).isInstanceOf(StoreView.RolledBack.class);
  }

  @Test
  void a_removed_store_is_noticed() throws Exception {
    remove(made.places.state());
    assertThat(view()).isInstanceOf(StoreView.RolledBack.class);
  }

  @Test
  void a_removed_mark_is_noticed() throws Exception {
    remove(made.places.mark());
    assertThat(view()).isInstanceOf(StoreView.RolledBack.class);
    made.store.repair(made.person);
    assertThat(made.allowed()).containsExactly("a", "b", "c");
  }

  @Test
  void reordered_lines_are_noticed() throws Exception {
    List<String> lines = lines();
    lines.add(0, lines.remove(1));
    write(lines);
    assertThat(view()).isInstanceOf(StoreView.Unsound.class);
  }

  @Test
  void every_changed_byte_is_noticed() throws Exception {
    byte[] log = Files.readAllBytes(made.log());
    for (int i = 0; i < log.length; i += 7) {
      byte[] changed = log.clone();
      changed[i] ^= 1;
      Files.write(made.log(), changed);
      assertThat(view()).as("byte %d", i).isNotInstanceOf(StoreView.Sound.class);
    }
    Files.write(made.log(), log);
    assertThat(made.allowed()).hasSize(3);
  }

  @Test
  void a_torn_line_never_counts_and_the_next_writer_cuts_it_off() throws Exception {
    Files.writeString(made.log(), "{\"payloadType\":\"app", StandardOpenOption.APPEND);
    assertThat(made.allowed()).containsExactly("a", "b", "c");
    made.allow("d");
    assertThat(made.allowed()).containsExactly("a", "b", "c", "d");
    assertThat(made.store.history().items())
        .filteredOn(item -> item.type().equals("gap"))
        .singleElement()
        .satisfies(item -> assertThat(item.details()).containsEntry("bytesDropped", "19"));
    assertThat(made.store.verify().fault()).isEmpty();
  }

  @Test
  void a_line_signed_by_a_stranger_is_refused() throws Exception {
    forge(FileKey.generate(), Namespace.DECISION);
    assertThat(view()).isInstanceOf(StoreView.Unsound.class);
    assertThat(made.store.verify().fault().orElseThrow()).contains("log/000000.jsonl:4");
    assertThat(made.store.verify().lines()).isEqualTo(3);
  }

  @Test
  void a_signature_for_another_purpose_is_refused() throws Exception {
    forge(made.person, Namespace.ROOT);
    assertThat(view()).isInstanceOf(StoreView.Unsound.class);
  }

  @Test
  void a_yes_without_a_signature_is_refused() throws Exception {
    Files.writeString(
        made.log(),
        new String(new Dsse(forged(), List.of()).line(), StandardCharsets.UTF_8) + "\n",
        StandardOpenOption.APPEND);
    assertThat(view()).isInstanceOf(StoreView.Unsound.class);
  }

  @Test
  void a_repair_drops_what_is_bad_and_keeps_what_was_good() throws Exception {
    made.deny("x");
    List<String> lines = lines();
    lines.set(1, lines.get(1).replace("eyJf", "eyJg"));
    write(lines);
    assertThatThrownBy(() -> made.allow("d")).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> made.store.repair(FileKey.generate()))
        .isInstanceOf(StoreException.class);
    assertThat(made.store.repair(made.person)).isEqualTo(1);
    assertThat(made.allowed()).containsExactly("a");
    assertThat(made.sound().decisions()).anyMatch(d -> d.answer() == Answer.DENY);
    assertThat(made.store.verify().fault()).isEmpty();
    made.allow("d");
    assertThat(made.allowed()).containsExactly("a", "d");
  }

  @Test
  void starting_over_keeps_every_no_and_no_yes() throws Exception {
    made.deny("x");
    Path old = made.store.startOver();
    assertThat(made.sound().decisions()).extracting(Decision::answer).containsExactly(Answer.DENY);
    assertThat(old).isDirectory();
    made.store.keys().init(FileKey.generate(), "bob");
    assertThat(made.allowed()).isEmpty();
    assertThat(made.sound().decisions()).hasSize(1);
  }

  @Test
  void a_store_that_others_may_write_is_refused() throws Exception {
    Files.setPosixFilePermissions(
        made.places.state(), PosixFilePermissions.fromString("rwxrwx---"));
    assertThat(view()).isInstanceOf(StoreView.Unsound.class);
    Files.setPosixFilePermissions(
        made.places.state(), PosixFilePermissions.fromString("rwx------"));
    Files.setPosixFilePermissions(made.log(), PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThat(view()).isInstanceOf(StoreView.Unsound.class);
  }

  @Test
  void a_store_that_is_a_link_is_refused() throws Exception {
    Path real = home.resolve("elsewhere");
    Files.move(made.places.state(), real);
    Files.createSymbolicLink(made.places.state(), real);
    assertThat(view()).isInstanceOf(StoreView.Unsound.class);
  }

  @Test
  void a_log_that_is_a_link_is_refused() throws Exception {
    Path real = home.resolve("elsewhere");
    Files.move(made.log(), real);
    Files.createSymbolicLink(made.log(), real);
    assertThat(view()).isInstanceOf(StoreView.Unsound.class);
  }

  @Test
  void a_store_in_a_checkout_is_refused_but_a_home_folder_in_git_is_not() throws Exception {
    Files.createDirectory(home.resolve(".git"));
    assertThat(made.allowed()).hasSize(3);
    Files.createDirectory(home.resolve("state/.git"));
    assertThat(view()).isInstanceOf(StoreView.Unsound.class);
  }

  @Test
  void a_variable_that_points_into_a_checkout_is_refused() throws Exception {
    Path checkout = home.resolve("repo");
    Files.createDirectories(checkout.resolve(".git"));
    for (String name : List.of("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")) {
      assertThatThrownBy(
              () -> Stores.places(Map.of(name, checkout.resolve("a/b").toString()), home))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining(name);
    }
    Files.createSymbolicLink(home.resolve("innocent"), checkout);
    assertThatThrownBy(() ->
            Stores.places(Map.of("XDG_STATE_HOME", home.resolve("innocent").toString()), home))
        .isInstanceOf(StoreException.class);
    assertThat(Stores.places(Map.of(), home).state())
        .isEqualTo(home.resolve(".local/state/trustscan"));
  }

  @Test
  void a_clock_that_was_set_back_fails_closed() throws Exception {
    made.clock.forward(Duration.ofDays(-2));
    assertThat(view()).isInstanceOf(StoreView.Unsound.class);
    assertThatThrownBy(() -> made.allow("d")).isInstanceOf(StoreException.class);
    made.clock.set(TestStore.START);
    assertThat(made.allowed()).hasSize(3);
  }

  @Test
  void what_a_revoked_key_said_from_then_on_is_void() throws Exception {
    FileKey other = FileKey.generate();
    made.clock.forward(Duration.ofDays(1));
    Keys.add(made, other, "laptop");
    made.clock.forward(Duration.ofDays(1));
    made.allow("old", other);
    made.clock.forward(Duration.ofDays(1));
    made.allow("stolen", other);
    made.allow("mine");
    assertThat(made.allowed()).contains("stolen");
    Keys.revoke(made, other, made.clock.instant().minus(Duration.ofHours(1)));
    assertThat(made.allowed()).containsExactly("a", "b", "c", "old", "mine");
    assertThatThrownBy(() -> made.allow("new", other))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_AUTHORISED));
    assertThat(made.store.verify().notes()).anyMatch(note -> note.contains("void"));
  }

  @Test
  void older_keys_are_noticed() throws Exception {
    Path backup = home.resolve("backup");
    copy(made.places.state().resolve("root"), backup);
    FileKey other = FileKey.generate();
    Keys.add(made, other, "laptop");
    remove(made.places.state().resolve("root"));
    copy(backup, made.places.state().resolve("root"));
    assertThat(view()).isInstanceOf(StoreView.RolledBack.class);
  }

  @Test
  void another_root_with_the_attacker_s_key_is_noticed() throws Exception {
    Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
    var other = TestStore.made(elsewhere);
    other.allow("a");
    other.allow("b");
    other.allow("evil");
    remove(made.places.state());
    copy(other.places.state(), made.places.state());
    assertThat(view()).isInstanceOf(StoreView.RolledBack.class);
  }

  @Test
  void an_expired_list_of_keys_says_no() throws Exception {
    made.clock.forward(Root.LIFETIME.plusDays(1));
    assertThat(view()).isInstanceOf(StoreView.Unsound.class);
    made.store.keys().change("renewed", root -> root, List.of(made.person));
    assertThat(view()).isInstanceOf(StoreView.Sound.class);
  }

  @Test
  void an_edited_chain_of_events_is_noticed_by_the_check() throws Exception {
    Path events = made.places.state().resolve("events/000000.jsonl");
    List<String> lines = new ArrayList<>(Files.readAllLines(events));
    assertThat(lines).hasSizeGreaterThanOrEqualTo(3);
    lines.removeFirst();
    Files.writeString(events, String.join("\n", lines) + "\n");
    assertThat(made.store.verify().fault()).isPresent();
  }

  private void forge(FileKey key, Namespace namespace) throws Exception {
    byte[] line = Dsse.sign(forged(), namespace, List.of(key)).line();
    Files.writeString(
        made.log(), new String(line, StandardCharsets.UTF_8) + "\n", StandardOpenOption.APPEND);
  }

  /** A line that would follow, with every digest right. */
  private byte[] forged() throws Exception {
    List<String> lines = lines();
    var body = new Entry.Decided(made.draft(Answer.ALLOW, "evil"), 0, Entry.START);
    return EntryCodec.encode(
        new Entry(
            lines.size(),
            TestStore.digest(lines.getLast()),
            made.clock.instant(),
            "0.1.0",
            "2026-11-24",
            body));
  }

  static void copy(Path from, Path to) throws IOException {
    try (var paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path copied = to.resolve(from.relativize(path).toString());
        Files.copy(path, copied, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  static void remove(Path tree) throws IOException {
    try (var paths = Files.walk(tree)) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
