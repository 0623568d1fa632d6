package dev.trustscan.loader.sandbox.plan;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The environment, built from nothing. */
final class EnvironmentPlan {
  // About the terminal and the language alone.
  private static final List<String> HARMLESS =
      List.of(
          "TERM",
          "COLORTERM",
          "NO_COLOR",
          "LANG",
          "LC_ALL",
          "LC_CTYPE",
          "LC_MESSAGES",
          "TZ",
          "COLUMNS",
          "LINES");
  private static final String PROXY = "http://127.0.0.1:" + Network.PORT;

  private EnvironmentPlan() {}

  static SortedMap<String, String> of(PlanRequest request, Network network) {
    HostFacts host = request.host();
    var set = new TreeMap<String, String>();
    for (String name : HARMLESS) {
      pass(host, name, set);
    }
    set.put("PATH", String.join(":", host.path()));
    set.put("HOME", "/" + host.home().text());
    set.put("USER", "user");
    set.put("LOGNAME", "user");
    set.put("SHELL", "/bin/sh");
    set.put("TMPDIR", "/tmp");
    set.put("PWD", "/" + request.command().folder().text());
    set.put("TRUSTSCAN_SANDBOX", request.profile().label());
    if (network instanceof Network.Proxied) {
      proxy(set);
    }
    request.policy().passEnvironment().forEach(name -> pass(host, name, set));
    set.putAll(request.policy().environment());
    return set;
  }

  private static void pass(HostFacts host, String name, SortedMap<String, String> set) {
    String value = host.environment().get(name);
    if (value != null) {
      set.put(name, value);
    }
  }

  private static void proxy(SortedMap<String, String> set) {
    for (String name :
        List.of(
            "http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")) {
      set.put(name, PROXY);
    }
    set.put("no_proxy", "");
    set.put("NO_PROXY", "");
    // Node reads the variables only when it is told to.
    set.put("NODE_USE_ENV_PROXY", "1");
    set.put(
        "JAVA_TOOL_OPTIONS",
        "-Dhttp.proxyHost=127.0.0.1 -Dhttps.proxyHost=127.0.0.1 -Dhttp.proxyPort="
            + Network.PORT
            + " -Dhttps.proxyPort="
            + Network.PORT
            + " -Dhttp.nonProxyHosts= -Djdk.http.auth.tunneling.disabledSchemes=");
  }
}
