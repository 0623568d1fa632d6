package dev.trustscan.scanner.inventory.select;

import dev.trustscan.scanner.inventory.Selector;
import dev.trustscan.scanner.inventory.TextSelector;
import java.util.List;

/** Every selector, sorted by name. What each finds is listed in the package's description. */
public final class Selectors {
  private static final List<Selector> TREE =
      List.of(
          new Named("bare-repository", BuriedGit::bare),
          new Named("buried-git-attributes", BuriedGit::attributes),
          new Named("buried-git-config", BuriedGit::configs),
          new Named("buried-git-hook", BuriedGit::hooks),
          new Named("case-collision", Folding::collisions),
          new Named("disguised-text", DataFiles::disguised),
          new Named("dotgit-lookalike", DotGit::lookalikes),
          new Named("executable-data", DataFiles::executable),
          new Named("filename-injection", FileNames::injections),
          new Named("filename-odd", FileNames::odd),
          new Named("git-pointer-escape", GitPointers::escapes),
          new Named("gitdir-file", GitPointers::files),
          new Named("gitlink", Submodules::links),
          new Named("gitlink-unlisted", Submodules::unlisted),
          new Named("hex-ref-name", RefNames::hex),
          new Named("hostile-ref-name", RefNames::hostile),
          new Named("name-alias", DotGit::aliases),
          new Named("orphan-bytecode", OddFiles::orphanBytecode),
          new Named("planted-binary", PlantedPrograms::find),
          new Named("reserved-ref-name", RefNames::reserved),
          new Named("special-file", OddFiles::special),
          new Named("split-gitdir", BuriedGit::split),
          new Named("stdlib-shadow", PythonShadows::find),
          new Named("submodule-through-link", Submodules::throughLinks),
          new Named("symlink-as-control", Links::asControl),
          new Named("symlink-dir-case", Folding::linkCollisions),
          new Named("symlink-escape", Links::escapes),
          new Named("symlink-loop", Links::loops),
          new Named("symlink-to-control", Links::toControl),
          new Named("symlink-to-git", Links::toGit),
          new Named("tracked-local-file", OddFiles::trackedLocal));

  private Selectors() {}

  /** The selectors of the tree. */
  public static List<Selector> builtIn() {
    return TREE;
  }

  /** The selectors of text. */
  public static List<TextSelector> ofText() {
    return Markers.ALL;
  }
}
