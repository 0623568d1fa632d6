package dev.trustscan.loader.store;

import dev.trustscan.loader.decision.Decision.Answer;
import dev.trustscan.loader.decision.Sha256;
import dev.trustscan.loader.envelope.Dsse;
import dev.trustscan.loader.envelope.EnvelopeException;
import dev.trustscan.loader.ssh.Namespace;
import dev.trustscan.loader.ssh.SshException;
import dev.trustscan.loader.ssh.SshSig;
import dev.trustscan.loader.store.Root.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Checks a chain: every line's form, place, time and digest of the line before, and the signatures.
 *
 * <p>A person's signature covers, through the digest of the line before, everything above it, and
 * whoever made it had checked all that. So the newest such signature is checked and those above it
 * need not be again, unless all are asked for.
 */
final class ChainReader {
  /** How far a clock may be set back between two lines. */
  static final Duration SET_BACK = Duration.ofMinutes(5);

  private final Root root;
  private final boolean all;

  ChainReader(Root root, boolean all) {
    this.root = root;
    this.all = all;
  }

  /**
   * A checked line.
   *
   * @param id digest of its payload
   * @param entry what it says
   * @param signer whose signature it carries
   * @param touched whether a device says that it was touched
   * @param line its bytes and place
   */
  record Checked(
      Sha256 id, Entry entry, Optional<Root.Key> signer, boolean touched, Lines.Line line) {
    /** Whether the signer's word counted then. */
    boolean counts() {
      return signer.filter(key -> key.counts(entry.time())).isPresent();
    }
  }

  /**
   * A checked chain.
   *
   * @param entries its lines
   * @param heads roots of the tree at the sizes that were asked for, and at the end
   * @param head digest of the last line
   * @param newest the latest time in it
   */
  record Chain(List<Checked> entries, Map<Long, Sha256> heads, Sha256 head, Instant newest) {
    Sha256 root() {
      return heads.getOrDefault((long) entries.size(), Entry.START);
    }
  }

  private record Parsed(Dsse envelope, Entry entry, Lines.Line line) {}

  /** The good lines before the first bad one, and before any of the future. */
  List<Checked> prefix(List<Lines.Line> lines, Instant now) {
    var good = new ArrayList<Checked>();
    Sha256 head = Entry.START;
    Instant newest = Instant.EPOCH;
    for (Lines.Line line : lines) {
      try {
        Parsed one = parse(line);
        place(one, good.size(), head, newest);
        if (one.entry().time().isAfter(now.plus(StoreState.AHEAD))) {
          return good;
        }
        good.add(check(one, true));
        head = Sha256.of(line.bytes());
        newest = one.entry().time().isAfter(newest) ? one.entry().time() : newest;
      } catch (StoreException e) {
        return good;
      }
    }
    return good;
  }

  Chain read(List<Lines.Line> lines, Set<Long> sizes) throws StoreException {
    var parsed = new ArrayList<Parsed>();
    var tree = new Merkle();
    var heads = new TreeMap<Long, Sha256>();
    heads.put(0L, tree.root());
    Sha256 head = Entry.START;
    Instant newest = Instant.EPOCH;
    for (Lines.Line line : lines) {
      Parsed one = parse(line);
      place(one, parsed.size(), head, newest);
      parsed.add(one);
      head = Sha256.of(line.bytes());
      newest = one.entry().time().isAfter(newest) ? one.entry().time() : newest;
      tree.add(line.bytes());
      if (sizes.contains(tree.size())) {
        heads.put(tree.size(), tree.root());
      }
    }
    heads.put(tree.size(), tree.root());
    return new Chain(check(parsed), heads, head, newest);
  }

  private static Parsed parse(Lines.Line line) throws StoreException {
    try {
      Dsse envelope = Dsse.parse(line.bytes());
      return new Parsed(envelope, EntryCodec.decode(envelope.payload()), line);
    } catch (EnvelopeException e) {
      throw StoreException.unsound(line.where(), "the line cannot be read. " + e.getMessage());
    }
  }

  private static void place(Parsed one, long seq, Sha256 head, Instant newest)
      throws StoreException {
    if (one.entry().seq() != seq || !one.entry().prev().equals(head)) {
      throw StoreException.unsound(
          one.line().where(),
          "the line does not follow the one before it; a line was edited, moved or taken out.");
    }
    if (one.entry().time().isBefore(newest.minus(SET_BACK))) {
      throw StoreException.unsound(
          one.line().where(), "the line is older than one before it; the clock was set back.");
    }
  }

  private List<Checked> check(List<Parsed> parsed) throws StoreException {
    int vouched = all ? -1 : lastVouching(parsed);
    var checked = new ArrayList<Checked>();
    for (int i = 0; i < parsed.size(); i++) {
      checked.add(check(parsed.get(i), i >= vouched));
    }
    return checked;
  }

  private int lastVouching(List<Parsed> parsed) {
    for (int i = parsed.size() - 1; i >= 0; i--) {
      Parsed one = parsed.get(i);
      if (!one.envelope().signatures().isEmpty()) {
        Optional<Root.Key> key = key(one);
        boolean person =
            key.filter(k -> k.role() == Role.PERSON && k.revoked().isEmpty())
                .filter(k -> k.counts(one.entry().time()))
                .isPresent();
        if (person) {
          return i;
        }
      }
    }
    return -1;
  }

  private Optional<Root.Key> key(Parsed one) {
    return root.find(one.envelope().signatures().getFirst().key().fingerprint());
  }

  private Checked check(Parsed one, boolean signature) throws StoreException {
    List<SshSig> signatures = one.envelope().signatures();
    String where = one.line().where();
    Sha256 id = Sha256.of(one.envelope().payload());
    if (signatures.isEmpty()) {
      if (needsSignature(one.entry().body())) {
        throw StoreException.unsound(where, "the line says yes without a signature.");
      }
      return new Checked(id, one.entry(), Optional.empty(), false, one.line());
    }
    if (signatures.size() > 1) {
      throw StoreException.unsound(where, "the line has more than one signature.");
    }
    Optional<Root.Key> key = key(one);
    if (key.isEmpty() || !may(one.entry().body(), key.get().role())) {
      throw StoreException.unsound(where, "the line is signed by a key that may not say this.");
    }
    SshSig sig = signatures.getFirst();
    try {
      boolean touched =
          signature
              ? sig.check(Namespace.DECISION, one.envelope().signedBytes())
              : sig.saysTouched();
      return new Checked(id, one.entry(), key, touched, one.line());
    } catch (SshException e) {
      throw StoreException.unsound(where, "the line's signature is wrong. " + e.getMessage());
    }
  }

  private static boolean needsSignature(Entry.Body body) {
    return switch (body) {
      case Entry.Decided decided -> decided.draft().answer() != Answer.DENY;
      case Entry.Revoked revoked -> false;
      case Entry.Happened happened -> false;
      case Entry.KeysChanged keys -> true;
      case Entry.Imported imported -> true;
      case Entry.Repaired repaired -> true;
    };
  }

  private static boolean may(Entry.Body body, Role role) {
    return switch (body) {
      case Entry.Decided decided -> role == Role.PERSON || role == Role.MACHINE;
      case Entry.Revoked revoked -> role == Role.PERSON || role == Role.MACHINE;
      case Entry.Happened happened -> false;
      case Entry.KeysChanged keys -> role == Role.PERSON || role == Role.RECOVERY;
      case Entry.Imported imported -> role == Role.PERSON;
      case Entry.Repaired repaired -> role == Role.PERSON;
    };
  }
}
