package dev.trustscan.scanner.inventory.select;

import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.EntryType;
import dev.trustscan.scanner.source.Provenance;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The few entries of a snapshot that any selector cares about, found in one pass over all names.
 * Thirty selectors that each look at every entry would cost more than listing them.
 */
final class Shortlist {
  private static final int FEWEST_SEPARATORS = 3;
  private static final int SHORTEST_SENTENCE = 20;

  /** Symbolic links outside {@code .git}. */
  final List<Entry> links = new ArrayList<>();

  /** Commits of other repositories. */
  final List<Entry> gitlinks = new ArrayList<>();

  /** FIFOs, sockets and devices. */
  final List<Entry> specials = new ArrayList<>();

  /** Entries named HEAD in any case. */
  final List<Entry> heads = new ArrayList<>();

  /** Entries named {@code .git} in any case. */
  final List<Entry> gits = new ArrayList<>();

  /** Files named {@code commondir} or {@code alternates}. */
  final List<Entry> pointers = new ArrayList<>();

  /** Names with any other character than letters, digits, dot, dash and underscore, or odd ends. */
  final List<Entry> unusual = new ArrayList<>();

  /** Long names of several words. */
  final List<Entry> wordy = new ArrayList<>();

  /** Executable files whose names say that they are data. */
  final List<Entry> executableData = new ArrayList<>();

  /** Images, recordings, fonts and documents. */
  final List<Entry> media = new ArrayList<>();

  /** Python's compiled files. */
  final List<Entry> bytecode = new ArrayList<>();

  /** Python files. */
  final List<Entry> python = new ArrayList<>();

  /** Names with {@code .local.} in them. */
  final List<Entry> locals = new ArrayList<>();

  /** Entries at the root and in folders where programs are looked up. */
  final List<Entry> lookedUp = new ArrayList<>();

  /** Entries whose folded path another entry may have too. */
  final List<Entry> alike = new ArrayList<>();

  private int plainData;

  private Shortlist(Snapshot snapshot) {
    boolean workTree = snapshot.provenance().kind() == Provenance.Kind.WORK_TREE;
    FoldedPaths folded = new FoldedPaths(snapshot.entries().size());
    Names names = new Names();
    for (Entry entry : snapshot.entries()) {
      names.read(entry.path());
      byType(entry, workTree);
      byName(entry, names);
      int twin = folded.add(entry.path(), names);
      if (twin >= 0) {
        alike.add(entry);
        alike.add(snapshot.entries().get(twin));
      }
    }
  }

  /** The shortlist of a snapshot, made once. */
  static Shortlist of(Snapshot snapshot) {
    return snapshot.derived(Shortlist.class, Shortlist::new);
  }

  /** How many files that are data by their names are not executable. */
  int plainData() {
    return plainData;
  }

  // In a work tree a submodule is a directory to which the index gives a commit.
  private void byType(Entry entry, boolean workTree) {
    switch (entry.type()) {
      case SYMLINK -> {
        if (!DotGit.contains(entry.path())) {
          links.add(entry);
        }
      }
      case GITLINK -> gitlinks.add(entry);
      case SPECIAL -> specials.add(entry);
      case DIRECTORY -> {
        if (workTree && !entry.objectId().isEmpty()) {
          gitlinks.add(entry);
        }
      }
      case FILE, REF -> {
        // Nothing by its type alone.
      }
    }
  }

  private void byName(Entry entry, Names names) {
    String text = names.text();
    int start = names.start();
    int length = text.length() - start;
    if (names.isUnusual()) {
      unusual.add(entry);
    }
    if (length >= SHORTEST_SENTENCE && names.separators() >= FEWEST_SEPARATORS) {
      wordy.add(entry);
    }
    if (length == 4 && text.regionMatches(true, start, "HEAD", 0, 4)) {
      heads.add(entry);
    } else if (length == 4 && text.regionMatches(true, start, ".git", 0, 4)) {
      gits.add(entry);
    } else if ((length == 9 && text.endsWith("commondir"))
        || (length == 10 && text.endsWith("alternates"))) {
      pointers.add(entry);
    }
    if (names.dots() >= 2 && text.indexOf(".local.", start) >= 0) {
      locals.add(entry);
    }
    if (start == 0 || PlantedPrograms.isPathFolder(text, start)) {
      lookedUp.add(entry);
    }
    if (entry.type() == EntryType.FILE && names.dots() > 0) {
      byExtension(entry, Extensions.kind(names.extensionHash()));
    }
  }

  private void byExtension(Entry entry, Extensions.Kind kind) {
    switch (kind) {
      case OTHER -> {
        // nothing
      }
      case BYTECODE -> bytecode.add(entry);
      case PYTHON -> python.add(entry);
      case DATA, MEDIA -> {
        if (kind == Extensions.Kind.MEDIA) {
          media.add(entry);
        }
        if (entry.executable()) {
          executableData.add(entry);
        } else {
          plainData++;
        }
      }
    }
  }

  /** What one look at each character of a name tells. */
  static final class Names {
    private static final int ORDINARY = 0;
    private static final int DOT = 1;
    private static final int SEPARATOR = 2;
    private static final int ODD = 4;
    private static final int WIDE = 8;
    private static final byte[] CLASSES = classes();

    private String text = "";
    private int start;
    private int dots;
    private int separators;
    private int extensionHash;
    private boolean unusual;
    private boolean ascii;
    private long foldedHash;

    private static byte[] classes() {
      byte[] classes = new byte[128];
      Arrays.fill(classes, (byte) ODD);
      for (int c = 0; c < 128; c++) {
        if (Character.isLetterOrDigit(c)) {
          classes[c] = ORDINARY;
        }
      }
      classes['.'] = DOT;
      classes['-'] = SEPARATOR;
      classes['_'] = SEPARATOR;
      return classes;
    }

    // One loop with local variables: it runs over every character of every name.
    void read(RepoPath path) {
      String whole = path.text();
      int begin = whole.lastIndexOf('/') + 1;
      int end = whole.length();
      int seen = 0;
      int dotCount = 0;
      int separatorCount = 0;
      int extension = 0;
      long folded = 0;
      for (int i = begin; i < end; i++) {
        int c = whole.charAt(i);
        int lower = c >= 'A' && c <= 'Z' ? c + 32 : c;
        folded = folded * 0x100000001b3L + lower;
        extension = 31 * extension + lower;
        int kind = c < 128 ? CLASSES[c] : WIDE;
        seen |= kind;
        if (kind == DOT) {
          dotCount++;
          extension = 0;
        } else if (kind == SEPARATOR || c == ' ') {
          separatorCount++;
        }
      }
      text = whole;
      start = begin;
      dots = dotCount;
      separators = separatorCount;
      extensionHash = extension;
      foldedHash = folded;
      ascii = (seen & WIDE) == 0;
      unusual =
          (seen & (ODD | WIDE)) != 0
              || (begin < end && (whole.charAt(begin) == '-' || whole.charAt(end - 1) == '.'));
    }

    String text() {
      return text;
    }

    int start() {
      return start;
    }

    int dots() {
      return dots;
    }

    int separators() {
      return separators;
    }

    /** The hash code of the extension in lower case. */
    int extensionHash() {
      return extensionHash;
    }

    boolean isUnusual() {
      return unusual;
    }

    /** A hash of the name that is the same for names that fold to the same. */
    long foldedHash() {
      return ascii ? foldedHash : FoldedPaths.hash(Folding.folded(text.substring(start)));
    }
  }
}
