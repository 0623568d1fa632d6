package dev.trustscan.loader.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EgressPolicyReaderTest {
  @Test
  void an_empty_mapping_allows_nothing() throws PolicyException {
    assertThat(EgressPolicyReader.parse("{}")).isEqualTo(EgressPolicy.NOTHING);
  }

  @Test
  void everything_that_can_be_said_is_read() throws PolicyException {
    EgressPolicy policy =
        EgressPolicyReader.parse(
            """
            allow:
              - registry.example.test
              - "*.cdn.example.test:8443"
              - host: git.corp.test
                ports: [443, 22]
                addresses: [10.20.0.0/16, "fd00:1::/32"]
                tls: any
            plain-http: true
            limits: {connections: 9, bytes-per-host: 1000, names-per-minute: 5, idle-seconds: 7, setup-seconds: 3}
            providers:
              - anthropic
              - {name: corp, upstream: "https://llm.corp.test/v1", header: Authorization, scheme: Bearer,
                 secret: CORP, addresses: [10.0.0.0/8]}
            secrets:
              - {name: TOKEN, hosts: [registry.example.test]}
            """);
    assertThat(policy.allow())
        .extracting(HostRule::toString)
        .containsExactlyInAnyOrder(
            "registry.example.test:443",
            "*.cdn.example.test:8443",
            "git.corp.test:443",
            "git.corp.test:22");
    HostRule git = policy.rule(new HostName("git.corp.test"), 22).orElseThrow();
    assertThat(git.tls()).isEqualTo(HostRule.Tls.ANY);
    assertThat(git.addresses()).hasSize(2);
    assertThat(policy.plainHttp()).isTrue();
    assertThat(policy.limits())
        .isEqualTo(new EgressLimits(9, 1000, 5, Duration.ofSeconds(7), Duration.ofSeconds(3)));
    Provider corp = policy.provider("corp").orElseThrow();
    assertThat(corp.pathPrefix()).isEqualTo("/v1");
    assertThat(corp.scheme()).isEqualTo("Bearer ");
    assertThat(policy.provider("anthropic").orElseThrow().header()).isEqualTo("x-api-key");
    assertThat(policy.secrets()).extracting(SecretRule::name).containsExactly("TOKEN");
  }

  @Test
  void a_list_of_rules_is_a_policy() throws PolicyException {
    assertThat(EgressPolicyReader.rules(List.of("a.test", "*.b.test:8443")).allow())
        .extracting(HostRule::toString)
        .containsExactly("a.test:443", "*.b.test:8443");
    assertThatThrownBy(() -> EgressPolicyReader.rules(List.of("a.test", "*")))
        .hasMessageContaining("“*” is no rule");
  }

  @Test
  void json_is_read_too() throws PolicyException {
    EgressPolicy policy =
        EgressPolicyReader.parse("{\"allow\": [\"a.test:8443\"], \"plain-http\": false}");
    assertThat(policy.allow()).extracting(HostRule::toString).containsExactly("a.test:8443");
  }

  @Test
  void a_part_of_a_larger_file_names_its_place() {
    assertThatThrownBy(() -> EgressPolicyReader.read(Map.of("alow", 1), "egress"))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("egress: unknown key “alow”");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                          | a mapping belongs here
          - a.test                                    | a mapping belongs here
          deny: [a.test]                              | unknown key “deny”; known: allow, limits
          {allow: [a.test], allow: [b.test]}          | duplicate key
          allow: a.test                               | allow: a list belongs here
          allow:                                      | allow: a list belongs here
          allow: [1]                                  | allow[0]: a mapping belongs here
          allow: ["*"]                                | allow[0]: “*” is no rule
          allow: ["*.test"]                           | allow[0]: “*.test” is no rule
          allow: [10.0.0.1]                           | “10.0.0.1” is no rule
          allow: ["a.test:99999"]                     | is no rule
          allow: [a.test, a.test]                     | allow[1]: a.test:443 is there already
          allow: [{host: a.test, port: 1}]            | allow[0]: unknown key “port”
          allow: [{ports: [1]}]                       | allow[0].host: is missing
          allow: [{host: a.test, ports: []}]          | allow[0].ports: at least one port
          allow: [{host: a.test, ports: ["443"]}]     | allow[0].ports[0]: a number from 1 to 65535
          allow: [{host: a.test, ports: [0]}]         | a number from 1 to 65535
          allow: [{host: a.test, tls: "off"}]         | allow[0].tls: “required” or “any”
          allow: [{host: a.test, addresses: [10.1]}]  | a text belongs here
          allow: [{host: a.test, addresses: [a/8]}]   | allow[0].addresses[0]: a block like
          plain-http: "yes"                            | plain-http: true or false
          limits: {connections: 0}                    | limits.connections: a number from 1
          limits: {burst: 5}                          | limits: unknown key “burst”
          limits:                                     | limits: a mapping belongs here
          providers: [nobody]                         | providers[0]: “nobody” is not among
          providers: [anthropic, anthropic]           | providers[1]: anthropic is there already
          providers: [{name: x, upstream: "http://a.test", header: h, secret: S}] | https://
          providers: [{name: x, upstream: "https://10.0.0.1", header: h, secret: S}] | no such address
          providers: [{name: x, upstream: "https://*.a.test", header: h, secret: S}] | no such address
          providers: [{name: "x/y", upstream: "https://a.test", header: h, secret: S}] | in lower case
          providers: [{name: x, upstream: "https://a.test/..", header: h, secret: S}] | plain one
          secrets: [{name: T}, {name: T}]             | secrets[1]: T is there already
          secrets: [{name: T, hosts: ["*"]}]          | is no rule
          """)
  void whatever_is_not_understood_is_an_error(String yaml, String message) {
    assertThatThrownBy(() -> EgressPolicyReader.parse(yaml))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining(message);
  }
}
