package dev.trustscan.loader.egress;

import java.util.Locale;
import java.util.Set;

/** What a request's target asks for. */
sealed interface Target {
  /** A host and a port: all of a CONNECT, the beginning of an absolute address. */
  record Authority(HostName host, int port) implements Target {}

  /** {@code http://host:port/path?query}. */
  record Absolute(Authority authority, String pathAndQuery) implements Target {}

  /** {@code /path?query}, or the proxy's own address with it. */
  record Own(String pathAndQuery) implements Target {}

  /** Nothing that can be asked for. */
  record Bad(Reason reason) implements Target {}

  /** Reads the target of a CONNECT, where the port must be stated. */
  static Target authority(String written) {
    return authority(written, -1);
  }

  /**
   * Reads the target of any other request.
   *
   * @param own the authorities under which the proxy itself is asked
   */
  static Target request(String written, Set<String> own) {
    if (written.startsWith("/")) {
      return isAddress(written, 0) ? new Own(written) : new Bad(Reason.BAD_TARGET);
    }
    if (written.equals("*")) {
      return new Bad(Reason.ORIGIN_FORM);
    }
    int colon = written.indexOf("://");
    if (colon < 0) {
      return new Bad(Reason.BAD_TARGET);
    }
    if (!written.substring(0, colon).toLowerCase(Locale.ROOT).equals("http")) {
      return new Bad(Reason.BAD_SCHEME);
    }
    int start = colon + 3;
    int end = start;
    while (end < written.length() && "/?#\\".indexOf(written.charAt(end)) < 0) {
      end++;
    }
    if (!isAddress(written, end)) {
      return new Bad(Reason.BAD_TARGET);
    }
    String rest = written.substring(end);
    String path = rest.startsWith("/") ? rest : "/" + rest;
    String asked = written.substring(start, end);
    if (own.contains(asked)) {
      return new Own(path);
    }
    return authority(asked, 80) instanceof Authority authority
        ? new Absolute(authority, path)
        : authority(asked, 80);
  }

  /**
   * Reads {@code host:port}.
   *
   * @param otherwise the port where none is written, or -1 where one must be
   */
  static Target authority(String written, int otherwise) {
    if (written.indexOf('@') >= 0) {
      return new Bad(Reason.USERINFO);
    }
    int colon = written.indexOf(':');
    boolean colons = colon >= 0 && written.indexOf(':', colon + 1) >= 0;
    if (written.startsWith("[") || (colons && written.indexOf('/') < 0)) {
      return new Bad(Reason.IP_LITERAL);
    }
    if (colon < 0 && otherwise < 0) {
      return new Bad(Reason.BAD_PORT);
    }
    String host = colon < 0 ? written : written.substring(0, colon);
    int port = colon < 0 ? otherwise : Digits.parse(written.substring(colon + 1), 65_535);
    if (IpSpelling.looksLikeAddress(host)) {
      return new Bad(Reason.IP_LITERAL);
    }
    if (port < 1) {
      return new Bad(Reason.BAD_PORT);
    }
    return HostName.parse(host)
        .<Target>map(name -> new Authority(name, port))
        .orElse(new Bad(Reason.BAD_NAME));
  }

  /**
   * Whether only characters follow that an address may contain; a fragment is not sent to servers.
   */
  private static boolean isAddress(String written, int from) {
    for (int i = from; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c <= 0x20 || c >= 0x7F || "\"#<>\\^`{|}".indexOf(c) >= 0) {
        return false;
      }
    }
    return true;
  }
}
