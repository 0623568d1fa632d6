package dev.trustscan.cli;

/** Whether to use colours: the option, then NO_COLOR, then CLICOLOR_FORCE, then the terminal. */
final class Colour {
  /** The option's values. */
  enum When {
    AUTO,
    ALWAYS,
    NEVER
  }

  private Colour() {}

  static boolean of(Host host, When when) {
    return switch (when) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> {
        if (!host.env("NO_COLOR").isEmpty()) {
          yield false;
        }
        String force = host.env("CLICOLOR_FORCE");
        if (!force.isEmpty() && !force.equals("0")) {
          yield true;
        }
        yield host.outTerminal() && !host.env("TERM").equals("dumb");
      }
    };
  }
}
