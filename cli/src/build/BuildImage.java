import dev.trustscan.rules.Catalogue;
import dev.trustscan.rules.Example;
import dev.trustscan.rules.Surface;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.CodeSigner;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Builds the image that users run: a Java runtime of the modules needed, one jar, a cache of loaded
 * classes, and the launcher. Run by Maven as {@code java -cp trustscan.jar BuildImage.java IMAGE JAR
 * LAUNCHER PICOCLI_SOURCES CLASSPATH}; the JDK that runs it is the one that the runtime is made of.
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
    for (String each : args[4].split(java.io.File.pathSeparator)) {
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
    recompile(Path.of(args[3]), shipped);
    spellOut(shipped);
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

  /**
   * Picocli is published as classes of Java 5, which the cache cannot hold; loading them anew is a
   * quarter of the start. Compiled from the same source for this runtime, they fit.
   */
  private static void recompile(Path sources, Path jar) throws IOException {
    Path work = Files.createTempDirectory("trustscan-recompile");
    try {
      var files = new ArrayList<String>();
      try (JarFile in = new JarFile(sources.toFile())) {
        for (Enumeration<JarEntry> entries = in.entries(); entries.hasMoreElements(); ) {
          JarEntry entry = entries.nextElement();
          Path file = work.resolve("source").resolve(entry.getName()).normalize();
          if (entry.getName().startsWith("picocli/")
              && entry.getName().endsWith(".java")
              && file.startsWith(work)) {
            Files.createDirectories(file.getParent());
            try (InputStream bytes = in.getInputStream(entry)) {
              Files.copy(bytes, file);
            }
            files.add(file.toString());
          }
        }
      }
      Path classes = work.resolve("classes");
      var javac =
          new ArrayList<>(
              List.of("-nowarn", "-proc:none", "-Xlint:none", "--release", "25", "-d", classes.toString()));
      javac.addAll(files);
      tool("javac", javac);
      tool("jar", List.of("--update", "--file", jar.toString(), "-C", classes.toString(), "picocli"));
    } finally {
      delete(work);
    }
  }

  /** Rewrites our own classes, and stores all without compression: reading them is start-up. */
  private static void spellOut(Path jar) throws IOException {
    Path plain = jar.resolveSibling("plain.jar");
    try (JarFile in = new JarFile(jar.toFile());
        var out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(plain)))) {
      out.setMethod(ZipOutputStream.STORED);
      for (Enumeration<JarEntry> entries = in.entries(); entries.hasMoreElements(); ) {
        JarEntry entry = entries.nextElement();
        byte[] bytes;
        try (InputStream content = in.getInputStream(entry)) {
          bytes = content.readAllBytes();
        }
        String name = entry.getName();
        if (name.startsWith("dev/trustscan/") && name.endsWith(".class")) {
          bytes = StaticSwitches.spelledOut(bytes);
        }
        var checksum = new CRC32();
        checksum.update(bytes);
        var stored = new ZipEntry(name);
        stored.setTime(entry.getTime());
        stored.setSize(bytes.length);
        stored.setCrc(checksum.getValue());
        out.putNextEntry(stored);
        out.write(bytes);
        out.closeEntry();
      }
    }
    Files.move(plain, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void tool(String name, List<String> arguments) throws IOException {
    ToolProvider tool = ToolProvider.findFirst(name).orElseThrow();
    var said = new java.io.StringWriter();
    var writer = new java.io.PrintWriter(said);
    if (tool.run(writer, writer, arguments.toArray(String[]::new)) != 0) {
      throw new IOException(name + " failed:\n" + said);
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
    tool(
        "jlink",
        List.of(
            "--add-modules",
            MODULES,
            "--output",
            folder.toString(),
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--vm=server",
            "--generate-cds-archive"));
  }

  /** Learns from typical runs which classes start-up needs, and keeps them loaded and linked. */
  private static void cache(Path image, Path jar) throws Exception {
    Path work = Files.createTempDirectory("trustscan-training");
    try {
      examples(work);
      repository(work.resolve(".git"));
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

  /** A git repository of one commit, written as git would write it. */
  private static void repository(Path git) throws Exception {
    Files.createDirectories(git.resolve("refs/heads"));
    byte[] blob = object(git, "blob", "text\n".getBytes(StandardCharsets.UTF_8));
    var tree = new ByteArrayOutputStream();
    tree.writeBytes("100644 file\0".getBytes(StandardCharsets.UTF_8));
    tree.writeBytes(blob);
    String treeId = HexFormat.of().formatHex(object(git, "tree", tree.toByteArray()));
    String who = "a <a@example.invalid> 0 +0000";
    String commit = "tree " + treeId + "\nauthor " + who + "\ncommitter " + who + "\n\nx\n";
    byte[] id = object(git, "commit", commit.getBytes(StandardCharsets.UTF_8));
    Files.writeString(git.resolve("refs/heads/main"), HexFormat.of().formatHex(id) + "\n");
    Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main\n");
    Files.writeString(
        git.resolve("config"),
        "[core]\n\trepositoryformatversion = 0\n\tbare = false\n"
            + "[remote \"origin\"]\n\turl = https://example.invalid/a/b\n");
  }

  private static byte[] object(Path git, String kind, byte[] content) throws Exception {
    var whole = new ByteArrayOutputStream();
    whole.writeBytes((kind + " " + content.length + "\0").getBytes(StandardCharsets.UTF_8));
    whole.writeBytes(content);
    byte[] id = MessageDigest.getInstance("SHA-1").digest(whole.toByteArray());
    String hex = HexFormat.of().formatHex(id);
    Path file = git.resolve("objects/" + hex.substring(0, 2) + "/" + hex.substring(2));
    Files.createDirectories(file.getParent());
    try (var out = new DeflaterOutputStream(Files.newOutputStream(file))) {
      out.write(whole.toByteArray());
    }
    return id;
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
