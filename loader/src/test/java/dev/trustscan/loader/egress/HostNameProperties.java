package dev.trustscan.loader.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HostNameProperties {
  @Property
  void what_is_read_is_read_again_alike(@ForAll("names") String name) {
    HostName once = HostName.parse(name).orElseThrow();
    assertThat(HostName.parse(once.value())).contains(once);
    assertThat(HostName.parse(name.toUpperCase(Locale.ROOT) + ".")).contains(once);
  }

  @Property
  void any_text_is_a_plain_name_or_nothing(@ForAll String text) {
    HostName.parse(text)
        .ifPresent(name -> {
          assertThat(name.value()).matches("[a-z0-9-]+(\\.[a-z0-9-]+)+");
          assertThat(name.value()).isEqualToIgnoringCase(text.replaceAll("\\.$", ""));
        });
  }

  @Property
  void a_wildcard_covers_exactly_the_names_below(
      @ForAll("names") String suffix, @ForAll("labels") String label) {
    HostRule rule = HostRule.parse("*." + suffix).orElseThrow();
    HostName apex = new HostName(suffix);
    assertThat(rule.covers(apex)).isFalse();
    if ((label + "." + suffix).length() <= 253) {
      assertThat(rule.covers(new HostName(label + "." + suffix))).isTrue();
      assertThat(rule.covers(new HostName(label + suffix + ".evil"))).isFalse();
    }
    HostName.parse(label + suffix).ifPresent(glued -> assertThat(rule.covers(glued)).isFalse());
  }

  @Property
  void the_most_exact_rule_decides(@ForAll("names") String name) {
    HostRule exact = HostRule.parse("x." + name + ":1").orElseThrow();
    HostRule wide = HostRule.parse("*." + name + ":1").orElseThrow();
    EgressPolicy policy = EgressPolicy.allowing(List.of(wide, exact));
    assertThat(policy.rule(new HostName("x." + name), 1)).contains(exact);
    assertThat(policy.rule(new HostName("y." + name), 1)).contains(wide);
    assertThat(policy.rule(new HostName("x." + name), 2)).isEmpty();
  }

  @Provide
  Arbitrary<String> labels() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .numeric()
        .ofMinLength(1)
        .ofMaxLength(10)
        .map(label -> "l" + label);
  }

  @Provide
  Arbitrary<String> names() {
    return labels().list().ofMinSize(2).ofMaxSize(6).map(labels -> String.join(".", labels));
  }
}
