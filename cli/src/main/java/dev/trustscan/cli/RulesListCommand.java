package dev.trustscan.cli;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.Consumer;
import dev.trustscan.rules.Detection;
import dev.trustscan.rules.Surface;
import dev.trustscan.scanner.report.CatalogueJson;
import dev.trustscan.scanner.report.CatalogueText;
import dev.trustscan.scanner.report.TextOptions.Detail;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code trustscan rules list}. */
@Command(name = "list", description = "List surfaces, rules or tools of the catalogue.")
final class RulesListCommand implements Callable<Integer> {
  private final Host host;

  @Option(names = "--surfaces", description = "Only surfaces: what tools read or run.")
  private boolean surfaces;

  @Option(names = "--detections", description = "Only rules: what is reported.")
  private boolean detections;

  @Option(names = "--consumers", description = "Only tools: the ids that --agent takes.")
  private boolean consumers;

  @Option(names = "--consumer", paramLabel = "ID", description = "Only what this tool reads.")
  private String consumer = "";

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private Form form = Form.TEXT;

  @Mixin HelpOption help = new HelpOption();

  /** The values of {@code --format}. */
  enum Form {
    TEXT,
    JSON
  }

  RulesListCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws UsageException, IOException {
    Catalogue catalogue = Catalogue.load();
    if (!consumer.isEmpty() && !catalogue.consumers().containsKey(consumer)) {
      String near = Nearest.to(consumer, catalogue.consumers().keySet());
      throw new UsageException(
          "There is no tool "
              + host.quote(consumer)
              + (near.isEmpty() ? "; --consumers lists them." : "; did you mean " + near + "?"));
    }
    boolean all = !surfaces && !detections && !consumers;
    List<Surface> shownSurfaces =
        all || surfaces ? catalogue.surfaces().stream().filter(this::read).toList() : List.of();
    List<Detection> shownDetections =
        consumer.isEmpty() && (all || detections) ? catalogue.detections() : List.of();
    List<Consumer> shownConsumers =
        consumers ? List.copyOf(catalogue.consumers().values()) : List.of();
    var text = new CatalogueText(Formats.text(host, Detail.SHORT, Colour.When.AUTO, "", false));
    Output.toStandardOutput(
        host,
        out -> {
          if (form == Form.JSON) {
            CatalogueJson.write(
                catalogue.version(), shownSurfaces, shownDetections, shownConsumers, out);
          } else {
            text.list(shownSurfaces, shownDetections, shownConsumers, out);
          }
        });
    return ExitCode.OK;
  }

  private boolean read(Surface surface) {
    return consumer.isEmpty()
        || surface.consumers().stream().anyMatch(c -> c.id().equals(consumer));
  }
}
