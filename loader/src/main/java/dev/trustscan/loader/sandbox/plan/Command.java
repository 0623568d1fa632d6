package dev.trustscan.loader.sandbox.plan;

import dev.trustscan.scanner.source.RepoPath;
import java.util.List;

/**
 * The program that runs, and which one exactly.
 *
 * @param words the program as it was called, and its arguments
 * @param program the program's file, links resolved
 * @param sha256 hex digest of that file; empty where it cannot be read
 * @param folder the current folder inside
 */
public record Command(List<String> words, RepoPath program, String sha256, RepoPath folder) {
  public Command {
    words = List.copyOf(words);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("no program");
    }
  }
}
