package dev.trustscan.loader.egress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the services whose keys stay outside: by the name of a well-known one, or in full. */
final class ProviderReader {
  private static final Set<String> KEYS =
      Set.of("name", "upstream", "header", "scheme", "secret", "addresses");

  /** As the services document it: where they are, which header takes the key. */
  private static final Map<String, Provider> WELL_KNOWN =
      Map.of(
          "anthropic",
          wellKnown("anthropic", "api.anthropic.com", "x-api-key", "", "ANTHROPIC_API_KEY"),
          "openai",
          wellKnown("openai", "api.openai.com", "authorization", "Bearer ", "OPENAI_API_KEY"),
          "gemini",
          wellKnown(
              "gemini",
              "generativelanguage.googleapis.com",
              "x-goog-api-key",
              "",
              "GEMINI_API_KEY"));

  private ProviderReader() {}

  static List<Provider> read(Fields parent) throws PolicyException {
    var providers = new ArrayList<Provider>();
    for (Object item : parent.list("providers")) {
      String where = parent.at("providers") + "[" + providers.size() + "]";
      Provider provider = provider(item, where);
      if (providers.stream().anyMatch(other -> other.name().equals(provider.name()))) {
        throw new PolicyException(where, provider.name() + " is there already");
      }
      providers.add(provider);
    }
    return providers;
  }

  private static Provider provider(@Nullable Object item, String where) throws PolicyException {
    if (item instanceof String name) {
      Provider known = WELL_KNOWN.get(name);
      if (known == null) {
        throw new PolicyException(
            where, "“" + name + "” is not among " + WELL_KNOWN.keySet().stream().sorted().toList());
      }
      return known;
    }
    Fields fields = Fields.of(item, where, KEYS);
    String upstream = fields.string("upstream");
    if (!upstream.startsWith("https://")) {
      throw new PolicyException(fields.at("upstream"), "an https:// address belongs here");
    }
    String rest = upstream.substring("https://".length());
    int slash = rest.indexOf('/');
    String path = slash < 0 ? "" : rest.substring(slash);
    String scheme = fields.string("scheme", "");
    HostRule place =
        HostRule.parse(slash < 0 ? rest : rest.substring(0, slash))
            .filter(rule -> !rule.wildcard())
            .orElseThrow(() -> new PolicyException(fields.at("upstream"), "no such address"));
    try {
      return new Provider(
          fields.string("name"),
          place.host(),
          place.port(),
          path.endsWith("/") ? path.substring(0, path.length() - 1) : path,
          fields.string("header"),
          scheme.isEmpty() ? "" : scheme + " ",
          fields.string("secret"),
          EgressPolicyReader.addresses(fields));
    } catch (IllegalArgumentException e) {
      throw new PolicyException(
          where, "name and header are words in lower case, the path of upstream is a plain one");
    }
  }

  private static Provider wellKnown(
      String name, String host, String header, String scheme, String secret) {
    return new Provider(
        name, new HostName(host), HostRule.DEFAULT_PORT, "", header, scheme, secret, List.of());
  }
}
