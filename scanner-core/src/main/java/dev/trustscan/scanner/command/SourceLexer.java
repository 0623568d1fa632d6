package dev.trustscan.scanner.command;

/**
 * Splits source text into tokens, once and forward. What is no valid source is split all the same.
 */
final class SourceLexer {
  private static final int LONGEST_VALUE = 1 << 20;
  private final String text;
  private final Dialect dialect;
  private final SourceTokens out;
  private int at;

  private SourceLexer(String text, Dialect dialect) {
    this.text = text;
    this.dialect = dialect;
    this.out = new SourceTokens(text);
  }

  static SourceTokens tokens(String text, Dialect dialect) {
    var lexer = new SourceLexer(text, dialect);
    while (lexer.at < text.length() && !lexer.out.overflow) {
      lexer.next();
    }
    return lexer.out;
  }

  private void next() {
    char c = text.charAt(at);
    if (comment()) {
      return;
    }
    if (c == '\n') {
      out.add(SourceTokens.LINE, at, ++at, "\n");
    } else if (c <= ' ' || c == '\u00a0' || c == '\ufeff') {
      at++;
    } else if (nameStart(c)) {
      name();
    } else if (ShellScanner.digit(c)) {
      number();
    } else if (dialect.quotes().indexOf(c) >= 0) {
      string(c, false);
    } else if (c == dialect.template()) {
      template();
    } else if (c == dialect.shellQuote() && c != '\0') {
      quoted(SourceTokens.SHELL, at, ++at, c, true);
    } else if (c == '/' && dialect.regex() && regexPossible()) {
      regex();
    } else {
      punctuation(c);
    }
  }

  private boolean comment() {
    if (dialect.table().equals("perl") && documentation()) {
      return true;
    }
    if (!dialect.blockOpen().isEmpty() && text.startsWith(dialect.blockOpen(), at)) {
      int end = text.indexOf(dialect.blockClose(), at + dialect.blockOpen().length());
      at = end < 0 ? text.length() : end + dialect.blockClose().length();
      return true;
    }
    for (String mark : dialect.lineComments()) {
      if (text.startsWith(mark, at) && !(mark.equals("#!") && at > 0)) {
        if (mark.equals("#")
            && dialect.table().equals("perl")
            && at > 0
            && text.charAt(at - 1) == '$') {
          return false;
        }
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
        return true;
      }
    }
    return false;
  }

  /** Perl's documentation, and what stands behind the end of a script. */
  private boolean documentation() {
    boolean lineStart = at == 0 || text.charAt(at - 1) == '\n';
    if (!lineStart) {
      return false;
    }
    if (text.startsWith("__END__", at) || text.startsWith("__DATA__", at)) {
      at = text.length();
      return true;
    }
    boolean begins =
        text.charAt(at) == '='
            && at + 1 < text.length()
            && Character.isLetter(text.charAt(at + 1))
            && !text.startsWith("=cut", at);
    if (begins) {
      int end = text.indexOf("\n=cut", at);
      at = end < 0 ? text.length() : end + 5;
    }
    return begins;
  }

  private boolean nameStart(char c) {
    return Character.isJavaIdentifierStart(c) && c != '$'
        || (dialect.sigils().indexOf(c) >= 0 && at + 1 < text.length() && nameFollows())
        || (c == '\\' && dialect.table().equals("js") && text.startsWith("\\u", at))
        || (c == '\\' && dialect.table().equals("php"));
  }

  private boolean nameFollows() {
    char next = text.charAt(at + 1);
    return Character.isJavaIdentifierPart(next) || dialect.table().equals("js");
  }

  private void name() {
    int start = at++;
    boolean escaped = text.charAt(start) == '\\' && dialect.table().equals("js");
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean part =
          Character.isJavaIdentifierPart(c) && c != '\0'
              || (c == '\\' && dialect.table().equals("php"));
      if (c == '\\' && dialect.table().equals("js") && text.startsWith("\\u", at)) {
        escaped = true;
        part = true;
      }
      if (escaped && (c == '{' || c == '}') && text.lastIndexOf("\\u", at) >= at - 8) {
        part = true;
      }
      if (!part) {
        break;
      }
      at++;
    }
    if (prefixedString(start)) {
      return;
    }
    String value = escaped ? StringEscapes.read(text.substring(start, at)) : null;
    if (dialect.table().equals("php") && text.charAt(start) == '\\') {
      value = text.substring(start + 1, at);
    }
    out.add(SourceTokens.NAME, start, at, value);
  }

  /** Python's prefixes and Ruby's, Perl's and C++'s other quotes. */
  private boolean prefixedString(int start) {
    if (at >= text.length()) {
      return false;
    }
    char c = text.charAt(at);
    int length = at - start;
    if ((c == '"' || c == '\'') && length <= 2 && dialect.quotes().indexOf(c) >= 0) {
      String prefix = text.substring(start, at).toLowerCase(java.util.Locale.ROOT);
      boolean raw = prefix.indexOf('r') >= 0;
      boolean known =
          "rbuf".indexOf(prefix.charAt(0)) >= 0 && "rbuf".indexOf(prefix.charAt(length - 1)) >= 0;
      if (known && (dialect.table().equals("python") || dialect.table().equals("source"))) {
        computed = prefix.indexOf('f') >= 0;
        string(c, raw);
        computed = false;
        return true;
      }
    }
    if (dialect.table().equals("perl") && !Character.isWhitespace(c)) {
      String word = text.substring(start, at);
      if ((word.equals("q") || word.equals("qq") || word.equals("qx") || word.equals("qw"))
          && "({[</!|".indexOf(c) >= 0) {
        bracketed(word.equals("qx") ? SourceTokens.SHELL : SourceTokens.STRING, start);
        return true;
      }
    }
    return false;
  }

  private boolean computed;

  private void bracketed(byte kind, int start) {
    char open = text.charAt(at);
    int pair = "({[<".indexOf(open);
    char close = pair < 0 ? open : ")}]>".charAt(pair);
    int depth = 0;
    int i = at;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (pair >= 0 && c == open) {
        depth++;
      } else if (c == close && (pair < 0 ? i > at : --depth == 0)) {
        break;
      }
      i++;
    }
    int end = Math.min(i, text.length());
    String inside = text.substring(Math.min(at + 1, end), end);
    at = Math.min(text.length(), end + 1);
    out.add(kind, start, at, limited(inside));
  }

  private static String limited(String value) {
    return value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value;
  }

  private void number() {
    int start = at++;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at))
            || text.charAt(at) == '_'
            || (text.charAt(at) == '.'
                && at + 1 < text.length()
                && ShellScanner.digit(text.charAt(at + 1))))) {
      at++;
    }
    out.add(SourceTokens.NUMBER, start, at, null);
  }

  private void string(char quote, boolean raw) {
    int start = at;
    String tripled = String.valueOf(quote).repeat(3);
    if (dialect.triple() && text.startsWith(tripled, at)) {
      int end = text.indexOf(tripled, at + 3);
      String inside = text.substring(at + 3, end < 0 ? text.length() : end);
      at = end < 0 ? text.length() : end + 3;
      boolean partly = computed && inside.indexOf('{') >= 0;
      out.add(
          partly ? SourceTokens.PARTLY : SourceTokens.STRING,
          start,
          at,
          limited(raw ? inside : StringEscapes.read(inside)));
      return;
    }
    at++;
    quoted(SourceTokens.STRING, start, at, quote, raw);
  }

  /** The rest of a string up to its quote, which may not lie beyond the line in most languages. */
  private void quoted(byte kind, int start, int from, char quote, boolean raw) {
    int i = from;
    boolean escapes = false;
    while (i < text.length() && text.charAt(i) != quote) {
      if (text.charAt(i) == '\\') {
        escapes = true;
        i++;
      } else if (text.charAt(i) == '\n' && oneLine()) {
        break;
      }
      i++;
    }
    int end = Math.min(i, text.length());
    String inside = text.substring(from, end);
    boolean plain = raw || !escapes || (quote == '\'' && singleIsRaw());
    String value = limited(plain ? inside : StringEscapes.read(inside));
    boolean interpolated =
        (!dialect.interpolates().isEmpty() && quote != '\'' && interpolates(inside))
            || (computed && inside.indexOf('{') >= 0);
    at = end < text.length() && text.charAt(end) == quote ? end + 1 : end;
    byte as = kind == SourceTokens.STRING && interpolated ? SourceTokens.PARTLY : kind;
    out.add(as, start, at, value);
  }

  private boolean interpolates(String inside) {
    int mark = inside.indexOf(dialect.interpolates());
    while (mark >= 0 && mark + dialect.interpolates().length() < inside.length()) {
      char next = inside.charAt(mark + dialect.interpolates().length());
      if (dialect.interpolates().length() > 1
          || next == '{'
          || Character.isLetter(next)
          || next == '_') {
        return true;
      }
      mark = inside.indexOf(dialect.interpolates(), mark + 1);
    }
    return false;
  }

  private boolean oneLine() {
    return switch (dialect.table()) {
      case "js", "python", "source", "jvm", "lua" -> true;
      default -> false;
    };
  }

  private boolean singleIsRaw() {
    return switch (dialect.table()) {
      case "ruby", "php", "perl" -> true;
      default -> false;
    };
  }

  /** A template: its plain text is a string, its computed parts are tokens between marks. */
  private void template() {
    int start = at++;
    var plain = new StringBuilder();
    boolean parts = false;
    int depth = 0;
    out.add(SourceTokens.PUNCTUATION, start, start, "`(");
    int from = at;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (depth == 0 && c == '`') {
        break;
      }
      if (depth == 0 && c == '\\') {
        at = Math.min(text.length(), at + 2);
      } else if (depth == 0 && text.startsWith("${", at)) {
        piece(from, at);
        out.add(SourceTokens.PUNCTUATION, at, at + 2, "+");
        parts = true;
        depth = 1;
        at += 2;
        int nested = 1;
        while (at < text.length() && nested > 0 && !out.overflow) {
          char d = text.charAt(at);
          if (d == '{') {
            nested++;
          } else if (d == '}' && --nested == 0) {
            break;
          }
          if (d == '`' && templates++ > 2_000) {
            at++;
            continue;
          }
          if (d == '`' && deep > 20) {
            at++;
            continue;
          }
          deep++;
          next();
          deep--;
        }
        out.add(SourceTokens.PUNCTUATION, at, at, "+");
        at = Math.min(text.length(), at + 1);
        depth = 0;
        from = at;
      } else {
        plain.setLength(0);
        at++;
      }
    }
    piece(from, at);
    at = Math.min(text.length(), at + 1);
    out.add(SourceTokens.PUNCTUATION, at, at, ")`");
    if (parts && plain.length() > LONGEST_VALUE) {
      out.overflow = true;
    }
  }

  private int templates;
  private int deep;

  private void piece(int from, int to) {
    int end = Math.min(to, text.length());
    out.add(
        SourceTokens.STRING,
        from,
        end,
        limited(StringEscapes.read(text.substring(Math.min(from, end), end))));
  }

  /** Whether a slash here begins a regular expression and is no division. */
  private boolean regexPossible() {
    int last = out.size() - 1;
    while (last >= 0 && out.kind(last) == SourceTokens.LINE) {
      last--;
    }
    byte kind = out.kind(last);
    if (kind == SourceTokens.NUMBER || kind == SourceTokens.STRING || kind == SourceTokens.PARTLY) {
      return false;
    }
    if (kind == SourceTokens.NAME) {
      return switch (out.value(last)) {
        case "return",
            "typeof",
            "case",
            "in",
            "of",
            "delete",
            "void",
            "throw",
            "if",
            "unless",
            "and",
            "or",
            "when" ->
            true;
        default -> false;
      };
    }
    return !(out.is(last, ')') || out.is(last, ']') || out.is(last, '}'));
  }

  private void regex() {
    int i = at + 1;
    boolean set = false;
    while (i < text.length() && text.charAt(i) != '\n') {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '[') {
        set = true;
      } else if (c == ']') {
        set = false;
      } else if (c == '/' && !set) {
        break;
      }
      i++;
    }
    if (i < text.length() && text.charAt(i) == '/') {
      // A pattern is looked for, never done.
      out.add(SourceTokens.NUMBER, at, i + 1, "0");
      at = i + 1;
    } else {
      punctuation('/');
    }
  }

  private static final String[] LONG = {
    "=>", "->", "::", "?.", "...", "**", "==", "!=", ":=", "+=", "..", "&&", "||", "<<", "|>"
  };

  private void punctuation(char c) {
    if (c == '<' && heredoc()) {
      return;
    }
    for (String sign : LONG) {
      if (text.startsWith(sign, at)) {
        int length = sign.length();
        if (sign.equals("==") || sign.equals("!=")) {
          length += at + 2 < text.length() && text.charAt(at + 2) == '=' ? 1 : 0;
        }
        out.add(SourceTokens.PUNCTUATION, at, at + length, sign);
        at += length;
        return;
      }
    }
    out.add(SourceTokens.PUNCTUATION, at, ++at, null);
  }

  /** {@code <<~EOS} of Ruby, {@code <<"EOS"} of Perl, {@code <<<EOS} of PHP. */
  private boolean heredoc() {
    String table = dialect.table();
    if (!text.startsWith("<<", at)
        || !(table.equals("ruby") || table.equals("perl") || table.equals("php"))) {
      return false;
    }
    int i = at + 2;
    while (i < text.length() && "<~-'\"`".indexOf(text.charAt(i)) >= 0 && i < at + 5) {
      i++;
    }
    int from = i;
    while (i < text.length()
        && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_')) {
      i++;
    }
    int line = text.indexOf('\n', i);
    if (i == from || !Character.isUpperCase(text.charAt(from)) || line < 0 || line - i > 400) {
      return false;
    }
    String delimiter = text.substring(from, i);
    int body = line + 1;
    int scan = body;
    while (scan < text.length()) {
      int end = text.indexOf('\n', scan);
      int stop = end < 0 ? text.length() : end;
      String stripped = text.substring(scan, Math.min(stop, scan + 300)).strip();
      if (stripped.equals(delimiter) || stripped.startsWith(delimiter + ";")) {
        break;
      }
      scan = stop + 1;
    }
    int end = Math.min(scan, text.length());
    boolean shell = text.substring(at, from).indexOf('`') >= 0;
    String inside = text.substring(Math.min(body, end), end);
    out.add(
        shell
            ? SourceTokens.SHELL
            : interpolates(inside) ? SourceTokens.PARTLY : SourceTokens.STRING,
        at,
        i,
        limited(inside));
    // The rest of the opening line comes before the text in what runs; it is read in its own order.
    int rest = i + (i < text.length() && "'\"`".indexOf(text.charAt(i)) >= 0 ? 1 : 0);
    int after = text.indexOf('\n', Math.min(end, text.length() - 1));
    at = rest;
    while (at < line && !out.overflow) {
      next();
    }
    at = after < 0 ? text.length() : Math.max(after, at);
    return true;
  }
}
