package dev.trustscan.loader.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans have the form that the documentation promises. */
class PlanSchemaTest {
  @TempDir Path temp;

  static List<String> agents() {
    return Loader.agents();
  }

  @ParameterizedTest
  @MethodSource("agents")
  void plans_fit_their_schema_with_and_without_trust(String agent) throws Exception {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                Files.readString(Path.of("../docs/schema/load-plan-1.schema.json")),
                InputFormat.JSON);
    Desk desk = new Desk(temp).with(Fixture.rich());

    String nothing = desk.load(agent).json();
    String everything = desk.allowAll().load(agent).json();

    assertThat(schema.validate(nothing, InputFormat.JSON)).isEmpty();
    assertThat(schema.validate(everything, InputFormat.JSON)).isEmpty();
  }
}
