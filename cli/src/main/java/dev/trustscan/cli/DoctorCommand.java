package dev.trustscan.cli;

import dev.trustscan.loader.sandbox.Layer;
import dev.trustscan.loader.sandbox.SelfTest;
import dev.trustscan.loader.sandbox.host.SetupException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code trustscan doctor}. */
@Command(
    name = "doctor",
    description =
        "Try every layer of the sandbox on this machine and say what is missing and what that"
            + " means.",
    sortOptions = false)
final class DoctorCommand implements Callable<Integer> {
  private final Host host;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin HelpOption help = new HelpOption();

  DoctorCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Exception {
    List<Layer> layers;
    try {
      layers = new SelfTest(Folders.caches(host), host.home()).layers();
    } catch (SetupException e) {
      host.complain(host.glyphs().message(String.valueOf(e.getMessage())));
      return ExitCode.NOT_CONTAINED;
    }
    String text = json ? json(layers) : text(layers);
    Output.toStandardOutput(host, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    boolean missing = layers.stream().anyMatch(layer -> layer.state() == Layer.State.MISSING);
    return missing ? ExitCode.NOT_CONTAINED : ExitCode.OK;
  }

  private String text(List<Layer> layers) {
    var text = new StringBuilder();
    for (Layer layer : layers) {
      String state = layer.state().name().toLowerCase(Locale.ROOT);
      text.append(String.format(Locale.ROOT, "%-8s %-26s ", state, layer.name()));
      text.append(host.glyphs().text(layer.detail())).append('\n');
      if (layer.state() != Layer.State.HOLDS) {
        text.append(" ".repeat(36)).append(layer.without()).append('\n');
      }
    }
    return text.toString();
  }

  private static String json(List<Layer> layers) {
    var items = new ArrayList<Map<String, String>>();
    for (Layer layer : layers) {
      var item = new LinkedHashMap<String, String>();
      item.put("layer", layer.name());
      item.put("state", layer.state().name().toLowerCase(Locale.ROOT));
      item.put("detail", layer.detail());
      item.put("without", layer.without());
      items.add(item);
    }
    return Strings.json(items);
  }
}
