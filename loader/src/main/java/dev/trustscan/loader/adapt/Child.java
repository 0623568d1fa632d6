package dev.trustscan.loader.adapt;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts what was prepared. The only class of this package that starts a process. */
public final class Child {
  private Child() {}

  /**
   * Runs a program with the standard streams of this process and waits for it.
   *
   * @param words program and arguments
   * @param folder its working folder
   * @param environment its whole environment
   * @return its exit code
   * @throws IOException if it cannot be started
   */
  public static int run(List<String> words, Path folder, Map<String, String> environment)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(words).directory(new File(folder.toString())).inheritIO();
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start().waitFor();
  }
}
