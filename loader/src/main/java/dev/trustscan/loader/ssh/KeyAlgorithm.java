package dev.trustscan.loader.ssh;

import dev.trustscan.loader.ssh.SshPublicKey.Shown;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;

/** How signatures by one kind of key are checked. */
sealed interface KeyAlgorithm {
  /** OpenSSH's name of the key's type. */
  String type();

  /** Checks a signature blob over data. */
  Shown check(byte[] signature, byte[] data) throws SshException;

  /** Reads a key's binary form to its end. */
  static KeyAlgorithm parse(byte[] blob) throws SshException {
    var in = new SshReader(blob);
    String type = in.text();
    KeyAlgorithm algorithm =
        switch (type) {
          case "ssh-ed25519" -> new Plain(type, Curves.ed25519(in.string()), "Ed25519");
          case "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521" ->
              new Plain(type, Curves.nist(type, in), Curves.digest(type) + "withECDSA");
          case "ssh-rsa" -> rsa(in);
          case "sk-ssh-ed25519@openssh.com" ->
              new Device(type, Curves.ed25519(in.string()), "Ed25519", in.string());
          case "sk-ecdsa-sha2-nistp256@openssh.com" ->
              new Device(
                  type, Curves.nist("ecdsa-sha2-nistp256", in), "SHA256withECDSA", in.string());
          default -> throw new SshException("This type of key is not supported.");
        };
    in.end();
    return algorithm;
  }

  private static KeyAlgorithm rsa(SshReader in) throws SshException {
    BigInteger exponent = in.number();
    BigInteger modulus = in.number();
    if (modulus.bitLength() < 2048 || modulus.bitLength() > 16384) {
      throw new SshException("An RSA key has from 2048 to 16384 bits.");
    }
    if (exponent.bitLength() < 2 || exponent.bitLength() > 64 || !exponent.testBit(0)) {
      throw new SshException("The RSA key's exponent is not usable.");
    }
    try {
      return new Rsa(
          KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent)));
    } catch (GeneralSecurityException e) {
      throw new SshException("The RSA key is not usable.", e);
    }
  }

  private static void verify(String algorithm, PublicKey key, byte[] raw, List<byte[]> data)
      throws SshException {
    boolean good;
    try {
      Signature verifier = Signature.getInstance(algorithm);
      verifier.initVerify(key);
      for (byte[] part : data) {
        verifier.update(part);
      }
      good = verifier.verify(raw);
    } catch (GeneralSecurityException e) {
      throw new SshException("The signature does not verify.", e);
    }
    if (!good) {
      throw new SshException("The signature does not verify.");
    }
  }

  private static byte[] raw(String algorithm, byte[] signature) throws SshException {
    return algorithm.equals("Ed25519") ? signature : Curves.der(signature);
  }

  /** Ed25519 and ECDSA. */
  record Plain(String type, PublicKey key, String algorithm) implements KeyAlgorithm {
    @Override
    public Shown check(byte[] signature, byte[] data) throws SshException {
      var in = new SshReader(signature);
      if (!in.text().equals(type)) {
        throw new SshException("The signature is of another type than the key.");
      }
      byte[] body = in.string();
      in.end();
      verify(algorithm, key, raw(algorithm, body), List.of(data));
      return new Shown(false);
    }
  }

  /** RSA; a SHA-1 signature is refused. */
  record Rsa(PublicKey key) implements KeyAlgorithm {
    @Override
    public String type() {
      return "ssh-rsa";
    }

    @Override
    public Shown check(byte[] signature, byte[] data) throws SshException {
      var in = new SshReader(signature);
      String algorithm =
          switch (in.text()) {
            case "rsa-sha2-256" -> "SHA256withRSA";
            case "rsa-sha2-512" -> "SHA512withRSA";
            default -> throw new SshException("The signature's algorithm is not accepted.");
          };
      byte[] body = in.string();
      in.end();
      verify(algorithm, key, body, List.of(data));
      return new Shown(false);
    }
  }

  /** A key on a FIDO device, which signs flags and a counter with the data's digest. */
  record Device(String type, PublicKey key, String algorithm, byte[] application)
      implements KeyAlgorithm {
    private static final int TOUCHED = 1;

    @Override
    public Shown check(byte[] signature, byte[] data) throws SshException {
      var in = new SshReader(signature);
      if (!in.text().equals(type)) {
        throw new SshException("The signature is of another type than the key.");
      }
      byte[] body = in.string();
      byte[] state = in.raw(5);
      in.end();
      verify(
          algorithm,
          key,
          raw(algorithm, body),
          List.of(SshSig.digest("SHA-256", application), state, SshSig.digest("SHA-256", data)));
      return new Shown((state[0] & TOUCHED) != 0);
    }
  }
}
