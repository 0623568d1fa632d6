package dev.trustscan.loader.adapt;

import java.util.Locale;

/** How far what runs later is tied to what was decided. */
enum Binding {
  /** It runs nothing of the repository. */
  NONE,
  /** Every file that it names is a vetted copy outside the checkout. */
  COPIED,
  /** It runs through {@code trustscan exec}, which looks at everything again before it starts. */
  CHECKED;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
