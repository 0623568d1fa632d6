package dev.trustscan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreVerbsTest {
  @TempDir Path home;

  private Child.Result run(String... arguments) throws Exception {
    return Child.of(arguments)
        .in(home)
        .env("HOME", home.toString())
        .env("XDG_STATE_HOME", "")
        .env("XDG_DATA_HOME", "")
        .env("XDG_CONFIG_HOME", "")
        .env("SSH_AUTH_SOCK", "")
        .run();
  }

  private void init() throws Exception {
    Child.Result made = run("key", "init", "--no-passphrase", "--name", "alice");
    assertThat(made.err()).isEmpty();
    assertThat(made.code()).isZero();
  }

  @Test
  void a_key_is_made_once_and_only_its_owner_may_read_it() throws Exception {
    init();
    Path key = home.resolve(".config/trustscan/id_ed25519");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    assertThat(run("key", "list").out()).contains("person alice", "log log", "SHA256:");
    assertThat(run("key", "init", "--no-passphrase").code()).isEqualTo(2);
  }

  @Test
  void without_a_terminal_a_passphrase_is_not_made_up() throws Exception {
    Child.Result result = run("key", "init");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--no-passphrase");
    assertThat(home.resolve(".config")).doesNotExist();
  }

  @Test
  void keys_are_rotated_delegated_and_revoked() throws Exception {
    init();
    assertThat(run("key", "rotate", "--no-passphrase").code()).isZero();
    Child.Result made = run("key", "delegate", "ci", "--repository", "example.org/acme/app");
    assertThat(made.code()).as(made.err()).isZero();
    String list = run("key", "list").out();
    assertThat(list).contains("machine ci", "at most 30 days, for example.org/acme/app");
    String machine =
        list.lines().filter(l -> l.contains("machine ci")).findFirst().orElseThrow().split(" ")[0];
    assertThat(run("key", "revoke", machine, "--all").code()).isZero();
    assertThat(run("key", "list").out()).contains("REVOKED");
    assertThat(run("key", "renew").code()).isZero();
    assertThat(run("verify").out()).startsWith("All lines are good.\n4 good lines");
  }

  @Test
  void the_log_is_printed_in_every_form_and_checked_by_ssh_keygen() throws Exception {
    init();
    run("key", "renew");
    assertThat(run("log").out()).contains("keys", "action=renewed");
    for (String form : List.of("json", "ocsf", "cloudevents")) {
      assertThat(run("log", "--format", form).out().lines()).allMatch(l -> l.startsWith("{"));
    }
    assertThat(run("log", "export", "out").code()).isZero();
    Process check = new ProcessBuilder("sh", home.resolve("out/check.sh").toString()).start();
    String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(check.waitFor()).isZero();
    assertThat(said).contains("Good \"trust-decision@trustscan\" signature");
  }

  @Test
  void a_damaged_store_is_named_and_repaired() throws Exception {
    init();
    run("key", "renew");
    run("key", "renew");
    Path log = home.resolve(".local/state/trustscan/log/000000.jsonl");
    Files.writeString(log, Files.readString(log).replaceAll("eyJf", "eyJg"));
    Child.Result bad = run("verify");
    assertThat(bad.code()).isEqualTo(24);
    assertThat(bad.out()).startsWith("NOT SOUND: log/000000.jsonl:1");
    Child.Result repaired = run("verify", "--repair");
    assertThat(repaired.code()).as(repaired.out() + repaired.err()).isZero();
    assertThat(run("verify").code()).isZero();
  }

  @Test
  void without_a_store_the_verbs_say_what_to_do() throws Exception {
    assertThat(run("verify").code()).isZero();
    Child.Result list = run("key", "list");
    assertThat(list.code()).isEqualTo(2);
    assertThat(list.err()).contains("trustscan key init");
    assertThat(run("log").out()).isEmpty();
  }
}
