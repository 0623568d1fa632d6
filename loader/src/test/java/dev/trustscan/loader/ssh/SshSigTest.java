package dev.trustscan.loader.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SshSigTest {
  private static final byte[] MESSAGE = "what is signed".getBytes(StandardCharsets.UTF_8);
  private static final String DECISION = Namespace.DECISION.text();

  @TempDir Path folder;

  @Test
  void ssh_keygen_accepts_what_we_sign_for_that_purpose_only() throws Exception {
    SshSig signature = FileKey.generate().sign(Namespace.DECISION, MESSAGE);
    var judge = new SshKeygen(folder);
    assertThat(judge.verify(signature, DECISION, MESSAGE).output()).contains("Good");
    assertThat(judge.verify(signature, "root@trustscan", MESSAGE).code()).isNotZero();
    assertThat(judge.verify(signature, DECISION, new byte[] {1}).code()).isNotZero();
  }

  @ParameterizedTest
  @CsvSource({"ed25519,0", "ecdsa,256", "ecdsa,384", "ecdsa,521", "rsa,3072"})
  void we_accept_what_ssh_keygen_signs(String type, String bits) throws Exception {
    var judge = new SshKeygen(folder);
    Path key = folder.resolve("key");
    String[] size = type.equals("ed25519") ? new String[0] : new String[] {"-b", bits};
    var arguments =
        new java.util.ArrayList<>(
            List.of("-q", "-t", type, "-N", "", "-C", "x", "-f", key.toString()));
    arguments.addAll(List.of(size));
    assertThat(judge.keygen(arguments.toArray(String[]::new)).code()).isZero();
    Files.write(folder.resolve("message"), MESSAGE);
    judge.keygen("-Y", "sign", "-f", key.toString(), "-n", DECISION, "message");
    SshSig signature = SshSig.parse(blob(Files.readString(folder.resolve("message.sig"))));
    assertThat(signature.key())
        .isEqualTo(SshPublicKey.parse(Files.readString(folder.resolve("key.pub"))));
    assertThat(signature.check(Namespace.DECISION, MESSAGE)).isFalse();
    assertThatThrownBy(() -> signature.check(Namespace.ROOT, MESSAGE))
        .isInstanceOf(SshException.class);
    assertThatThrownBy(() -> signature.check(Namespace.DECISION, new byte[] {1}))
        .isInstanceOf(SshException.class);
    assertThat(judge.keygen("-l", "-f", "key.pub").output())
        .contains(signature.key().fingerprint());
  }

  @ParameterizedTest
  @ValueSource(bytes = {1, 0, 5})
  void a_device_s_signature_is_checked_and_shows_the_touch(byte flags) throws Exception {
    SshSig signature = device(flags);
    assertThat(signature.check(Namespace.DECISION, MESSAGE)).isEqualTo((flags & 1) != 0);
    assertThat(signature.saysTouched()).isEqualTo((flags & 1) != 0);
    assertThat(SshSig.parse(signature.blob()).blob()).isEqualTo(signature.blob());
    assertThat(new SshKeygen(folder).verify(signature, DECISION, MESSAGE).output())
        .contains("Good");
  }

  @Test
  void an_ecdsa_device_s_signature_is_checked() throws Exception {
    SshSig signature = ecdsaDevice();
    assertThat(signature.check(Namespace.DECISION, MESSAGE)).isTrue();
    assertThat(new SshKeygen(folder).verify(signature, DECISION, MESSAGE).output())
        .contains("Good");
  }

  @Test
  void a_point_that_is_not_on_its_curve_is_refused() throws Exception {
    byte[] point = new byte[65];
    point[0] = 4;
    point[64] = 1;
    byte[] blob =
        new SshWriter().string("ecdsa-sha2-nistp256").string("nistp256").string(point).bytes();
    assertThatThrownBy(() -> SshPublicKey.of(blob)).isInstanceOf(SshException.class);
  }

  @Test
  void a_flipped_bit_anywhere_is_noticed() throws Exception {
    byte[] blob = FileKey.generate().sign(Namespace.DECISION, MESSAGE).blob();
    for (int i = 0; i < blob.length * 8; i++) {
      byte[] flipped = blob.clone();
      flipped[i / 8] ^= (byte) (1 << i % 8);
      assertThatThrownBy(() -> SshSig.parse(flipped).check(Namespace.DECISION, MESSAGE))
          .as("bit %d", i)
          .isInstanceOf(SshException.class);
    }
  }

  static byte[] blob(String armored) {
    String body =
        armored
            .replace("-----BEGIN SSH SIGNATURE-----", "")
            .replace("-----END SSH SIGNATURE-----", "");
    return java.util.Base64.getMimeDecoder().decode(body);
  }

  /** What a FIDO device with an Ed25519 key would answer. */
  private static SshSig device(byte flags) throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] encoded = pair.getPublic().getEncoded();
    byte[] point = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    String type = "sk-ssh-ed25519@openssh.com";
    byte[] blob = new SshWriter().string(type).string(point).string("ssh:").bytes();
    byte[] state = {flags, 0, 0, 0, 9};
    Signature signer = Signature.getInstance("Ed25519");
    signer.initSign(pair.getPrivate());
    signer.update(deviceData(state));
    byte[] signature = new SshWriter().string(type).string(signer.sign()).raw(state).bytes();
    return new SshSig(SshPublicKey.of(blob), DECISION, "sha512", signature);
  }

  private static SshSig ecdsaDevice() throws Exception {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    var point = ((ECPublicKey) pair.getPublic()).getW();
    byte[] q =
        new SshWriter().u8(4).raw(width(point.getAffineX())).raw(width(point.getAffineY())).bytes();
    String type = "sk-ecdsa-sha2-nistp256@openssh.com";
    byte[] blob = new SshWriter().string(type).string("nistp256").string(q).string("ssh:").bytes();
    byte[] state = {1, 0, 0, 0, 9};
    Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
    signer.initSign(pair.getPrivate());
    signer.update(deviceData(state));
    byte[] raw = signer.sign();
    byte[] numbers =
        new SshWriter()
            .number(new BigInteger(1, Arrays.copyOf(raw, 32)))
            .number(new BigInteger(1, Arrays.copyOfRange(raw, 32, 64)))
            .bytes();
    byte[] signature = new SshWriter().string(type).string(numbers).raw(state).bytes();
    return new SshSig(SshPublicKey.of(blob), DECISION, "sha512", signature);
  }

  private static byte[] width(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] wide = new byte[32];
    int length = Math.min(bytes.length, 32);
    System.arraycopy(bytes, bytes.length - length, wide, 32 - length, length);
    return wide;
  }

  private static byte[] deviceData(byte[] state) throws SshException {
    var data = new ByteArrayOutputStream();
    data.writeBytes(SshSig.digest("SHA-256", "ssh:".getBytes(StandardCharsets.UTF_8)));
    data.writeBytes(state);
    data.writeBytes(SshSig.digest("SHA-256", SshSig.signedBytes(DECISION, "sha512", MESSAGE)));
    return data.toByteArray();
  }
}
