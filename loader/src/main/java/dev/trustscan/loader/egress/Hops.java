package dev.trustscan.loader.egress;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Headers that are about one connection only. */
final class Hops {
  private Hops() {}

  /** The headers that Connection headers name, in lower case. */
  static Set<String> named(List<String> connectionHeaders) {
    var named = new HashSet<String>();
    for (String value : connectionHeaders) {
      for (String name : value.split(",", -1)) {
        named.add(name.strip().toLowerCase(Locale.ROOT));
      }
    }
    return named;
  }
}
