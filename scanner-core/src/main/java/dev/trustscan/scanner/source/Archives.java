package dev.trustscan.scanner.source;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Opens archives by what they are, not by their names. */
final class Archives {
  private static final int TAR_BLOCK = 512;

  private Archives() {}

  static Source open(Path given) throws SourceException {
    Path file;
    try {
      file = given.toRealPath();
    } catch (IOException e) {
      throw new SourceException(
          SourceException.Reason.NOT_FOUND,
          "There is nothing at " + Quoted.of(given) + "; check the path.",
          e);
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new SourceException(
          SourceException.Reason.NOT_A_REPOSITORY,
          Quoted.of(given) + " is not a file; name a zip or tar archive.");
    }
    return new ArchiveSource(
        reader(given, file),
        new Provenance(Provenance.Kind.ARCHIVE, given.toString(), "", "", List.of(), List.of()));
  }

  @SuppressWarnings("MustBeClosedChecker") // the reader closes it
  private static ArchiveReader reader(Path given, Path file) throws SourceException {
    FileChannel channel;
    try {
      channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw new SourceException(
          SourceException.Reason.UNREADABLE,
          Quoted.of(given) + " cannot be read; check its permissions.",
          e);
    }
    try {
      return reader(given, channel);
    } catch (IOException | SourceException e) {
      close(channel);
      throw e instanceof SourceException known
          ? known
          : new SourceException(
              SourceException.Reason.UNREADABLE, Quoted.of(given) + " cannot be read.", e);
    }
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // It was only read from.
    }
  }

  private static ArchiveReader reader(Path given, FileChannel channel)
      throws IOException, SourceException {
    int length = (int) Math.min(TAR_BLOCK, channel.size());
    byte[] head = FileRegion.read(channel, 0, length);
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("\u001f\u008b")) {
      return new TarReader(channel, true);
    }
    if (length == TAR_BLOCK && TarHeaders.isHeader(head)) {
      return new TarReader(channel, false);
    }
    for (String other : List.of("BZh", "\u00fd7zXZ", "(\u00b5/\u00fd", "7z\u00bc\u00af", "Rar!")) {
      if (text.startsWith(other)) {
        throw new SourceException(
            SourceException.Reason.UNSUPPORTED,
            Quoted.of(given)
                + " is an archive of a kind that is not read; zip, tar and tar.gz are.");
      }
    }
    if (text.startsWith("PK") || hasZipEnd(channel)) {
      return new ZipReader(channel);
    }
    throw new SourceException(
        SourceException.Reason.NOT_A_REPOSITORY,
        Quoted.of(given) + " is neither a directory nor a zip or tar archive.");
  }

  // Something may stand in front of a zip file.
  private static boolean hasZipEnd(FileChannel channel) throws IOException {
    int tail = (int) Math.min(channel.size(), 22 + 0xFFFF);
    byte[] bytes = FileRegion.read(channel, channel.size() - tail, tail);
    return new String(bytes, StandardCharsets.ISO_8859_1).contains("PK\u0005\u0006");
  }
}
