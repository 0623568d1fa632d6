package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.DocNote.Kind;
import dev.trustscan.scanner.doc.GrowingMap.Entry;
import dev.trustscan.scanner.doc.GrowingMap.Tables;
import java.util.List;

/**
 * Reads TOML 1.0, with 1.1's freedoms and redefinitions kept and noted.
 *
 * <p>An own reader: the library builds no tree once a name occurs twice, does not know where values
 * end, and spends a parser generator's start-up on files that sit on the way of every agent start.
 */
final class TomlReader {
  private final Reading in;
  private final TomlLexer lexer;
  private final GrowingMap root;
  private GrowingMap current;

  private TomlReader(Reading in, int start, int end) {
    this.in = in;
    this.lexer = new TomlLexer(in, start, end);
    this.root = new GrowingMap(in, start);
    this.current = root;
  }

  static Node read(Reading in, int start, int end) {
    var reader = new TomlReader(in, start, end);
    reader.run();
    reader.root.reach(end);
    return reader.root.node();
  }

  private void run() {
    lexer.skipLines();
    while (!lexer.atEnd()) {
      if (lexer.peek() == '[') {
        header();
      } else {
        TomlAssignment.read(in, lexer, current, 1);
      }
      lexer.endLine();
      lexer.skipLines();
    }
  }

  private void header() {
    int start = lexer.at();
    boolean many = lexer.startsWith("[[");
    lexer.skip(many ? 2 : 1);
    List<Key> keys = lexer.keys();
    lexer.skipBlank();
    String close = many ? "]]" : "]";
    if (!lexer.startsWith(close)) {
      throw ReadFailure.malformed("the table's name is not closed", lexer.at());
    }
    lexer.skip(close.length());
    in.checkDepth(keys.size() + 1, start);
    GrowingMap at = root;
    for (Key key : keys.subList(0, keys.size() - 1)) {
      at = at.enter(key, start);
    }
    current = many ? append(at, keys.getLast(), start) : define(at, keys.getLast(), start);
    current.reach(lexer.at());
  }

  private GrowingMap define(GrowingMap parent, Key key, int start) {
    GrowingMap table = parent.enter(key, start);
    if (table.defined()) {
      in.note(Kind.DUPLICATE_KEY, key.start(), key.end(), "a table that is defined before");
    }
    table.define();
    return table;
  }

  private GrowingMap append(GrowingMap parent, Key key, int start) {
    Entry last = parent.last(key.name());
    Tables tables;
    if (last != null && last.value() instanceof Tables known) {
      tables = known;
    } else {
      tables = new Tables(in, start);
      parent.add(key, tables);
    }
    var table = new GrowingMap(in, start);
    table.define();
    tables.add(table);
    return table;
  }
}
