package dev.trustscan.cli;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.Detection;
import dev.trustscan.rules.Surface;
import dev.trustscan.scanner.report.CatalogueText;
import dev.trustscan.scanner.report.TextOptions.Detail;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trustscan explain} and {@code trustscan rules show}. */
@Command(
    name = "explain",
    description = "Explain a rule or a surface: what it is, why it matters, what to do.")
final class ExplainCommand implements Callable<Integer> {
  private final Host host;

  @Parameters(index = "0", paramLabel = "ID", description = "The id of a rule or of a surface.")
  private String id = "";

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "Add your own rules: a folder of YAML files.")
  private String rules = "";

  @Mixin HelpOption help = new HelpOption();

  ExplainCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws UsageException, IOException {
    Catalogue catalogue = OwnRules.add(host, rules, Catalogue.load());
    Optional<Detection> detection = catalogue.detection(id);
    Optional<Surface> surface = catalogue.surface(id);
    if (detection.isEmpty() && surface.isEmpty()) {
      throw unknown(catalogue);
    }
    var text = new CatalogueText(Formats.text(host, Detail.FULL, Colour.When.AUTO, "", false));
    Output.toStandardOutput(
        host,
        out -> {
          if (detection.isPresent()) {
            text.detection(detection.get(), out);
          }
          if (surface.isPresent()) {
            text.surface(surface.get(), out);
          }
        });
    return ExitCode.OK;
  }

  private UsageException unknown(Catalogue catalogue) {
    var ids = new ArrayList<String>();
    catalogue.detections().forEach(d -> ids.add(d.id()));
    catalogue.surfaces().forEach(s -> ids.add(s.id()));
    String near = Nearest.to(id, ids);
    return new UsageException(
        "There is no rule or surface "
            + host.quote(id)
            + (near.isEmpty()
                ? "; trustscan rules list shows them."
                : "; did you mean " + near + "?"));
  }
}
