package dev.trustscan.loader.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ScrubberProperties {
  /** Repeats itself, so that partial matches overlap. */
  private static final String SECRET = "abaabaab";

  @Property
  void nothing_of_the_secret_is_left_however_the_stream_is_cut(
      @ForAll("texts") String text, @ForAll List<Integer> cuts) {
    var scrubber = new Scrubber(new Secret(SECRET));
    var out = new ByteArrayOutputStream();
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    int at = 0;
    for (int cut : cuts) {
      int next = Math.min(bytes.length, at + Math.floorMod(cut, 5));
      out.writeBytes(scrubber.next(Arrays.copyOfRange(bytes, at, next)));
      at = next;
    }
    out.writeBytes(scrubber.next(Arrays.copyOfRange(bytes, at, bytes.length)));
    out.writeBytes(scrubber.end());
    assertThat(out.toString(StandardCharsets.US_ASCII))
        .isEqualTo(text.replace(SECRET, "*".repeat(SECRET.length())));
  }

  @Example
  void what_cannot_be_the_secret_is_not_held_back() {
    var scrubber = new Scrubber(new Secret(SECRET));
    assertThat(scrubber.next("data: x\n\n".getBytes(StandardCharsets.US_ASCII))).hasSize(9);
    assertThat(scrubber.whole("abaabaa")).isEqualTo("abaabaa");
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a", "b", "ab", SECRET, "c")
        .list()
        .ofMaxSize(40)
        .map(l -> String.join("", l));
  }
}
