package dev.trustscan.loader.store;

import dev.trustscan.loader.envelope.EnvelopeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A mark in a folder. */
final class FolderMark implements MarkPlace {
  private static final int MAX = 1 << 16;

  private final Path folder;
  private final Path home;
  private final RefusalFile refusals;

  FolderMark(Path folder, Path home) {
    this.folder = folder;
    this.home = home;
    refusals = new RefusalFile(folder.resolve("deny.jsonl"));
  }

  private Path file() {
    return folder.resolve("mark.json");
  }

  @Override
  public Optional<Mark> read() throws StoreException {
    if (!present()) {
      return Optional.empty();
    }
    try {
      Optional<byte[]> bytes = Disk.read(file(), MAX);
      return bytes.isEmpty() ? Optional.empty() : Optional.of(Mark.parse(bytes.get()));
    } catch (EnvelopeException e) {
      throw StoreException.unsound(file().toString(), "the mark is damaged. " + e.getMessage());
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void write(Mark mark) throws StoreException {
    try {
      Disk.folder(folder);
      Places.check(folder, home);
      Disk.replace(file(), mark.bytes());
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public List<byte[]> refusals() throws StoreException {
    return present() ? refusals.read() : List.of();
  }

  @Override
  public void refuse(byte[] line) throws StoreException {
    try {
      Disk.folder(folder);
      Places.check(folder, home);
      refusals.add(line);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void replaceRefusals(List<byte[]> lines) throws StoreException {
    try {
      Disk.folder(folder);
      Places.check(folder, home);
      refusals.replace(lines);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void forget() throws StoreException {
    try {
      if (present()) {
        Files.deleteIfExists(file());
        Disk.sync(folder);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private boolean present() throws StoreException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    Places.check(folder, home);
    return true;
  }

  private StoreException failed(IOException e) {
    return new StoreException(
        StoreException.Kind.FAILED, "The mark in " + folder + " cannot be read or written.", e);
  }
}
