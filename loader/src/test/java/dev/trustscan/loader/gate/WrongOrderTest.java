package dev.trustscan.loader.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compiler is the first guard: what skips the gate is no program. */
class WrongOrderTest {
  @TempDir Path temporary;

  private List<String> errors(String expression) throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var found = new DiagnosticCollector<JavaFileObject>();
    var source =
        new SimpleJavaFileObject(
            URI.create("string:///stranger/Loader.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignore) {
            return """
            package stranger;
            import dev.trustscan.loader.activate.*;
            import dev.trustscan.loader.decision.*;
            import dev.trustscan.loader.gate.*;
            import java.time.Instant;
            class Loader {
              Object load(
                  InertUnit.Hook unit,
                  InertUnit any,
                  Evaluation evaluation,
                  Verdict.Allowed yes,
                  StoreView.Checkpoint under,
                  Trusted<InertUnit.Hook> token,
                  Trusted<InertUnit.McpServer> server)
                  throws Exception {
                return %s;
              }
            }
            """
                .formatted(expression);
          }
        };
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<String> options =
          List.of(
              "-proc:none",
              "-cp",
              System.getProperty("java.class.path"),
              "-d",
              temporary.toString());
      compiler.getTask(null, files, found, options, null, List.of(source)).call();
    }
    return found.getDiagnostics().stream()
        .filter(d -> d.getKind() == javax.tools.Diagnostic.Kind.ERROR)
        .map(d -> d.getCode())
        .toList();
  }

  @Test
  void the_right_order_compiles() throws Exception {
    assertThat(errors("new HookActivator().activate(token, Instant.now())")).isEmpty();
    assertThat(errors("Gate.plan(evaluation).load(InertUnit.Hook.class).toList()")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "new HookActivator().activate(unit, Instant.now())",
        "new Trusted<>(unit, yes, under)",
        "new HookActivator().activate(server, Instant.now())",
        "unit.payload()",
        "unit.command()",
        "unit.argv()",
        "any.url()",
        "any.environment()",
        "evaluation.judged().getFirst().unit().payload()",
        "new InertUnit.Hook(null, null)",
        "new InertUnit() {}",
        "new Verdict() {}",
        "new HookActivator().activate(Gate.plan(evaluation).withheld().getFirst(), Instant.now())"
      })
  void the_wrong_order_does_not(String expression) throws Exception {
    assertThat(errors(expression)).isNotEmpty();
  }
}
