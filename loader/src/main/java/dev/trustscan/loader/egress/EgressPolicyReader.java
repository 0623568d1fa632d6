package dev.trustscan.loader.egress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads a policy from YAML, or from the same as an already parsed tree inside a larger file. JSON
 * is YAML too. Unknown keys, duplicate keys, rules that are none and rules stated twice are errors.
 */
public final class EgressPolicyReader {
  private static final Set<String> KEYS =
      Set.of("allow", "plain-http", "limits", "providers", "secrets");
  private static final Set<String> RULE = Set.of("host", "ports", "addresses", "tls");
  private static final Set<String> LIMITS =
      Set.of("connections", "bytes-per-host", "names-per-minute", "idle-seconds", "setup-seconds");
  private static final Set<String> SECRET = Set.of("name", "hosts");
  private static final int MAX_TEXT = 1 << 20;
  private static final long A_DAY = 86_400;

  private EgressPolicyReader() {}

  /** Reads a policy's text. An empty text is an error, an empty mapping allows nothing. */
  public static EgressPolicy parse(String text) throws PolicyException {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel("egress policy")
            .setAllowDuplicateKeys(false)
            .setCodePointLimit(MAX_TEXT)
            .setMaxAliasesForCollections(20)
            .build();
    Object tree;
    try {
      tree = new Load(settings).loadFromString(text);
    } catch (YamlEngineException e) {
      throw new PolicyException("", String.valueOf(e.getMessage()));
    }
    return read(tree, "");
  }

  /**
   * Reads a tree of maps, lists, texts, numbers and booleans.
   *
   * @param where what stands before the place in messages, {@code egress} for a part of a larger
   *     file, or nothing
   */
  public static EgressPolicy read(@Nullable Object tree, String where) throws PolicyException {
    Fields fields = Fields.of(tree, where, KEYS);
    return new EgressPolicy(
        rules(fields),
        fields.flag("plain-http", false),
        fields.has("limits") ? limits(fields) : EgressLimits.DEFAULT,
        ProviderReader.read(fields),
        secrets(fields));
  }

  /**
   * Reads rules as they stand in a list or on a command line; the rest of the policy is the usual.
   */
  public static EgressPolicy rules(List<String> written) throws PolicyException {
    var rules = new ArrayList<HostRule>();
    for (String each : written) {
      rules.add(HostRule.parse(each).orElseThrow(() -> notARule("", each)));
    }
    return EgressPolicy.allowing(rules);
  }

  private static List<HostRule> rules(Fields fields) throws PolicyException {
    var rules = new ArrayList<HostRule>();
    var seen = new HashSet<String>();
    int index = 0;
    for (Object item : fields.list("allow")) {
      String where = fields.at("allow") + "[" + index++ + "]";
      for (HostRule rule : rule(item, where)) {
        if (!seen.add(rule.toString())) {
          throw new PolicyException(where, rule + " is there already");
        }
        rules.add(rule);
      }
    }
    return rules;
  }

  private static List<HostRule> rule(@Nullable Object item, String where) throws PolicyException {
    if (item instanceof String written) {
      return List.of(HostRule.parse(written).orElseThrow(() -> notARule(where, written)));
    }
    Fields fields = Fields.of(item, where, RULE);
    String host = fields.string("host");
    HostRule.Tls tls =
        switch (fields.string("tls", "required")) {
          case "required" -> HostRule.Tls.REQUIRED;
          case "any" -> HostRule.Tls.ANY;
          default ->
              throw new PolicyException(fields.at("tls"), "“required” or “any” belongs here");
        };
    List<AddressRange> addresses = addresses(fields);
    var rules = new ArrayList<HostRule>();
    for (int port : ports(fields)) {
      rules.add(HostRule.of(host, port, addresses, tls).orElseThrow(() -> notARule(where, host)));
    }
    return rules;
  }

  private static List<Integer> ports(Fields fields) throws PolicyException {
    if (!fields.has("ports")) {
      return List.of(HostRule.DEFAULT_PORT);
    }
    var ports = new ArrayList<Integer>();
    for (Object item : fields.list("ports")) {
      String where = fields.at("ports") + "[" + ports.size() + "]";
      ports.add((int) Fields.number(item, where, 65_535));
    }
    if (ports.isEmpty()) {
      throw new PolicyException(fields.at("ports"), "at least one port belongs here");
    }
    return ports;
  }

  static List<AddressRange> addresses(Fields fields) throws PolicyException {
    var ranges = new ArrayList<AddressRange>();
    for (String written : fields.strings("addresses")) {
      String where = fields.at("addresses") + "[" + ranges.size() + "]";
      ranges.add(
          AddressRange.parse(written)
              .orElseThrow(
                  () -> new PolicyException(where, "a block like 10.20.0.0/16 belongs here")));
    }
    return ranges;
  }

  private static EgressLimits limits(Fields parent) throws PolicyException {
    Fields fields = parent.nested("limits", LIMITS);
    EgressLimits usual = EgressLimits.DEFAULT;
    return new EgressLimits(
        (int) fields.number("connections", usual.connections(), 10_000),
        fields.number("bytes-per-host", usual.bytesPerHost(), Long.MAX_VALUE),
        (int) fields.number("names-per-minute", usual.namesPerMinute(), 10_000),
        Duration.ofSeconds(fields.number("idle-seconds", usual.idle().toSeconds(), A_DAY)),
        Duration.ofSeconds(fields.number("setup-seconds", usual.setup().toSeconds(), 600)));
  }

  private static List<SecretRule> secrets(Fields parent) throws PolicyException {
    var secrets = new ArrayList<SecretRule>();
    for (Object item : parent.list("secrets")) {
      String where = parent.at("secrets") + "[" + secrets.size() + "]";
      Fields fields = Fields.of(item, where, SECRET);
      var hosts = new ArrayList<HostRule>();
      for (String written : fields.strings("hosts")) {
        hosts.add(HostRule.parse(written).orElseThrow(() -> notARule(fields.at("hosts"), written)));
      }
      String name = fields.string("name");
      if (secrets.stream().anyMatch(other -> other.name().equals(name))) {
        throw new PolicyException(where, name + " is there already");
      }
      secrets.add(new SecretRule(name, hosts));
    }
    return secrets;
  }

  private static PolicyException notARule(String where, String written) {
    return new PolicyException(
        where,
        "“"
            + written
            + "” is no rule; write name:port or *.name:port, the name with two labels at least,"
            + " in ASCII (xn-- for others), and no address");
  }
}
