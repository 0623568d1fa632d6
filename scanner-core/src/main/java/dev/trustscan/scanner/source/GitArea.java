package dev.trustscan.scanner.source;

/**
 * Parts of git's own directory. Everything in it is listed, because something may point there,
 * except files whose names say that they are stored objects: there are too many, and git reads them
 * by their digest.
 */
enum GitArea {
  /** Not in a {@code .git} directory. */
  NONE,
  /** In a {@code .git} directory. */
  GIT,
  /** Its object store. */
  OBJECTS,
  /** A fan-out directory of loose objects, or of large files. */
  LOOSE,
  /** The packs. */
  PACKS;

  private static final int SHORTEST_LOOSE = 38;

  /** The part that a directory of this name, in this part, belongs to. */
  GitArea child(String name) {
    return switch (this) {
      case NONE -> name.equals(".git") ? GIT : NONE;
      case GIT -> name.equals("objects") ? OBJECTS : GIT;
      case OBJECTS -> isFanOut(name) ? LOOSE : name.equals("pack") ? PACKS : GIT;
      case LOOSE -> isFanOut(name) ? LOOSE : GIT;
      case PACKS -> GIT;
    };
  }

  /** Whether something of this name is a stored object, to be left out of the listing. */
  boolean isStored(String name) {
    return switch (this) {
      case NONE, GIT -> false;
      case OBJECTS -> false;
      case LOOSE -> name.length() >= SHORTEST_LOOSE && isHex(name);
      case PACKS -> isPack(name);
    };
  }

  private static boolean isPack(String name) {
    if (!name.startsWith("pack-")) {
      return name.equals("multi-pack-index");
    }
    int dot = name.indexOf('.');
    return dot > SHORTEST_LOOSE
        && isHex(name.substring("pack-".length(), dot))
        && switch (name.substring(dot + 1)) {
          case "pack", "idx", "rev", "bitmap", "keep", "promisor", "mtimes" -> true;
          default -> false;
        };
  }

  private static boolean isFanOut(String name) {
    return name.length() == 2 && isHex(name);
  }

  private static boolean isHex(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }
}
