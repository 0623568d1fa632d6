package dev.trustscan.loader.sandbox;

import dev.trustscan.scanner.report.Printable;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.RepoPaths;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.util.QuotedString;

/** The difference of two trees in git's form, made without git. */
final class Patch {
  private static final int LARGEST = 16 << 20;

  private final Path before;
  private final Path after;
  private final OutputStream out;
  private final List<String> notes = new ArrayList<>();
  private int changes;

  private Patch(Path before, Path after, OutputStream out) {
    this.before = before;
    this.after = after;
    this.out = out;
  }

  /**
   * What was written.
   *
   * @param changes files that differ
   * @param notes what could not be written
   */
  record Summary(int changes, List<String> notes) {}

  static Summary write(Path before, Path after, Path file) throws IOException {
    try (OutputStream out =
        new BufferedOutputStream(
            Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
      var patch = new Patch(before, after, out);
      var paths = new TreeSet<RepoPath>();
      list(before, paths);
      list(after, paths);
      for (RepoPath path : paths) {
        patch.add(path);
      }
      return new Summary(patch.changes, List.copyOf(patch.notes));
    }
  }

  private static void list(Path root, Set<RepoPath> paths) throws IOException {
    Path git = root.resolve(".git");
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) {
            return folder.equals(git) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
            if ((is.isRegularFile() || is.isSymbolicLink()) && !file.equals(git)) {
              paths.add(RepoPaths.below(root, file));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** A file as git sees it; a mode of 0 where there is none. */
  private record Side(int mode, byte[] bytes, boolean tooLarge) {
    private static Side of(Path root, RepoPath path) throws IOException {
      Path file = RepoPaths.in(root, path);
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)
          || Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        return new Side(0, new byte[0], false);
      }
      if (Files.isSymbolicLink(file)) {
        return new Side(
            0120000,
            Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8),
            false);
      }
      int mode = Files.isExecutable(file) ? 0100755 : 0100644;
      return Files.size(file) > LARGEST
          ? new Side(mode, new byte[0], true)
          : new Side(mode, Files.readAllBytes(file), false);
    }
  }

  private void add(RepoPath path) throws IOException {
    Side old;
    Side now;
    try {
      old = Side.of(before, path);
      now = Side.of(after, path);
    } catch (IOException e) {
      notes.add(quoted(path) + " cannot be read, so it is not in the patch.");
      return;
    }
    if (old.mode() == now.mode()
        && !old.tooLarge()
        && !now.tooLarge()
        && Arrays.equals(old.bytes(), now.bytes())) {
      return;
    }
    boolean text = !RawText.isBinary(old.bytes()) && !RawText.isBinary(now.bytes());
    if (old.tooLarge() || now.tooLarge() || !text) {
      if (!old.tooLarge() || !now.tooLarge() || !sameBytes(path)) {
        changes++;
        notes.add(quoted(path) + " changed and is no text, so it is not in the patch.");
      }
      return;
    }
    changes++;
    write(path, old, now);
  }

  private boolean sameBytes(RepoPath path) throws IOException {
    return Files.mismatch(RepoPaths.in(before, path), RepoPaths.in(after, path)) < 0;
  }

  private static String quoted(RepoPath path) {
    return Printable.UNICODE.quoted(Printable.UNICODE.path(path));
  }

  private void write(RepoPath path, Side old, Side now) throws IOException {
    String a = QuotedString.GIT_PATH.quote("a/" + path.text());
    String b = QuotedString.GIT_PATH.quote("b/" + path.text());
    line("diff --git " + a + " " + b);
    if (old.mode() == 0) {
      line("new file mode " + Integer.toOctalString(now.mode()));
    } else if (now.mode() == 0) {
      line("deleted file mode " + Integer.toOctalString(old.mode()));
    } else if (old.mode() != now.mode()) {
      line("old mode " + Integer.toOctalString(old.mode()));
      line("new mode " + Integer.toOctalString(now.mode()));
    }
    if (Arrays.equals(old.bytes(), now.bytes())) {
      return;
    }
    line("--- " + (old.mode() == 0 ? "/dev/null" : a));
    line("+++ " + (now.mode() == 0 ? "/dev/null" : b));
    var left = new RawText(old.bytes());
    var right = new RawText(now.bytes());
    EditList edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, left, right);
    out.flush();
    try (var formatter = new DiffFormatter(out)) {
      formatter.format(edits, left, right);
      formatter.flush();
    }
  }

  private void line(String text) throws IOException {
    out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
