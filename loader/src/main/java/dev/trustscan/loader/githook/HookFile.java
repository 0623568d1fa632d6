package dev.trustscan.loader.githook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** One hook file, which may be another tool's. */
final class HookFile {
  private static final String ASIDE = ".before-trustscan";
  private static final int MOST = 1 << 20;

  private final Path folder;
  private final HookEvent event;
  private final Path file;
  private final Path aside;

  /** How a hook file stands. */
  enum State {
    /** There is none, or only that of others. */
    ABSENT,
    /** It runs ours. */
    INSTALLED,
    /** It names a script of ours that is not there. */
    STALE
  }

  HookFile(Path folder, HookEvent event) {
    this.folder = folder;
    this.event = event;
    this.file = folder.resolve(event.file());
    this.aside = folder.resolve(event.file() + ASIDE);
  }

  State state(Path script) throws IOException {
    if (!isFile(file)) {
      return State.ABSENT;
    }
    String text = read();
    if (!HookText.has(text)) {
      return State.ABSENT;
    }
    boolean ours = text.contains(HookText.block(script, event));
    return ours && Files.isExecutable(script) ? State.INSTALLED : State.STALE;
  }

  /** Adds ours; what was there runs as before, and after it. */
  void install(Path script) throws IOException, HookException {
    String block = HookText.block(script, event);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      write(HookText.alone(block), PosixFilePermissions.fromString("rwxr-xr-x"));
      return;
    }
    if (isFile(file)) {
      String text = read();
      if (HookText.has(text)) {
        remove();
        install(script);
        return;
      }
      if (Files.isExecutable(file) && HookText.isShell(text)) {
        write(HookText.with(text, block), Files.getPosixFilePermissions(file));
        return;
      }
    }
    moveAside(block);
  }

  // A program, a link, or a file that git does not run: it is kept under another name.
  private void moveAside(String block) throws IOException, HookException {
    if (Files.exists(aside, LinkOption.NOFOLLOW_LINKS)) {
      throw new HookException(aside + " is in the way; look at it, and move it or delete it.");
    }
    boolean ran = Files.isExecutable(file);
    Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
    String other = aside.getFileName().toString();
    try {
      write(
          ran ? HookText.before(block, other) : HookText.alone(block),
          PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
      throw e;
    }
  }

  /** Takes ours away; the file is then what it was. */
  boolean remove() throws IOException {
    if (!isFile(file)) {
      return false;
    }
    String text = read();
    if (!HookText.has(text)) {
      return false;
    }
    if (Files.exists(aside, LinkOption.NOFOLLOW_LINKS) && text.startsWith("#!/bin/sh\n")) {
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    } else if (HookText.onlyOurs(text)) {
      Files.delete(file);
    } else {
      write(HookText.without(text), Files.getPosixFilePermissions(file));
    }
    return true;
  }

  private String read() throws IOException {
    try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(MOST + 1);
      if (bytes.length > MOST) {
        throw new IOException(file + " is larger than a hook may be");
      }
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  private void write(String text, Set<PosixFilePermission> permissions) throws IOException {
    Files.createDirectories(folder);
    WholeFile.write(file, text.getBytes(StandardCharsets.ISO_8859_1), permissions);
  }

  private static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }
}
