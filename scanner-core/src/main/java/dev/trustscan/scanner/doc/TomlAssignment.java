package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.DocNote.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code key = value}, on a line or in an inline table. */
final class TomlAssignment {
  private final Reading in;
  private final TomlLexer lexer;

  private TomlAssignment(Reading in, TomlLexer lexer) {
    this.in = in;
    this.lexer = lexer;
  }

  static void read(Reading in, TomlLexer lexer, GrowingMap table, int depth) {
    new TomlAssignment(in, lexer).assignment(table, depth);
  }

  private void assignment(GrowingMap table, int depth) {
    int start = lexer.at();
    List<Key> keys = lexer.keys();
    lexer.skipBlank();
    if (lexer.atEnd() || lexer.peek() != '=') {
      throw ReadFailure.malformed("'=' is missing behind the name", lexer.at());
    }
    lexer.skip(1);
    lexer.skipBlank();
    in.checkDepth(depth + keys.size(), start);
    GrowingMap at = table;
    for (Key key : keys.subList(0, keys.size() - 1)) {
      at = at.enter(key, key.start());
      at.define();
    }
    Object value = value(depth + keys.size());
    at.add(keys.getLast(), value);
    at.reach(lexer.at());
    table.reach(lexer.at());
  }

  private Object value(int depth) {
    int start = lexer.at();
    if (lexer.atEnd()) {
      throw ReadFailure.malformed("a value is missing", start);
    }
    in.checkDepth(depth, start);
    return switch (lexer.peek()) {
      case '[' -> array(depth);
      case '{' -> inline(depth);
      default -> lexer.scalar();
    };
  }

  private Node array(int depth) {
    int start = lexer.at();
    var items = new ArrayList<Node>();
    lexer.skip(1);
    lexer.skipLines();
    while (!lexer.takes(']')) {
      items.add(GrowingMap.node(value(depth + 1)));
      lexer.skipLines();
      if (!lexer.takes(',')) {
        if (!lexer.takes(']')) {
          throw ReadFailure.malformed("the list here is not closed", start);
        }
        break;
      }
      lexer.skipLines();
    }
    return in.list(items, start, lexer.at());
  }

  private GrowingMap inline(int depth) {
    int start = lexer.at();
    var table = new GrowingMap(in, start);
    table.define();
    lexer.skip(1);
    boolean lines = lexer.skipLines();
    boolean comma = false;
    while (!lexer.takes('}')) {
      assignment(table, depth);
      lines |= lexer.skipLines();
      comma = lexer.takes(',');
      if (!comma) {
        if (!lexer.takes('}')) {
          throw ReadFailure.malformed("the table here is not closed", start);
        }
        break;
      }
      lines |= lexer.skipLines();
    }
    if (lines || comma) {
      in.note(Kind.LENIENT_SYNTAX, start, lexer.at(), "an inline table as only TOML 1.1 writes it");
    }
    table.reach(lexer.at());
    return table;
  }
}
