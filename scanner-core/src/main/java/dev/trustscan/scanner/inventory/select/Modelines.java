package dev.trustscan.scanner.inventory.select;

import java.util.Locale;
import java.util.Set;

/** What Vim and Emacs set by themselves when a file is opened. */
final class Modelines {
  private static final int VIM_LINES = 5;
  private static final int LONGEST_LINE = 4096;
  private static final int EMACS_TAIL = 3000;

  private static final Set<String> PLAIN_VIM =
      Set.of(
          "ts",
          "tabstop",
          "sw",
          "shiftwidth",
          "sts",
          "softtabstop",
          "et",
          "expandtab",
          "tw",
          "textwidth",
          "ft",
          "filetype",
          "syn",
          "syntax",
          "ai",
          "autoindent",
          "si",
          "smartindent",
          "ci",
          "copyindent",
          "pi",
          "preserveindent",
          "cin",
          "cindent",
          "cino",
          "cinoptions",
          "fdl",
          "foldlevel",
          "fdn",
          "foldnestmax",
          "fmr",
          "foldmarker",
          "fen",
          "foldenable",
          "wrap",
          "nu",
          "number",
          "list",
          "fenc",
          "fileencoding",
          "ff",
          "fileformat",
          "spell",
          "spl",
          "spelllang",
          "cc",
          "colorcolumn",
          "ic",
          "ignorecase",
          "isk",
          "iskeyword",
          "com",
          "comments",
          "fo",
          "formatoptions",
          "lbr",
          "linebreak",
          "ro",
          "readonly",
          "ma",
          "modifiable",
          "bomb",
          "eol",
          "endofline",
          "fixeol",
          "lisp",
          "sta",
          "smarttab",
          "sr",
          "shiftround",
          "wm",
          "wrapmargin",
          "nojs",
          "js",
          "joinspaces",
          "encoding",
          "enc",
          "conceallevel",
          "cole",
          "norl",
          "rl");

  private static final Set<String> PLAIN_EMACS =
      Set.of(
          "mode",
          "coding",
          "indent-tabs-mode",
          "tab-width",
          "fill-column",
          "lexical-binding",
          "c-basic-offset",
          "c-file-style",
          "buffer-read-only",
          "require-final-newline",
          "show-trailing-whitespace",
          "truncate-lines",
          "sentence-end-double-space",
          "no-byte-compile",
          "buffer-file-coding-system",
          "outline-regexp",
          "standard-indent",
          "comment-column",
          "encoding",
          "package",
          "syntax",
          "base",
          "delete-trailing-lines");

  private Modelines() {}

  static boolean vim(String text) {
    return Lines.anyAtEnds(text, VIM_LINES, LONGEST_LINE, line -> optionsAt(line) >= 0);
  }

  static boolean vimActive(String text) {
    return Lines.anyAtEnds(
        text,
        VIM_LINES,
        LONGEST_LINE,
        line -> optionsAt(line) >= 0 && !isPlainVim(line.substring(optionsAt(line))));
  }

  // [text white space] vi: | vim: | ex: | vim<700: … then options.
  private static int optionsAt(String line) {
    for (int i = 0; i < line.length(); i++) {
      boolean begins = i == 0 || line.charAt(i - 1) == ' ' || line.charAt(i - 1) == '\t';
      if (begins) {
        int end = markerEnd(line, i);
        if (end > 0 && end < line.strip().length()) {
          return end;
        }
      }
    }
    return -1;
  }

  private static int markerEnd(String line, int start) {
    int at = start;
    if (line.startsWith("vim", at) || line.startsWith("Vim", at)) {
      at += 3;
      while (at < line.length() && "<>=0123456789".indexOf(line.charAt(at)) >= 0) {
        at++;
      }
    } else if (line.startsWith("vi", at) || (line.startsWith("ex", at) && at > 0)) {
      at += 2;
    } else {
      return -1;
    }
    return at < line.length() && line.charAt(at) == ':' ? at + 1 : -1;
  }

  private static boolean isPlainVim(String options) {
    String rest = options.strip();
    boolean set = rest.startsWith("set ") || rest.startsWith("se ");
    if (set) {
      int end = rest.indexOf(':');
      rest = rest.substring(rest.indexOf(' '), end < 0 ? rest.length() : end);
    }
    for (String option : rest.split("[ \t:]+")) {
      if (!option.isBlank() && !isPlainOption(option.strip())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlainOption(String option) {
    int end = 0;
    while (end < option.length() && Character.isLetter(option.charAt(end))) {
      end++;
    }
    String name = option.substring(0, end);
    if (name.equals("fdm") || name.equals("foldmethod")) {
      return !option.endsWith("expr");
    }
    String positive = name.startsWith("no") ? name.substring(2) : name;
    // What closes a comment after the options is no option.
    return name.isEmpty() || PLAIN_VIM.contains(name) || PLAIN_VIM.contains(positive);
  }

  static boolean emacs(String text) {
    return !firstLine(text).isEmpty() || localsAt(text) >= 0;
  }

  static boolean emacsActive(String text) {
    for (String setting : firstLine(text).split(";")) {
      int colon = setting.indexOf(':');
      if (colon >= 0 && !isPlainEmacs(setting.substring(0, colon))) {
        return true;
      }
    }
    int at = localsAt(text);
    return at >= 0 && localsAreActive(text, at);
  }

  // The settings between -*- and -*- in the first line, or the second after an interpreter line.
  private static String firstLine(String text) {
    int start = 0;
    if (text.startsWith("#!")) {
      int end = text.indexOf('\n');
      start = end < 0 ? 0 : end + 1;
    }
    int end = text.indexOf('\n', start);
    String line = text.substring(start, end < 0 ? text.length() : end);
    int open = line.length() > LONGEST_LINE ? -1 : line.indexOf("-*-");
    int close = open < 0 ? -1 : line.indexOf("-*-", open + 3);
    return close < 0 ? "" : line.substring(open + 3, close);
  }

  private static int localsAt(String text) {
    int from = Math.max(0, text.length() - EMACS_TAIL);
    int at = text.substring(from).toLowerCase(Locale.ROOT).indexOf("local variables:");
    return at < 0 ? -1 : from + at;
  }

  private static boolean localsAreActive(String text, int at) {
    int lineStart = text.lastIndexOf('\n', at) + 1;
    String prefix = text.substring(lineStart, at);
    for (String line : text.substring(text.indexOf('\n', at) + 1).lines().toList()) {
      String body = line.startsWith(prefix) ? line.substring(prefix.length()) : line;
      int colon = body.indexOf(':');
      if (colon < 0) {
        continue;
      }
      String name = body.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      if (name.equals("end")) {
        return false;
      }
      if (!isPlainEmacs(name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPlainEmacs(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return PLAIN_EMACS.contains(lower)
        || lower.endsWith("-indent")
        || lower.endsWith("-offset")
        || lower.endsWith("-indent-level")
        || lower.endsWith("-indent-offset")
        || lower.endsWith("-basic-offset");
  }
}
