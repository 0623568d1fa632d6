package dev.trustscan.scanner.git;

import java.nio.charset.StandardCharsets;

/** The kinds of object that git stores. */
public enum ObjectKind {
  /** A commit. */
  COMMIT,
  /** A directory. */
  TREE,
  /** A file's bytes. */
  BLOB,
  /** An annotated tag. */
  TAG;

  /** The bytes with which an object's header begins. */
  byte[] prefix() {
    return (word() + " ").getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The word in an object's header. */
  String word() {
    return switch (this) {
      case COMMIT -> "commit";
      case TREE -> "tree";
      case BLOB -> "blob";
      case TAG -> "tag";
    };
  }

  static ObjectKind ofWord(String word) throws GitException {
    for (ObjectKind kind : values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    throw GitException.damaged("an object of unknown kind");
  }

  static ObjectKind ofPackType(int type) throws GitException {
    return switch (type) {
      case 1 -> COMMIT;
      case 2 -> TREE;
      case 3 -> BLOB;
      case 4 -> TAG;
      default -> throw GitException.damaged("a packed object of unknown kind");
    };
  }
}
