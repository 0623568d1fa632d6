package dev.trustscan.loader.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretGuardTest {
  private static final String TOKEN = "tok_0123456789abcdef";
  private static final HostName HOME = new HostName("home.test");
  private static final HostName AWAY = new HostName("away.test");

  private static SecretGuard guard(String yaml) throws PolicyException {
    return new SecretGuard(EgressPolicyReader.parse(yaml), Map.of("T", new Secret(TOKEN)));
  }

  private static Head head(String target, String value) {
    return new Head("GET", target, 1, List.of(new Header("X-Any", value)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        TOKEN,
        "Bearer " + TOKEN,
        "a=" + TOKEN + "; b=c",
        "%74ok_0123456789abcdef",
        "tok%5F0123456789abcdef"
      })
  void a_secret_in_a_header_or_an_address_stays_with_its_host(String value) throws PolicyException {
    SecretGuard guard = guard("secrets: [{name: T, hosts: [home.test]}]");
    assertThat(guard.misplaced(head("http://x.test/", value), AWAY, 443)).contains("T");
    assertThat(guard.misplaced(head("http://x.test/?q=" + value, "y"), AWAY, 443)).contains("T");
    assertThat(guard.misplaced(head("http://x.test/", value), HOME, 80)).contains("T");
    assertThat(guard.misplaced(head("http://x.test/", value), HOME, 443)).isEmpty();
  }

  @Test
  void basic_authentication_is_looked_into() throws PolicyException {
    String basic =
        Base64.getEncoder().encodeToString(("me:" + TOKEN).getBytes(StandardCharsets.US_ASCII));
    SecretGuard guard = guard("secrets: [{name: T, hosts: []}]");
    assertThat(guard.misplaced(head("http://x.test/", "Basic " + basic), AWAY, 443)).contains("T");
    assertThat(guard.misplaced(head("http://x.test/", "Basic bWU6eW91"), AWAY, 443)).isEmpty();
  }

  @Test
  void a_services_key_is_for_that_service_alone() throws PolicyException {
    SecretGuard guard =
        guard("providers: [{name: p, upstream: 'https://home.test', header: h, secret: T}]");
    assertThat(guard.misplaced(head("http://x.test/", TOKEN), AWAY, 443)).contains("T");
    assertThat(guard.misplaced(head("http://x.test/", TOKEN), HOME, 443)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "with space in it", "line\nbreak1234", "\u00fcber-geheim-1"})
  void what_could_not_be_a_header_is_no_secret(String value) {
    assertThatThrownBy(() -> new Secret(value)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_secret_does_not_show_itself() {
    assertThat(new Secret(TOKEN).toString()).doesNotContain(TOKEN);
  }
}
