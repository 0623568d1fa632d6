package dev.trustscan.loader.ssh;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Points on curves, from OpenSSH's form to the platform's. */
final class Curves {
  private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");
  private static final int ED25519_POINT = 32;

  private Curves() {}

  static PublicKey ed25519(byte[] point) throws SshException {
    if (point.length != ED25519_POINT) {
      throw new SshException("An Ed25519 key has 32 bytes.");
    }
    byte[] encoded = Arrays.copyOf(ED25519, ED25519.length + ED25519_POINT);
    System.arraycopy(point, 0, encoded, ED25519.length, ED25519_POINT);
    try {
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new SshException("The Ed25519 key is not usable.", e);
    }
  }

  static String digest(String type) {
    return switch (type) {
      case "ecdsa-sha2-nistp384" -> "SHA384";
      case "ecdsa-sha2-nistp521" -> "SHA512";
      default -> "SHA256";
    };
  }

  static PublicKey nist(String type, SshReader in) throws SshException {
    String curve = in.text();
    if (!type.endsWith("-" + curve)) {
      throw new SshException("The key's curve is another than its type says.");
    }
    byte[] point = in.string();
    try {
      var parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp" + curve.substring("nistp".length()) + "r1"));
      ECParameterSpec spec = parameters.getParameterSpec(ECParameterSpec.class);
      return KeyFactory.getInstance("EC")
          .generatePublic(new ECPublicKeySpec(onCurve(point, spec), spec));
    } catch (GeneralSecurityException e) {
      throw new SshException("The ECDSA key is not usable.", e);
    }
  }

  private static ECPoint onCurve(byte[] point, ECParameterSpec spec) throws SshException {
    BigInteger prime = ((ECFieldFp) spec.getCurve().getField()).getP();
    int width = (prime.bitLength() + 7) / 8;
    if (point.length != 1 + 2 * width || point[0] != 4) {
      throw new SshException("The ECDSA key's point is not in the accepted form.");
    }
    var x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + width));
    var y = new BigInteger(1, Arrays.copyOfRange(point, 1 + width, point.length));
    BigInteger right =
        x.pow(3).add(spec.getCurve().getA().multiply(x)).add(spec.getCurve().getB()).mod(prime);
    boolean reduced = x.compareTo(prime) < 0 && y.compareTo(prime) < 0;
    if (!reduced || !y.pow(2).mod(prime).equals(right)) {
      throw new SshException("The ECDSA key's point is not on its curve.");
    }
    return new ECPoint(x, y);
  }

  /** OpenSSH's two numbers as the platform wants them. */
  static byte[] der(byte[] signature) throws SshException {
    var in = new SshReader(signature);
    byte[] r = in.number().toByteArray();
    byte[] s = in.number().toByteArray();
    in.end();
    if (r.length > 67 || s.length > 67) {
      throw new SshException("The signature does not verify.");
    }
    int length = 4 + r.length + s.length;
    var out = new SshWriter().u8(0x30);
    if (length > 127) {
      out.u8(0x81);
    }
    return out.u8(length).u8(2).u8(r.length).raw(r).u8(2).u8(s.length).raw(s).bytes();
  }
}
