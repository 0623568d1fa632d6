package dev.trustscan.loader.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trustscan.loader.decision.Decision;
import dev.trustscan.loader.decision.Decision.Answer;
import dev.trustscan.loader.decision.Revocation;
import dev.trustscan.loader.decision.StoreView;
import dev.trustscan.loader.ssh.FileKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustStoreTest {
  @TempDir Path home;

  @Test
  void without_a_store_the_view_is_sound_and_empty_and_nothing_is_written() throws Exception {
    var none = new TestStore(home);
    assertThat(none.sound().decisions()).isEmpty();
    none.store.event(Event.of(Event.Type.SCAN, "path", "x"));
    try (var entries = Files.list(home)) {
      assertThat(entries).isEmpty();
    }
  }

  @Test
  void a_decision_comes_back_as_it_was_made() throws Exception {
    var made = TestStore.made(home);
    Decision decision = made.allow("a");
    assertThat(made.sound().decisions()).containsExactly(decision);
    assertThat(decision.signer()).isEqualTo(made.person.key().fingerprint());
    assertThat(made.sound().checkpoint().size()).isEqualTo(1);
  }

  @Test
  void a_stale_plan_is_refused() throws Exception {
    var made = TestStore.made(home);
    assertThatThrownBy(() ->
            made.store.append(
                made.draft(Answer.ALLOW, "a"), made.person, TestStore.digest("other plan")))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.STALE));
    assertThat(made.allowed()).isEmpty();
  }

  @Test
  void a_key_that_is_not_listed_cannot_say_yes() throws Exception {
    var made = TestStore.made(home);
    FileKey stranger = FileKey.generate();
    assertThatThrownBy(() -> made.allow("a", stranger))
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.NOT_AUTHORISED));
  }

  @Test
  void a_yes_for_once_is_signed_but_cannot_be_used_again() throws Exception {
    var made = TestStore.made(home);
    made.store.append(made.draft(Answer.ALLOW_ONCE, "a"), made.person, TestStore.plan());
    assertThat(made.sound().decisions()).isEmpty();
    assertThat(Files.readAllLines(made.log())).hasSize(1);
  }

  @Test
  void a_no_counts_without_a_store_and_without_a_key() throws Exception {
    var none = new TestStore(home);
    none.store.deny(none.draft(Answer.DENY, "a"), Optional.empty());
    assertThat(none.sound().decisions()).extracting(Decision::answer).containsExactly(Answer.DENY);
  }

  @Test
  void a_no_can_be_taken_back_by_a_person_only() throws Exception {
    var made = TestStore.made(home);
    Decision no = made.deny("a");
    var back =
        new Revocation(
            new Revocation.Target.OfDecision(no.id()), made.clock.instant(), "a mistake");
    assertThatThrownBy(() -> made.store.revoke(back, Optional.empty()))
        .isInstanceOf(StoreException.class);
    assertThat(made.sound().decisions()).hasSize(1);
    made.store.revoke(back, Optional.of(made.person));
    assertThat(made.sound().decisions()).isEmpty();
  }

  @Test
  void a_yes_can_be_taken_back_without_a_key() throws Exception {
    var made = TestStore.made(home);
    Decision yes = made.allow("a");
    made.store.revoke(
        new Revocation(new Revocation.Target.OfDecision(yes.id()), made.clock.instant(), "no"),
        Optional.empty());
    assertThat(made.allowed()).isEmpty();
  }

  @Test
  void an_edited_line_makes_the_store_unsound() throws Exception {
    var made = TestStore.made(home);
    made.allow("a");
    made.allow("b");
    String log = Files.readString(made.log());
    Files.writeString(made.log(), log.replaceFirst("eyJf", "eyJg"));
    assertThat(made.store.view()).isInstanceOf(StoreView.Unsound.class);
  }
}
