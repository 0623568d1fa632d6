package dev.trustscan.cli;

import java.nio.file.Path;

/** The user's own folders, where the desktop standard puts them. */
final class Folders {
  private Folders() {}

  static Path caches(Host host) {
    return of(host, "XDG_CACHE_HOME", ".cache");
  }

  static Path state(Host host) {
    return of(host, "XDG_STATE_HOME", ".local/state");
  }

  static Path configuration(Host host) {
    return of(host, "XDG_CONFIG_HOME", ".config");
  }

  private static Path of(Host host, String variable, String otherwise) {
    String value = host.env(variable);
    Path base = value.startsWith("/") ? Path.of(value) : host.home().resolve(otherwise);
    return base.resolve("trustscan");
  }
}
