package dev.trustscan.loader.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.loader.decision.DecidedUnit;
import dev.trustscan.loader.decision.Decision.Answer;
import dev.trustscan.loader.decision.Lineage;
import dev.trustscan.loader.decision.Mode;
import dev.trustscan.loader.decision.Presence;
import dev.trustscan.loader.decision.RepositoryIdentity;
import dev.trustscan.loader.decision.Scope;
import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.decision.Trip;
import dev.trustscan.loader.envelope.Dsse;
import dev.trustscan.loader.envelope.EnvelopeException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class StoreProperties {
  @Property(tries = 300)
  void every_entry_is_read_as_it_was_written(@ForAll("entries") Entry entry) throws Exception {
    byte[] payload = EntryCodec.encode(entry);
    assertThat(EntryCodec.decode(payload)).isEqualTo(entry);
    byte[] line = new Dsse(payload, List.of()).line();
    assertThat(Dsse.parse(line).payload()).isEqualTo(payload);
    assertThat(line).doesNotContain((byte) '\n');
  }

  @Property(tries = 300)
  void a_changed_byte_gives_another_value_or_an_error(
      @ForAll("entries") Entry entry, @ForAll @IntRange(min = 0) int at, @ForAll byte change) {
    byte[] payload = EntryCodec.encode(entry);
    byte[] changed = payload.clone();
    changed[at % changed.length] ^= change;
    if (change == 0) {
      return;
    }
    try {
      assertThat(EntryCodec.decode(changed)).isNotEqualTo(entry);
    } catch (EnvelopeException e) {
      assertThat(e).hasMessageContaining("");
    }
  }

  @Property(tries = 300)
  void no_bytes_make_a_reader_fail_in_another_way(@ForAll byte[] bytes) {
    try {
      Dsse.parse(bytes);
      EntryCodec.decode(bytes);
      throw new AssertionError("random bytes were understood");
    } catch (EnvelopeException e) {
      assertThat(e.getMessage()).isNotEmpty();
    }
  }

  @Property(tries = 100)
  void the_tree_s_root_is_that_of_the_definition(@ForAll @Size(max = 40) List<String> lines) {
    var tree = new Merkle();
    var leaves = new ArrayList<byte[]>();
    for (String line : lines) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      tree.add(bytes);
      leaves.add(bytes);
    }
    assertThat(tree.root().bytes()).isEqualTo(defined(leaves));
  }

  /** As RFC 6962 section 2.1 defines it. */
  private static byte[] defined(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      return Sha256.of(new byte[0]).bytes();
    }
    if (leaves.size() == 1) {
      return Sha256.of(join((byte) 0, leaves.getFirst(), new byte[0])).bytes();
    }
    int split = Integer.highestOneBit(leaves.size() - 1);
    byte[] left = defined(leaves.subList(0, split));
    byte[] right = defined(leaves.subList(split, leaves.size()));
    return Sha256.of(join((byte) 1, left, right)).bytes();
  }

  private static byte[] join(byte prefix, byte[] left, byte[] right) {
    byte[] all = new byte[1 + left.length + right.length];
    all[0] = prefix;
    System.arraycopy(left, 0, all, 1, left.length);
    System.arraycopy(right, 0, all, 1 + left.length, right.length);
    return all;
  }

  @Provide
  Arbitrary<Entry> entries() {
    Arbitrary<String> text = Arbitraries.strings().ofMaxLength(30);
    Arbitrary<Sha256> digests = text.map(TestStore::digest);
    Arbitrary<Instant> times =
        Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond);
    Arbitrary<Entry.Body> bodies =
        Arbitraries.oneOf(
            drafts(text, digests).map(draft -> new Entry.Decided(draft, 3, Entry.START)),
            digests.map(d -> new Entry.KeysChanged(2, d, "added")),
            text.map(t -> new Entry.Repaired(7, t)),
            text.map(t -> new Entry.Imported(t, t, Entry.START, 1, 2)),
            text.map(t -> new Entry.Happened(Event.of(Event.Type.LOAD, "unit", t, "agent", t))));
    return net.jqwik.api.Combinators.combine(digests, times, text, bodies)
        .as((prev, time, tool, body) -> new Entry(5, prev, time, tool, tool, body));
  }

  private static Arbitrary<DecisionDraft> drafts(
      Arbitrary<String> text, Arbitrary<Sha256> digests) {
    Arbitrary<Answer> answers = Arbitraries.of(Answer.class);
    Arbitrary<List<DecidedUnit>> units = text.map(TestStore::unit).list().ofMinSize(1).ofMaxSize(3);
    Arbitrary<Set<Trip>> trips = Arbitraries.of(Trip.class).set();
    Arbitrary<Set<Lineage>> lineages = Arbitraries.of(Lineage.class).set();
    Arbitrary<Set<String>> agents = text.set().ofMaxSize(3);
    return net.jqwik.api.Combinators.combine(
            answers, units, trips, lineages, agents, text, digests.optional())
        .as((answer, decided, accepted, where, who, note, plan) ->
            new DecisionDraft(
                answer,
                Optional.of(
                    new RepositoryIdentity(
                        List.of(note, "x"), List.of(), "", RepositoryIdentity.Proof.URL_ONLY)),
                decided,
                List.of(),
                plan,
                new Scope(who, where, Set.of(Mode.HEADLESS)),
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(9),
                Presence.NONE,
                accepted,
                Optional.empty(),
                plan,
                note));
  }
}
