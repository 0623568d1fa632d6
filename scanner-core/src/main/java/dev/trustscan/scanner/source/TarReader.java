package dev.trustscan.scanner.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Tar files, plain or compressed with gzip. They can only be read from the front, so small members
 * are kept while listing, and others are found again by reading once more up to them.
 */
final class TarReader implements ArchiveReader {
  private static final int MOST_KEPT = 48 << 20;
  private static final int LARGEST_KEPT = 256 << 10;
  private static final long MOST_SKIPPED = 2L << 30;

  private final FileChannel channel;
  private final boolean gzip;
  private final Map<Long, byte[]> kept = new HashMap<>();
  private int keptBytes;
  private @Nullable InputStream stream;
  private long at;
  private long skipped;

  TarReader(FileChannel channel, boolean gzip) {
    this.channel = channel;
    this.gzip = gzip;
  }

  private InputStream fresh() throws IOException {
    InputStream raw =
        new BufferedInputStream(FileRegion.stream(channel, 0, channel.size()), 1 << 16);
    return gzip ? new GZIPInputStream(raw, 1 << 16) : raw;
  }

  @Override
  public void list(Sink sink) throws IOException {
    try (InputStream in = fresh()) {
      var headers = new TarHeaders(in, sink);
      long most = sink.limits().totalBytes();
      for (@Nullable Member member = headers.next(); member != null; member = headers.next()) {
        if (member.type() == EntryType.FILE && member.size() <= LARGEST_KEPT) {
          keep(member, headers);
        }
        if (!sink.member(member)) {
          return;
        }
        if (headers.end() > most) {
          sink.gap(
              new byte[0],
              Gap.Reason.TOO_LARGE,
              "it expands to more than the " + most + " bytes that are read in all");
          return;
        }
      }
    }
  }

  private void keep(Member member, TarHeaders headers) throws IOException {
    if (keptBytes + member.size() <= MOST_KEPT) {
      byte[] bytes = headers.content((int) member.size());
      keptBytes += bytes.length;
      kept.put(member.key(), bytes);
    }
  }

  @Override
  public InputStream open(Member member) throws IOException {
    byte[] bytes = kept.get(member.key());
    if (bytes != null) {
      return new java.io.ByteArrayInputStream(bytes);
    }
    InputStream in = stream;
    if (in == null || at > member.key()) {
      closeStream();
      in = fresh();
      stream = in;
      at = 0;
    }
    skipped += member.key() - at;
    if (skipped > MOST_SKIPPED) {
      throw new ArchiveException(
          Gap.Reason.TOO_LARGE, "the order of the archive makes reading it too dear");
    }
    in.skipNBytes(member.key() - at);
    at = member.key();
    return new Part(in, member.size());
  }

  /** One member's bytes; how far it was read is remembered for the next. */
  private final class Part extends InputStream {
    private final InputStream in;
    private long left;

    Part(InputStream in, long size) {
      this.in = in;
      this.left = size;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] out, int start, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int n = in.read(out, start, (int) Math.min(length, left));
      if (n > 0) {
        left -= n;
        at += n;
      }
      return n;
    }
  }

  private void closeStream() throws IOException {
    if (stream != null) {
      stream.close();
      stream = null;
    }
  }

  @Override
  public void close() throws IOException {
    closeStream();
    channel.close();
  }
}
