package dev.trustscan.loader.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Files of lines that only grow: {@code 000000.jsonl}, {@code 000001.jsonl} and so on. */
final class Lines {
  private static final String SUFFIX = ".jsonl";
  private static final long MAX_FILE = 1L << 30;

  private final Path folder;
  private final long rotateAt;

  Lines(Path folder, long rotateAt) {
    this.folder = folder;
    this.rotateAt = rotateAt;
  }

  /**
   * A line.
   *
   * @param file its file's name
   * @param number its number in the file, from 1
   * @param bytes without the line's end
   */
  record Line(String file, int number, byte[] bytes) {
    String where() {
      return file + ":" + number;
    }
  }

  /**
   * What was read.
   *
   * @param lines the complete lines
   * @param torn bytes behind the last line's end, which a crash left
   */
  record Content(List<Line> lines, long torn) {}

  /** All lines. What stands behind the last line's end was never acknowledged and is left out. */
  Content read() throws IOException, StoreException {
    int files = files();
    var lines = new ArrayList<Line>();
    long torn = 0;
    for (int i = 0; i < files; i++) {
      if (torn > 0) {
        throw StoreException.unsound(name(i - 1), "its last line has no end.");
      }
      byte[] bytes = bytes(i);
      torn = (long) bytes.length - split(name(i), bytes, lines);
    }
    return new Content(lines, torn);
  }

  /** The last file's lines; enough to go on from, without reading all. */
  Content tail() throws IOException, StoreException {
    var lines = new ArrayList<Line>();
    long torn = 0;
    for (int i = files() - 1; i >= 0 && lines.isEmpty(); i--) {
      byte[] bytes = bytes(i);
      torn += (long) bytes.length - split(name(i), bytes, lines);
    }
    return new Content(lines, torn);
  }

  private byte[] bytes(int file) throws IOException, StoreException {
    return Disk.read(path(file), MAX_FILE).orElse(new byte[0]);
  }

  private int split(String file, byte[] bytes, List<Line> lines) {
    int start = 0;
    int number = 1;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lines.add(
            new Line(
                folder.getFileName() + "/" + file, number, Arrays.copyOfRange(bytes, start, i)));
        number++;
        start = i + 1;
      }
    }
    return start;
  }

  /**
   * Adds a line so that it lasts; the caller holds the lock. What a crash left behind the last
   * line's end is cut off first.
   */
  void append(byte[] line) throws IOException, StoreException {
    Disk.folder(folder);
    int last = Math.max(0, files() - 1);
    last = cut(last);
    boolean fresh = !Files.exists(path(last), LinkOption.NOFOLLOW_LINKS);
    byte[] ended = Arrays.copyOf(line, line.length + 1);
    ended[line.length] = '\n';
    try (FileChannel out =
        Disk.open(
            path(last),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.APPEND)) {
      Disk.write(out, ended);
      out.force(true);
    }
    if (fresh) {
      Disk.sync(folder);
    }
  }

  /** Cuts a torn line off; returns the file to write to. */
  private int cut(int last) throws IOException, StoreException {
    byte[] bytes = bytes(last);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    if (end < bytes.length) {
      try (FileChannel out = Disk.open(path(last), StandardOpenOption.WRITE)) {
        out.truncate(end);
        out.force(true);
      }
    }
    return end >= rotateAt ? last + 1 : last;
  }

  /** Replaces everything by the first lines; for a repair, under the lock. */
  void keep(List<Line> kept) throws IOException, StoreException {
    int files = files();
    for (int i = files - 1; i >= 0; i--) {
      String name = folder.getFileName() + "/" + name(i);
      var out = new java.io.ByteArrayOutputStream();
      for (Line line : kept) {
        if (line.file().equals(name)) {
          out.writeBytes(line.bytes());
          out.write('\n');
        }
      }
      if (out.size() == 0 && i > 0) {
        Files.delete(path(i));
        Disk.sync(folder);
      } else {
        Disk.replace(path(i), out.toByteArray());
      }
    }
  }

  private int files() throws IOException, StoreException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return 0;
    }
    Places.ours(folder, true);
    int count = 0;
    int highest = -1;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        int number = number(name);
        if (number >= 0) {
          count++;
          highest = Math.max(highest, number);
        }
      }
    }
    if (count != highest + 1) {
      throw StoreException.unsound(folder.toString(), "a file of the log is missing.");
    }
    return count;
  }

  private static int number(String name) {
    boolean ours =
        name.length() == 6 + SUFFIX.length()
            && name.endsWith(SUFFIX)
            && name.substring(0, 6).chars().allMatch(c -> c >= '0' && c <= '9');
    return ours ? Integer.parseInt(name.substring(0, 6)) : -1;
  }

  private static String name(int file) {
    return String.format(Locale.ROOT, "%06d", file) + SUFFIX;
  }

  private Path path(int file) {
    return folder.resolve(name(file));
  }
}
