package dev.trustscan.loader.sandbox.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.TreeMap;

/** The branches of a repository, read as bytes: nothing of it is run or believed. */
final class Branches {
  private static final long MOST_BYTES = 16 << 20;
  private static final int MOST = 50_000;
  private static final String HEADS = "refs/heads/";

  private Branches() {}

  /** Names and commits, of those that are both well-formed. */
  static SortedMap<String, String> of(Path git) throws IOException {
    var branches = new TreeMap<String, String>();
    Path packed = git.resolve("packed-refs");
    if (Files.isRegularFile(packed, LinkOption.NOFOLLOW_LINKS)
        && Files.size(packed) <= MOST_BYTES) {
      for (String line : Files.readString(packed, StandardCharsets.ISO_8859_1).split("\n")) {
        int space = line.indexOf(' ');
        if (space > 0 && line.startsWith(HEADS, space + 1)) {
          put(branches, line.substring(space + 1 + HEADS.length()), line.substring(0, space));
        }
      }
    }
    Path heads = git.resolve("refs/heads");
    if (!Files.isDirectory(git.resolve("refs"), LinkOption.NOFOLLOW_LINKS)
        || !Files.isDirectory(heads, LinkOption.NOFOLLOW_LINKS)) {
      return branches;
    }
    Files.walkFileTree(
        heads,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
            if (is.isRegularFile() && is.size() < 200) {
              String text = Files.readString(file, StandardCharsets.ISO_8859_1);
              put(branches, heads.relativize(file).toString(), text.strip());
            }
            return branches.size() > MOST ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
          }
        });
    return branches;
  }

  private static void put(SortedMap<String, String> branches, String name, String commit) {
    boolean hex =
        (commit.length() == 40 || commit.length() == 64)
            && commit.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
    if (hex && isName(name)) {
      branches.put(name, commit);
    }
  }

  /** Names as git takes them, with plain letters only. */
  static boolean isName(String name) {
    boolean plain =
        !name.isEmpty()
            && name.length() < 200
            && name.chars()
                .allMatch(
                    c -> c < 128 && (Character.isLetterOrDigit(c) || "/._-+@".indexOf(c) >= 0));
    if (!plain || name.contains("@{") || name.contains("..")) {
      return false;
    }
    for (String part : name.split("/", -1)) {
      if (part.isEmpty()
          || part.startsWith(".")
          || part.startsWith("-")
          || part.endsWith(".lock")
          || part.endsWith(".")) {
        return false;
      }
    }
    return true;
  }
}
