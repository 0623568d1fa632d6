package dev.trustscan.loader.ssh;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** An Ed25519 key in memory. */
public final class FileKey implements Signer {
  private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");
  static final int SEED = 32;

  private final SshPublicKey key;
  private final byte[] seed;
  private final PrivateKey secret;

  private FileKey(SshPublicKey key, byte[] seed, PrivateKey secret) {
    this.key = key;
    this.seed = seed;
    this.secret = secret;
  }

  /** Makes a new key. */
  public static FileKey generate() throws SshException {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
      byte[] encoded = pair.getPublic().getEncoded();
      byte[] point = Arrays.copyOfRange(encoded, encoded.length - SEED, encoded.length);
      return new FileKey(SshPublicKey.ed25519(point), seed, pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new SshException("A key could not be made.", e);
    }
  }

  /** From its two halves; they are checked against each other. */
  static FileKey of(byte[] seed, byte[] point) throws SshException {
    byte[] encoded = Arrays.copyOf(PKCS8, PKCS8.length + SEED);
    System.arraycopy(seed, 0, encoded, PKCS8.length, SEED);
    try {
      PrivateKey secret =
          KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
      var key = new FileKey(SshPublicKey.ed25519(point), seed.clone(), secret);
      byte[] probe = {1};
      key.sign(Namespace.DECISION, probe).check(Namespace.DECISION, probe);
      return key;
    } catch (GeneralSecurityException e) {
      throw new SshException("The private key is not usable.", e);
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  @Override
  public SshPublicKey key() {
    return key;
  }

  /** The secret, for writing it to a file. */
  byte[] seed() {
    return seed.clone();
  }

  @Override
  public SshSig sign(Namespace namespace, byte[] message) throws SshException {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(secret);
      signer.update(SshSig.signedBytes(namespace.text(), "sha512", message));
      byte[] signature = new SshWriter().string("ssh-ed25519").string(signer.sign()).bytes();
      return new SshSig(key, namespace.text(), "sha512", signature);
    } catch (GeneralSecurityException e) {
      throw new SshException("The key could not sign.", e);
    }
  }
}
