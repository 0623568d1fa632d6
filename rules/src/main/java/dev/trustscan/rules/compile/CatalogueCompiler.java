package dev.trustscan.rules.compile;

import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.IndexWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The build step: validates the catalogue and writes its index. */
public final class CatalogueCompiler {
  private CatalogueCompiler() {}

  /**
   * Compiles.
   *
   * @param args the folder of surfaces, the folder of detections, the index to write
   */
  public static void main(String[] args) throws IOException {
    try {
      Catalogue catalogue = CatalogueReader.read(Path.of(args[0]), Path.of(args[1]));
      Path index = Path.of(args[2]);
      Files.createDirectories(index.getParent());
      Files.write(index, IndexWriter.write(catalogue));
    } catch (CatalogueException e) {
      System.err.println("catalogue: " + e.getMessage());
      System.exit(1);
    }
  }
}
