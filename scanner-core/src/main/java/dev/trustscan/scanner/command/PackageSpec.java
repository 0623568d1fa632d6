package dev.trustscan.scanner.command;

/**
 * A package as a command names it.
 *
 * @param name without version
 * @param version as written, or empty
 * @param remote whether it is an address or a repository and no name of the registry
 * @param local whether it is a file or folder
 */
record PackageSpec(String name, String version, boolean remote, boolean local) {

  /** The npm form: {@code @scope/name@1.2.3}. */
  static PackageSpec node(String text) {
    if (text.startsWith("./")
        || text.startsWith("../")
        || text.equals(".")
        || text.startsWith("file:")) {
      return new PackageSpec(text, "", false, true);
    }
    boolean scoped = text.startsWith("@");
    if (Urls.is(text)
        || text.startsWith("github:")
        || text.startsWith("git@")
        || text.startsWith("gitlab:")
        || (!scoped && text.indexOf('/') > 0)) {
      int hash = text.lastIndexOf('#');
      return new PackageSpec(text, hash < 0 ? "" : text.substring(hash + 1), true, false);
    }
    int at = text.indexOf('@', 1);
    String name = at < 0 ? text : text.substring(0, at);
    String version = at < 0 ? "" : text.substring(at + 1);
    if (version.startsWith("npm:")) {
      return node(version.substring(4));
    }
    boolean remote =
        version.contains("://") || version.startsWith("git") || version.startsWith("file:");
    return new PackageSpec(name, version, remote, false);
  }

  /** The Python form: {@code name==1.2.3}, {@code name@1.2.3}, an address. */
  static PackageSpec python(String text) {
    if (text.startsWith(".")
        || text.startsWith("/")
        || text.startsWith("file:")
        || text.endsWith(".whl")) {
      return new PackageSpec(text, "", false, true);
    }
    if (Urls.is(text) || text.contains(" @ ") || text.contains("@git+")) {
      int at = text.lastIndexOf('@');
      String version = at > 8 ? text.substring(at + 1) : "";
      return new PackageSpec(text, version, true, false);
    }
    int end = 0;
    while (end < text.length() && "=<>!~@ ;[".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String name = text.substring(0, end);
    String rest = text.substring(end);
    if (rest.startsWith("[")) {
      rest = rest.substring(rest.indexOf(']') + 1);
    }
    String version =
        rest.startsWith("==")
            ? rest.substring(rest.startsWith("===") ? 3 : 2)
            : rest.startsWith("@") ? rest.substring(1) : rest;
    return new PackageSpec(name, version.strip(), false, false);
  }

  /** Whether the version is exact: digits throughout, or a commit. */
  boolean pinned() {
    if (remote) {
      return commit(version);
    }
    return exact(version);
  }

  static boolean exact(String version) {
    String v = version.startsWith("v") ? version.substring(1) : version;
    int end = v.length();
    for (int i = 0; i < v.length(); i++) {
      if (v.charAt(i) == '-' || v.charAt(i) == '+') {
        end = i;
        break;
      }
    }
    String core = v.substring(0, end);
    int dots = 0;
    for (int i = 0; i < core.length(); i++) {
      char c = core.charAt(i);
      if (c == '.') {
        dots++;
      } else if (!ShellScanner.digit(c) && !(i > 0 && Character.isLetterOrDigit(c) && dots >= 1)) {
        return false;
      }
    }
    return dots >= 1 && !core.endsWith(".") && !core.contains("x");
  }

  static boolean commit(String version) {
    return (version.length() == 40 || version.length() == 64)
        && version.chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }

  /** Whether its publisher is the vendor of a well-known tool. */
  boolean trusted() {
    if (remote) {
      return false;
    }
    int slash = name.indexOf('/');
    return slash > 0
        ? Tables.NAMES.is("package-scope", name.substring(0, slash))
        : Tables.NAMES.is("package-known", name);
  }
}
