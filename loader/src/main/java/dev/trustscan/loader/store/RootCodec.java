package dev.trustscan.loader.store;

import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.envelope.EnvelopeException;
import dev.trustscan.loader.envelope.Fields;
import dev.trustscan.loader.envelope.Statement;
import dev.trustscan.loader.envelope.Statement.Subject;
import dev.trustscan.loader.ssh.SshException;
import dev.trustscan.loader.ssh.SshPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Root documents as in-toto statements and back. */
final class RootCodec {
  private static final String KIND = "root/v1";

  private RootCodec() {}

  static byte[] encode(Root root) {
    return statement(root).bytes();
  }

  static Root decode(byte[] payload) throws EnvelopeException {
    Statement.Reader reader = Statement.read(payload);
    if (!reader.kind().equals(KIND)) {
      throw new EnvelopeException("It is no root document that this version knows.");
    }
    try {
      Root root = root(reader.predicate());
      reader.confirm(statement(root));
      return root;
    } catch (IllegalArgumentException e) {
      throw new EnvelopeException("A value in it makes no sense.", e);
    }
  }

  private static Statement statement(Root root) {
    var out = new LinkedHashMap<String, Object>();
    out.put("version", root.version());
    out.put("created", root.created().toString());
    out.put("expires", root.expires().toString());
    out.put("threshold", root.threshold());
    out.put("keys", root.keys().stream().map(RootCodec::key).toList());
    out.put("teams", root.teams().stream().map(RootCodec::team).toList());
    root.previous().ifPresent(previous -> out.put("previous", previous.hex()));
    var subjects = new ArrayList<Subject>();
    root.keys()
        .forEach(
            key -> subjects.add(new Subject("key " + key.name(), Sha256.of(key.key().blob()))));
    return new Statement(KIND, out, subjects);
  }

  private static Root root(Fields in) throws EnvelopeException {
    long version = in.number("version");
    Instant created = in.time("created");
    Instant expires = in.time("expires");
    int threshold = Math.clamp(in.number("threshold"), 0, 1000);
    var keys = new ArrayList<Root.Key>();
    for (Fields one : in.objects("keys")) {
      keys.add(key(one));
    }
    var teams = new ArrayList<Root.Team>();
    for (Fields one : in.objects("teams")) {
      teams.add(team(one));
    }
    Optional<Sha256> previous =
        in.has("previous") ? Optional.of(in.text("previous", Sha256::new)) : Optional.empty();
    return new Root(version, created, expires, threshold, keys, teams, previous);
  }

  private static Map<String, Object> key(Root.Key key) {
    var out = new LinkedHashMap<String, Object>();
    out.put("key", key.key().line());
    out.put("name", key.name());
    out.put("role", DecisionCodec.name(key.role()));
    out.put("team", key.team());
    out.put("from", key.from().toString());
    out.put("until", key.until().toString());
    key.revoked().ifPresent(since -> out.put("revoked", since.toString()));
    key.delegation()
        .ifPresent(limits -> {
          out.put("agents", limits.agents().stream().sorted().toList());
          out.put("repositories", limits.repositories());
          out.put("days", limits.days());
        });
    return out;
  }

  private static Root.Key key(Fields in) throws EnvelopeException {
    Root.Role role = in.text("role", text -> DecisionCodec.constant(Root.Role.class, text));
    Optional<Root.Delegation> delegation =
        in.has("days")
            ? Optional.of(
                new Root.Delegation(
                    Set.copyOf(in.texts("agents")),
                    in.texts("repositories"),
                    Math.clamp(in.number("days"), 0, 1000)))
            : Optional.empty();
    var key =
        new Root.Key(
            publicKey(in.text("key")),
            in.text("name"),
            role,
            in.text("team"),
            in.time("from"),
            in.time("until"),
            in.has("revoked") ? Optional.of(in.time("revoked")) : Optional.empty(),
            delegation);
    in.end();
    return key;
  }

  private static SshPublicKey publicKey(String line) throws EnvelopeException {
    try {
      return SshPublicKey.parse(line);
    } catch (SshException e) {
      throw new EnvelopeException("A key in it is not usable: " + e.getMessage(), e);
    }
  }

  private static Map<String, Object> team(Root.Team team) {
    var out = new LinkedHashMap<String, Object>();
    out.put("name", team.name());
    out.put("repositories", List.copyOf(team.repositories()));
    out.put("policy", DecisionCodec.name(team.policy()));
    out.put("threshold", team.threshold());
    return out;
  }

  private static Root.Team team(Fields in) throws EnvelopeException {
    var team =
        new Root.Team(
            in.text("name"),
            in.texts("repositories"),
            in.text("policy", text -> DecisionCodec.constant(Root.Team.Policy.class, text)),
            Math.clamp(in.number("threshold"), 0, 1000));
    in.end();
    return team;
  }
}
