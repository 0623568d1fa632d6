package dev.trustscan.loader.githook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HookTextProperties {
  private static final String BLOCK =
      HookText.block(Path.of("/home/a b/it's/hook"), HookEvent.POST_MERGE);

  @Property
  void taking_the_lines_out_gives_the_text_back(@ForAll("hooks") String text) {
    String with = HookText.with(text, BLOCK);
    assertThat(HookText.has(with)).isTrue();
    String back = HookText.without(with);
    // A first line without an end gets one.
    assertThat(back).isEqualTo(text.startsWith("#!") && !text.contains("\n") ? text + "\n" : text);
  }

  @Property
  void the_first_line_stays_the_first(@ForAll("hooks") String text) {
    if (text.startsWith("#!") && text.contains("\n")) {
      assertThat(HookText.with(text, BLOCK)).startsWith(text.substring(0, text.indexOf('\n') + 1));
    }
  }

  @Provide
  Arbitrary<String> hooks() {
    Arbitrary<String> body =
        Arbitraries.strings().withCharRange('\u0000', '\u00ff').ofMaxLength(60);
    return Arbitraries.of("", "#!/bin/sh\n", "#!/usr/bin/env bash\n", "#!/bin/sh", "\n")
        .flatMap(first -> body.map(rest -> first + rest));
  }
}
