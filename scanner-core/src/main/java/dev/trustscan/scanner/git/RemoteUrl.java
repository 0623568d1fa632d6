package dev.trustscan.scanner.git;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** Addresses of remotes in one form, without credentials. */
public final class RemoteUrl {
  private RemoteUrl() {}

  /** The remotes of a configuration, origin first. */
  public static List<String> of(List<GitConfigText.Item> config) {
    var urls = new LinkedHashSet<String>();
    for (GitConfigText.Item item : config) {
      if (item.is("remote", "url") && item.subsection().equals("origin")) {
        urls.add(normalise(item.value()));
      }
    }
    for (GitConfigText.Item item : config) {
      if (item.is("remote", "url")) {
        urls.add(normalise(item.value()));
      }
    }
    return new ArrayList<>(urls);
  }

  /**
   * The address without user, password, query, default port, {@code .git} and trailing slashes;
   * {@code user@host:path} becomes {@code ssh://host/path}.
   */
  public static String normalise(String url) {
    int scheme = url.indexOf("://");
    if (scheme > 0) {
      return withScheme(
          url.substring(0, scheme).toLowerCase(Locale.ROOT), url.substring(scheme + 3));
    }
    int colon = url.indexOf(':');
    int slash = url.indexOf('/');
    if (colon > 1 && (slash < 0 || slash > colon)) {
      String host = withoutUser(url.substring(0, colon)).toLowerCase(Locale.ROOT);
      return "ssh://" + host + "/" + trimmed(url.substring(colon + 1));
    }
    return trimmed(url);
  }

  private static String withScheme(String scheme, String rest) {
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    String path = slash < 0 ? "" : rest.substring(slash + 1);
    String host = withoutUser(authority).toLowerCase(Locale.ROOT);
    boolean usual =
        (scheme.equals("https") && host.endsWith(":443"))
            || (scheme.equals("http") && host.endsWith(":80"))
            || (scheme.equals("ssh") && host.endsWith(":22"));
    if (usual) {
      host = host.substring(0, host.lastIndexOf(':'));
    }
    return scheme + "://" + host + "/" + trimmed(path);
  }

  private static String withoutUser(String authority) {
    return authority.substring(authority.lastIndexOf('@') + 1);
  }

  private static String trimmed(String path) {
    int end = path.length();
    for (char stop : new char[] {'?', '#'}) {
      int at = path.indexOf(stop);
      end = at < 0 ? end : Math.min(end, at);
    }
    int start = 0;
    boolean relative = !path.startsWith("/");
    while (relative && start < end && path.charAt(start) == '/') {
      start++;
    }
    while (end > start && path.charAt(end - 1) == '/') {
      end--;
    }
    String trimmed = path.substring(start, end);
    return trimmed.endsWith(".git") && trimmed.length() > 4
        ? trimmed.substring(0, trimmed.length() - 4)
        : trimmed;
  }
}
