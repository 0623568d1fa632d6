package dev.trustscan.loader.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "correct horse"})
  void ssh_keygen_reads_what_we_write(String passphrase) throws Exception {
    FileKey key = FileKey.generate();
    Path file = folder.resolve("id");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(file, OpenSshKeyFile.write(key, "me", bytes(passphrase)));
    var judge = new SshKeygen(folder);
    assertThat(judge.keygen("-y", "-P", passphrase, "-f", "id").output())
        .startsWith(key.key().line());
    assertThat(judge.keygen("-y", "-P", "wrong", "-f", "id").code() == 0)
        .isEqualTo(passphrase.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "correct horse"})
  void we_read_what_ssh_keygen_writes(String passphrase) throws Exception {
    var judge = new SshKeygen(folder);
    judge.keygen("-q", "-t", "ed25519", "-N", passphrase, "-C", "me", "-f", "id");
    byte[] file = Files.readAllBytes(folder.resolve("id"));
    assertThat(OpenSshKeyFile.locked(file)).isEqualTo(!passphrase.isEmpty());
    FileKey key = OpenSshKeyFile.read(file, bytes(passphrase));
    assertThat(key.key())
        .isEqualTo(SshPublicKey.parse(Files.readString(folder.resolve("id.pub"))))
        .isEqualTo(OpenSshKeyFile.publicKey(file));
    byte[] message = {1, 2};
    assertThat(judge.verify(key.sign(Namespace.ROOT, message), "root@trustscan", message).output())
        .contains("Good");
  }

  @Test
  void a_wrong_passphrase_is_named_as_such() throws Exception {
    byte[] file = OpenSshKeyFile.write(FileKey.generate(), "me", bytes("right"));
    assertThat(OpenSshKeyFile.read(file, bytes("right"))).isNotNull();
    assertThatThrownBy(() -> OpenSshKeyFile.read(file, bytes("wrong")))
        .isInstanceOf(SshException.class)
        .hasMessageContaining("passphrase");
    assertThatThrownBy(() -> OpenSshKeyFile.read(file, new byte[0]))
        .isInstanceOf(SshException.class)
        .hasMessageContaining("passphrase");
  }

  @Test
  void a_running_agent_signs_for_the_keys_it_holds() throws Exception {
    var judge = new SshKeygen(folder);
    judge.keygen("-q", "-t", "ed25519", "-N", "", "-C", "me", "-f", "id");
    judge.keygen("-q", "-t", "rsa", "-b", "2048", "-N", "", "-C", "me", "-f", "rsa");
    Path socket = Files.createTempDirectory("agent").resolve("s");
    Process agent =
        new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      for (int i = 0; i < 500 && !Files.exists(socket); i++) {
        Thread.sleep(10);
      }
      for (String name : List.of("id", "rsa")) {
        judge.run(new byte[0], List.of("env", "SSH_AUTH_SOCK=" + socket, "ssh-add", "-q", name));
      }
      List<Signer> signers = new SshAgent(socket).signers();
      assertThat(signers).hasSize(2);
      byte[] message = {1, 2};
      for (Signer signer : signers) {
        assertThat(
                judge
                    .verify(
                        signer.sign(Namespace.DECISION, message),
                        Namespace.DECISION.text(),
                        message)
                    .output())
            .contains("Good");
      }
    } finally {
      agent.destroy();
      agent.waitFor();
      Files.deleteIfExists(socket);
      Files.delete(socket.getParent());
    }
  }

  @Test
  void without_an_agent_the_reason_is_said() {
    assertThatThrownBy(() -> new SshAgent(folder.resolve("nothing")).signers())
        .isInstanceOf(SshException.class)
        .hasMessageContaining("cannot be reached");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
