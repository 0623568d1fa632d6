package dev.trustscan.scanner.command;

import dev.trustscan.scanner.command.Fact.Kind;
import dev.trustscan.scanner.doc.Span;
import java.util.Locale;

/** Addresses in commands. */
final class Urls {
  private Urls() {}

  static boolean is(String text) {
    String lower = text.length() > 12 ? text.substring(0, 12).toLowerCase(Locale.ROOT) : text;
    return lower.startsWith("http://")
        || lower.startsWith("https://")
        || lower.startsWith("ftp://")
        || lower.startsWith("git+")
        || lower.startsWith("data:text")
        || lower.startsWith("ssh://")
        || lower.startsWith("wss://")
        || lower.startsWith("ws://");
  }

  /** The host of an address, lower case, or empty. */
  static String host(String url) {
    int scheme = url.indexOf("://");
    int from = scheme < 0 ? 0 : scheme + 3;
    int end = from;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    String authority = url.substring(from, end);
    authority = authority.substring(authority.lastIndexOf('@') + 1);
    if (authority.startsWith("[")) {
      int close = authority.indexOf(']');
      return close < 0 ? authority : authority.substring(0, close + 1);
    }
    int port = authority.lastIndexOf(':');
    return (port > 0 ? authority.substring(0, port) : authority).toLowerCase(Locale.ROOT);
  }

  static boolean loopback(String url) {
    return Tables.NAMES.is("loopback", host(url));
  }

  /** Code from the network runs. */
  static void fetchAndRun(Invocation inv, Span span, String detail) {
    inv.session().fact(Kind.FETCH_AND_RUN, span, detail);
    inv.raise(Behaviour.FETCHED_CODE);
    if (inv.conditions().background() || inv.conditions().silent()) {
      inv.session().fact(Kind.DETACHES, span, detail);
      inv.raise(Behaviour.HOSTILE);
    }
  }

  /** Whether a credential of that variable may go to that address. */
  static boolean home(String variable, String url) {
    String host = host(url);
    for (String entry : Tables.NAMES.of("credential-home")) {
      int equals = entry.indexOf('=');
      String suffix = entry.substring(equals + 1);
      if (entry.substring(0, equals).equals(variable)
          && (host.equals(suffix) || host.endsWith("." + suffix))) {
        return true;
      }
    }
    return host.isEmpty() || host.startsWith("$") || Tables.NAMES.is("loopback", host);
  }
}
