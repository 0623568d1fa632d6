import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.Example;
import dev.trustscan.rules.Surface;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.CodeSigner;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;

/**
 * Builds the image that users run: a Java runtime of the modules needed, one jar, a cache of loaded
 * classes, and the launcher. Run by Maven as {@code java -cp trustscan.jar BuildImage.java IMAGE JAR
 * LAUNCHER CLASSPATH}; the JDK that runs it is the one that the runtime is made of.
 */
final class BuildImage {
  // java.management and java.xml: named by JGit and jsoup. jdk.unsupported: kept for libraries that ask.
  private static final String MODULES =
      "java.base,java.logging,java.management,java.xml,jdk.unsupported";

  private static final List<String> JVM =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xmx208m",
          "-XX:-UsePerfData");

  public static void main(String[] args) throws Exception {
    Path image = Path.of(args[0]).toAbsolutePath();
    Path jar = Path.of(args[1]);
    Path launcher = Path.of(args[2]);
    List<Path> libraries = new ArrayList<>();
    for (String each : args[3].split(java.io.File.pathSeparator)) {
      if (each.endsWith(".jar")) {
        libraries.add(Path.of(each));
      }
    }
    verifySignatures(libraries);
    delete(image);
    Files.createDirectories(image.resolve("lib"));
    Files.createDirectories(image.resolve("bin"));
    Path shipped = image.resolve("lib/trustscan.jar");
    Files.copy(jar, shipped, StandardCopyOption.COPY_ATTRIBUTES);
    Path start = image.resolve("bin/trustscan");
    Files.copy(launcher, start);
    start.toFile().setExecutable(true, false);
    legal(libraries, image.resolve("legal"));
    runtime(image.resolve("jre"));
    cache(image, shipped);
  }

  /** JGit comes signed. One jar cannot keep the signature, so it is checked before it is lost. */
  private static void verifySignatures(List<Path> libraries) throws IOException {
    for (Path library : libraries) {
      if (!library.getFileName().toString().startsWith("org.eclipse.jgit-")) {
        continue;
      }
      try (JarFile jar = new JarFile(library.toFile(), true)) {
        for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
          JarEntry entry = entries.nextElement();
          try (InputStream in = jar.getInputStream(entry)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
          }
          CodeSigner[] signers = entry.getCodeSigners();
          if (entry.getName().endsWith(".class") && (signers == null || signers.length == 0)) {
            throw new IOException(entry.getName() + " in " + library + " is not signed");
          }
        }
      }
    }
  }

  private static void legal(List<Path> libraries, Path folder) throws IOException {
    for (Path library : libraries) {
      String name = library.getFileName().toString().replaceAll("\\.jar$", "");
      try (JarFile jar = new JarFile(library.toFile())) {
        for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
          JarEntry entry = entries.nextElement();
          String file = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
          String upper = file.toUpperCase(Locale.ROOT);
          boolean wanted =
              upper.startsWith("LICENSE") || upper.startsWith("NOTICE") || upper.equals("ABOUT.HTML");
          if (!entry.isDirectory() && wanted && !entry.getName().endsWith(".class")) {
            Path target = folder.resolve(name).resolve(file);
            Files.createDirectories(target.getParent());
            try (InputStream in = jar.getInputStream(entry)) {
              Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
            }
          }
        }
      }
    }
  }

  private static void runtime(Path folder) throws IOException {
    ToolProvider jlink = ToolProvider.findFirst("jlink").orElseThrow();
    int code =
        jlink.run(
            System.out,
            System.err,
            "--add-modules",
            MODULES,
            "--output",
            folder.toString(),
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--vm=server",
            "--generate-cds-archive");
    if (code != 0) {
      throw new IOException("jlink failed with " + code);
    }
  }

  /** Learns from typical runs which classes start-up needs, and keeps them loaded and linked. */
  private static void cache(Path image, Path jar) throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("trustscan-training");
    try {
      examples(work);
      Path cache = image.resolve("lib/trustscan.aot");
      var command = new ArrayList<String>();
      command.add(image.resolve("jre/bin/java").toString());
      command.add("-XX:AOTCacheOutput=" + cache);
      command.addAll(JVM);
      command.addAll(
          List.of("-cp", jar.toString(), "dev.trustscan.cli.Training", work.toString()));
      Path log = image.resolve("lib/training.log");
      var builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      for (String each : List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS")) {
        builder.environment().remove(each);
      }
      builder.environment().put("LC_ALL", "C.UTF-8");
      int code = builder.directory(Path.of("/").toFile()).start().waitFor();
      if (code != 0 || !Files.isRegularFile(cache)) {
        throw new IOException(
            "the training run failed with " + code + ":\n" + Files.readString(log));
      }
      Files.delete(log);
    } finally {
      delete(work);
    }
  }

  /** The catalogue's examples as files: inert, and of every format. */
  private static void examples(Path folder) throws IOException {
    for (Surface surface : Catalogue.load().surfaces()) {
      for (Example example : surface.examples()) {
        Path file = folder.resolve(surface.id()).resolve(example.path()).normalize();
        if (file.startsWith(folder) && !example.path().endsWith("/")) {
          try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, example.content().orElse(""));
          } catch (IOException e) {
            // Two examples want one name as a file and as a folder; one of them is enough.
          }
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path each, IOException e) throws IOException {
            Files.delete(each);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
