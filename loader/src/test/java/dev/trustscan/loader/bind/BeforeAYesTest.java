package dev.trustscan.loader.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.loader.activate.HookActivator;
import dev.trustscan.loader.decision.Decision;
import dev.trustscan.loader.gate.Gate;
import dev.trustscan.loader.gate.InertUnit;
import dev.trustscan.loader.gate.LoadPlan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a process of its own: what can make something active is not even loaded before a yes. */
class BeforeAYesTest {
  private static final String ACTIVATORS = "dev.trustscan.loader.activate.";

  @TempDir Path temporary;

  /** The child: reads, judges, and activates what the gate gave. */
  static final class Child {
    public static void main(String[] words) throws Exception {
      var checkout = new Checkout(Path.of(words[0]));
      Decision[] store =
          words[1].equals("yes") ? new Decision[] {checkout.allowed()} : new Decision[0];
      LoadPlan plan = Gate.plan(checkout.judged(store));
      for (var token : plan.load(InertUnit.Hook.class).toList()) {
        System.out.println(new HookActivator().activate(token, Checkout.NOW).command());
      }
    }
  }

  private String loaded(String answer) throws Exception {
    Path project = temporary.resolve("r");
    if (!Files.exists(project)) {
      Checkout.create(project, "https://example.invalid/o/r").hook("echo hi").published();
    }
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-Xlog:class+load",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Child.class.getName(),
                    project.toString(),
                    answer))
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  @Test
  void no_activator_is_loaded_without_a_yes_and_one_is_with_it() throws Exception {
    assertThat(loaded("no")).contains("dev.trustscan.loader.gate.Gate").doesNotContain(ACTIVATORS);
    assertThat(loaded("yes")).contains(ACTIVATORS + "HookActivator", "echo hi");
  }
}
