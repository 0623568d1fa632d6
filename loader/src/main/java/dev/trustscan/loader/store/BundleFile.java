package dev.trustscan.loader.store;

import dev.trustscan.loader.decision.Decision.Answer;
import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.envelope.Dsse;
import dev.trustscan.loader.envelope.EnvelopeException;
import dev.trustscan.loader.envelope.Fields;
import dev.trustscan.loader.envelope.Statement;
import dev.trustscan.loader.envelope.Statement.Subject;
import dev.trustscan.loader.ssh.Namespace;
import dev.trustscan.loader.ssh.Signer;
import dev.trustscan.loader.ssh.SshException;
import dev.trustscan.loader.ssh.SshSig;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * A team's decisions in a file: a signed head, then decision lines as they stand in the log of
 * whoever made them. It comes from others, so anything unusual refuses the whole file.
 */
final class BundleFile {
  private static final String KIND = "bundle/v1";
  private static final int MAX_LINES = 100_000;

  private BundleFile() {}

  /**
   * A decision in it.
   *
   * @param id digest of its payload
   * @param entry the log's line
   * @param draft what was decided
   * @param signer fingerprint of the key
   * @param touched whether a device says that it was touched
   */
  record Word(Sha256 id, Entry entry, DecisionDraft draft, String signer, boolean touched) {}

  /**
   * A file's content.
   *
   * @param team for which team it speaks
   * @param version grows with every bundle of a signer
   * @param created when it was made
   * @param expires after this no yes in it counts
   * @param signer fingerprint of the key that signed its head
   * @param words the decisions
   */
  record Content(
      String team,
      long version,
      Instant created,
      Instant expires,
      String signer,
      List<Word> words) {}

  /** A bundle of lines as they stand in a log. */
  static byte[] write(
      String team, Instant created, Instant expires, List<byte[]> lines, Signer signer)
      throws SshException {
    var out = new ByteArrayOutputStream();
    byte[] head =
        statement(team, created.getEpochSecond(), created, expires, lines.size(), root(lines))
            .bytes();
    out.writeBytes(Dsse.sign(head, Namespace.DECISION, List.of(signer)).line());
    out.write('\n');
    for (byte[] line : lines) {
      out.writeBytes(line);
      out.write('\n');
    }
    return out.toByteArray();
  }

  private static Sha256 root(List<byte[]> lines) {
    var tree = new Merkle();
    lines.forEach(tree::add);
    return tree.root();
  }

  private static Statement statement(
      String team, long version, Instant created, Instant expires, long count, Sha256 root) {
    var out = new LinkedHashMap<String, Object>();
    out.put("team", team);
    out.put("version", version);
    out.put("created", created.toString());
    out.put("expires", expires.toString());
    out.put("decisions", count);
    out.put("head", root.hex());
    return new Statement(KIND, out, List.of(new Subject("decisions", root)));
  }

  /**
   * Reads a bundle.
   *
   * @param root whose keys may speak for the team
   * @param signatures whether to check them; only what was checked once may go without
   */
  static Content read(byte[] file, Root root, boolean signatures) throws StoreException {
    List<byte[]> lines = lines(file);
    try {
      Dsse head = Dsse.parse(lines.getFirst());
      Statement.Reader reader = Statement.read(head.payload());
      if (!reader.kind().equals(KIND)) {
        throw new EnvelopeException("It does not begin with the head of a bundle.");
      }
      Fields in = reader.predicate();
      String team = in.text("team");
      long version = in.number("version");
      Instant created = in.time("created");
      Instant expires = in.time("expires");
      long count = in.number("decisions");
      Sha256 sum = in.text("head", Sha256::new);
      reader.confirm(statement(team, version, created, expires, count, sum));
      List<byte[]> rest = lines.subList(1, lines.size());
      if (count != rest.size() || !root(rest).equals(sum)) {
        throw new EnvelopeException("Its lines are not those that were signed.");
      }
      String signer = signer(head, team, created, root, signatures);
      var words = new ArrayList<Word>();
      for (byte[] line : rest) {
        words.add(word(line, team, root, signatures));
      }
      return new Content(team, version, created, expires, signer, words);
    } catch (EnvelopeException e) {
      throw new StoreException(
          StoreException.Kind.REFUSED, "The bundle is refused. " + e.getMessage(), e);
    }
  }

  private static Word word(byte[] line, String team, Root root, boolean signatures)
      throws EnvelopeException {
    Dsse envelope = Dsse.parse(line);
    Entry entry = EntryCodec.decode(envelope.payload());
    boolean usable =
        entry.body() instanceof Entry.Decided decided
            && decided.draft().answer() != Answer.ALLOW_ONCE
            && decided.draft().subject().isPresent()
            && decided.draft().paths().isEmpty();
    if (!usable || !(entry.body() instanceof Entry.Decided decided)) {
      throw new EnvelopeException("It holds a line that does not belong in a bundle.");
    }
    String signer = signer(envelope, team, entry.time(), root, signatures);
    try {
      return new Word(
          Sha256.of(envelope.payload()),
          entry,
          decided.draft(),
          signer,
          envelope.signatures().getFirst().saysTouched());
    } catch (SshException e) {
      throw new EnvelopeException(e.getMessage(), e);
    }
  }

  private static String signer(
      Dsse envelope, String team, Instant at, Root root, boolean signatures)
      throws EnvelopeException {
    if (envelope.signatures().size() != 1) {
      throw new EnvelopeException("It holds a line that does not have exactly one signature.");
    }
    SshSig signature = envelope.signatures().getFirst();
    String fingerprint = signature.key().fingerprint();
    if (!signatures) {
      return fingerprint;
    }
    boolean may =
        root.find(fingerprint)
            .filter(key -> key.role() == Root.Role.TEAM && key.team().equals(team))
            .filter(key -> key.counts(at))
            .isPresent();
    if (!may) {
      throw new EnvelopeException(
          "The key " + fingerprint + " does not speak for that team here; trustscan key add.");
    }
    try {
      signature.check(Namespace.DECISION, envelope.signedBytes());
    } catch (SshException e) {
      throw new EnvelopeException(e.getMessage(), e);
    }
    return fingerprint;
  }

  private static List<byte[]> lines(byte[] file) throws StoreException {
    var lines = new ArrayList<byte[]>();
    int start = 0;
    for (int i = 0; i < file.length && lines.size() <= MAX_LINES; i++) {
      if (file[i] == '\n') {
        lines.add(Arrays.copyOfRange(file, start, i));
        start = i + 1;
      }
    }
    if (lines.isEmpty() || start != file.length || lines.size() > MAX_LINES) {
      throw new StoreException(
          StoreException.Kind.REFUSED, "The bundle is refused. It is cut off or too long.");
    }
    return lines;
  }
}
