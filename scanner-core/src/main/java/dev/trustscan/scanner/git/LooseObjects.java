package dev.trustscan.scanner.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.zip.Inflater;

/** Objects in files of their own. */
final class LooseObjects {
  private static final int LONGEST_HEADER = 32;
  private static final int CHUNK = 8 << 10;

  private final GitFiles files;
  private final String folder;

  LooseObjects(GitFiles files, String folder) {
    this.files = files;
    this.folder = folder;
  }

  /** The object as a stream, if it is here. */
  @SuppressWarnings("MustBeClosedChecker") // the stream closes the file
  Optional<ObjectStore.Opened> open(ObjectName name) throws IOException {
    String hex = name.hex();
    Optional<FileChannel> file =
        files.open(folder + "/" + hex.substring(0, 2) + "/" + hex.substring(2));
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(open(file.get()));
    } catch (IOException e) {
      file.get().close();
      throw e;
    }
  }

  private static ObjectStore.Opened open(FileChannel file) throws IOException {
    Inflater inflater = new Inflater();
    Inflated.Input input =
        () -> {
          ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
          if (file.read(buffer) <= 0) {
            throw GitException.damaged("an object's file ends too early");
          }
          return new Inflated.Piece(buffer.array(), 0, buffer.position());
        };
    try {
      String[] header = header(inflater, input).split(" ", -1);
      if (header.length != 2 || header[1].isEmpty() || header[1].length() > 18) {
        throw GitException.damaged("an object's header is not one");
      }
      long size = size(header[1]);
      InputStream stream = Inflated.stream(inflater, input, size);
      return new ObjectStore.Opened(ObjectKind.ofWord(header[0]), size, closing(stream, file));
    } catch (IOException e) {
      inflater.end();
      throw e;
    }
  }

  private static String header(Inflater inflater, Inflated.Input input) throws IOException {
    var header = new ByteArrayOutputStream();
    byte[] one = new byte[1];
    while (header.size() < LONGEST_HEADER
        && Inflated.inflate(inflater, input, one, 0, 1) == 1
        && one[0] != 0) {
      header.write(one[0]);
    }
    return header.toString(StandardCharsets.ISO_8859_1);
  }

  private static long size(String digits) throws GitException {
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        throw GitException.damaged("an object's size is not a number");
      }
    }
    return Long.parseLong(digits);
  }

  private static InputStream closing(InputStream stream, FileChannel file) {
    return new java.io.FilterInputStream(stream) {
      @Override
      public void close() throws IOException {
        super.close();
        file.close();
      }
    };
  }

  void startingWith(String hex, int most, Collection<ObjectName> found) throws IOException {
    for (String rest : files.list(folder + "/" + hex.substring(0, 2))) {
      String whole = hex.substring(0, 2) + rest;
      if (whole.startsWith(hex) && found.size() < most) {
        ObjectName.parse(whole).ifPresent(found::add);
      }
    }
  }
}
