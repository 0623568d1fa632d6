package dev.trustscan.loader.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trustscan.loader.decision.Decision;
import dev.trustscan.loader.decision.Decision.Answer;
import dev.trustscan.loader.decision.StoreView;
import dev.trustscan.loader.decision.Trip;
import dev.trustscan.loader.ssh.FileKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions of a team: they help, and they lift nothing. */
class BundleTest {
  @TempDir Path top;
  private TestStore mine;
  private TestStore bob;

  @BeforeEach
  void people() throws Exception {
    mine = TestStore.made(Files.createDirectory(top.resolve("mine")));
    bob = TestStore.made(Files.createDirectory(top.resolve("bob")));
  }

  private void team(Root.Team.Policy policy, int threshold, FileKey... keys) throws Exception {
    Keys.team(mine, new Root.Team("sec", List.of("example.org/acme/"), policy, threshold));
    for (FileKey key : keys) {
      Keys.add(mine, Keys.key(mine, key, "member", Root.Role.TEAM, "sec"));
    }
  }

  private byte[] bundle(TestStore from) throws Exception {
    return from.store.bundles().export("sec", from.person, 90);
  }

  @Test
  void an_accepted_team_s_yes_is_mine() throws Exception {
    team(Root.Team.Policy.ACCEPT, 1, bob.person);
    Decision yes = bob.allow("a");
    mine.store.bundles().take(bundle(bob), mine.person);
    assertThat(mine.sound().decisions()).extracting(Decision::id).containsExactly(yes.id());
  }

  @Test
  void an_advising_team_s_yes_is_only_shown() throws Exception {
    team(Root.Team.Policy.ADVISE, 1, bob.person);
    bob.allow("a");
    mine.store.bundles().take(bundle(bob), mine.person);
    assertThat(mine.sound().decisions()).isEmpty();
    assertThat(mine.sound().advised()).hasSize(1);
  }

  @Test
  void a_bundle_accepts_no_trip_and_lifts_no_local_no() throws Exception {
    team(Root.Team.Policy.ACCEPT, 1, bob.person);
    Decision no = mine.deny("a");
    DecisionDraft plain = bob.draft(Answer.ALLOW, "a");
    bob.store.append(
        new DecisionDraft(
            plain.answer(),
            plain.subject(),
            plain.units(),
            plain.paths(),
            plain.planRoot(),
            plain.scope(),
            plain.notBefore(),
            plain.notAfter(),
            plain.presence(),
            EnumSet.allOf(Trip.class),
            plain.shown(),
            plain.basedOn(),
            plain.note()),
        bob.person,
        TestStore.plan());
    mine.store.bundles().take(bundle(bob), mine.person);
    assertThat(mine.sound().decisions())
        .hasSize(2)
        .allMatch(d -> d.acceptedTrips().isEmpty())
        .anyMatch(d -> d.id().equals(no.id()));
  }

  @Test
  void two_of_two_must_say_the_same() throws Exception {
    var carol = TestStore.made(Files.createDirectory(top.resolve("carol")));
    team(Root.Team.Policy.ACCEPT, 2, bob.person, carol.person);
    bob.allow("a");
    bob.allow("b");
    mine.store.bundles().take(bundle(bob), mine.person);
    assertThat(mine.allowed()).isEmpty();
    carol.allow("b");
    mine.store.bundles().take(bundle(carol), mine.person);
    assertThat(mine.allowed()).containsOnly("b");
  }

  @Test
  void other_repositories_are_left_out_and_expiry_ends_it() throws Exception {
    Keys.team(
        mine, new Root.Team("sec", List.of("example.org/other/"), Root.Team.Policy.ACCEPT, 1));
    Keys.add(mine, Keys.key(mine, bob.person, "bob", Root.Role.TEAM, "sec"));
    bob.allow("a");
    mine.store.bundles().take(bundle(bob), mine.person);
    assertThat(mine.allowed()).isEmpty();
    Keys.team(mine, new Root.Team("sec", List.of("example.org/acme/"), Root.Team.Policy.ACCEPT, 1));
    assertThat(mine.allowed()).containsExactly("a");
    mine.clock.forward(Duration.ofDays(91));
    assertThat(mine.allowed()).isEmpty();
  }

  @Test
  void a_hostile_bundle_is_refused_whole() throws Exception {
    bob.allow("a");
    byte[] good = bundle(bob);
    assertThatThrownBy(() -> mine.store.bundles().take(good, mine.person))
        .as("no such team")
        .isInstanceOf(StoreException.class);
    team(Root.Team.Policy.ACCEPT, 1, bob.person);
    String text = new String(good, StandardCharsets.UTF_8);
    List<String> lines = text.lines().toList();
    var mallory = TestStore.made(Files.createDirectory(top.resolve("mallory")));
    mallory.allow("evil");
    String evil = Files.readString(mallory.log()).strip();
    for (String bad :
        List.of(
            "",
            "\n",
            text.strip(),
            text + "x",
            lines.getFirst() + "\n",
            lines.getLast() + "\n",
            lines.getFirst() + "\n" + evil + "\n",
            lines.getFirst() + "\n" + lines.getLast() + "\n" + lines.getLast() + "\n",
            text.replaceFirst("eyJf", "eyJg"),
            new String(bundle(mallory), StandardCharsets.UTF_8))) {
      assertThatThrownBy(
              () -> mine.store.bundles().take(bad.getBytes(StandardCharsets.UTF_8), mine.person))
          .isInstanceOf(StoreException.class);
    }
    assertThat(mine.sound().decisions()).isEmpty();
    mine.store.bundles().take(good, mine.person);
    assertThat(mine.allowed()).containsExactly("a");
  }

  @Test
  void an_older_bundle_does_not_replace_a_newer_one() throws Exception {
    team(Root.Team.Policy.ACCEPT, 1, bob.person);
    byte[] old = bundle(bob);
    bob.clock.forward(Duration.ofMinutes(10));
    bob.deny("a");
    mine.store.bundles().take(bundle(bob), mine.person);
    assertThatThrownBy(() -> mine.store.bundles().take(old, mine.person))
        .isInstanceOf(StoreException.class);
    assertThat(mine.sound().decisions()).extracting(Decision::answer).containsExactly(Answer.DENY);
  }

  @Test
  void a_bundle_that_was_edited_in_the_store_makes_it_unsound() throws Exception {
    team(Root.Team.Policy.ACCEPT, 1, bob.person);
    bob.allow("a");
    mine.store.bundles().take(bundle(bob), mine.person);
    try (var files = Files.list(mine.places.state().resolve("bundles"))) {
      Files.writeString(files.findFirst().orElseThrow(), "x\n");
    }
    assertThat(mine.store.view()).isInstanceOf(StoreView.Unsound.class);
  }

  @Test
  void a_machine_s_key_stays_within_its_limits() throws Exception {
    FileKey machine = FileKey.generate();
    Root.Key plain = Keys.key(mine, machine, "ci", Root.Role.TEAM, "x");
    Keys.add(
        mine,
        new Root.Key(
            plain.key(),
            "ci",
            Root.Role.MACHINE,
            "",
            plain.from(),
            plain.until(),
            plain.revoked(),
            java.util.Optional.of(
                new Root.Delegation(java.util.Set.of(), List.of("example.org/acme/app"), 90))));
    // Everywhere includes foreign content, and the unit executes.
    assertThatThrownBy(() -> mine.allow("a", machine))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("foreign");
    assertThat(mine.allowed()).isEmpty();
  }
}
