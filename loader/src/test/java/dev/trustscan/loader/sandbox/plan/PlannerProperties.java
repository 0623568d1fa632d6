package dev.trustscan.loader.sandbox.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.scanner.source.RepoPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Rules that hold for every plan, checked here by other means than the planner's own check. */
class PlannerProperties {
  private static final RepoPath WORKSPACE = Plans.WORKSPACE;

  @Provide
  Arbitrary<List<Exposure>> exposures() {
    Arbitrary<String> name =
        Arbitraries.of(
            ".claude", ".git", ".github", "a", "b", "AGENTS.md", "x\ny", "é", "-rf", "$(id)");
    Arbitrary<RepoPath> path =
        name.list().ofMinSize(1).ofMaxSize(5).map(parts -> RepoPath.of(String.join("/", parts)));
    Arbitrary<Exposure> exposure =
        Combinators.combine(
                path,
                Arbitraries.of(Exposure.Form.FILE, Exposure.Form.DIRECTORY),
                Arbitraries.of(true, false),
                Arbitraries.of(true, false))
            .as((at, form, acts, trusted) ->
                new Exposure(
                    at,
                    form,
                    acts,
                    trusted ? Optional.of(Bytes.of(at.text())) : Optional.empty(),
                    false));
    // A path is a file or a folder, never both; what lies below a file cannot be.
    return exposure.list().ofMaxSize(12).map(PlannerProperties::possible);
  }

  private static List<Exposure> possible(List<Exposure> all) {
    var files = new HashSet<RepoPath>();
    all.stream().filter(e -> e.form() == Exposure.Form.FILE).forEach(e -> files.add(e.path()));
    return all.stream()
        .filter(e -> e.form() == Exposure.Form.FILE || !files.contains(e.path()))
        .filter(e -> files.stream().noneMatch(f -> !f.equals(e.path()) && e.path().isWithin(f)))
        .toList();
  }

  private static RunPlan plan(Profile profile, List<Exposure> exposures) throws PlanException {
    return Planner.plan(Plans.request(profile, Policy.NOTHING, exposures));
  }

  @Property
  void no_two_mounts_share_a_destination_and_parents_come_first(
      @ForAll Profile profile, @ForAll("exposures") List<Exposure> exposures) throws Exception {
    var seen = new HashSet<RepoPath>();
    for (Mount mount : plan(profile, exposures).mounts()) {
      assertThat(seen).noneMatch(at -> at.isWithin(mount.at()));
      seen.add(mount.at());
    }
  }

  @Property
  void nothing_can_be_walked_around_by_renaming_what_lies_above(
      @ForAll Profile profile, @ForAll("exposures") List<Exposure> exposures) throws Exception {
    Map<RepoPath, Mount> all = new HashMap<>();
    plan(profile, exposures).mounts().forEach(m -> all.put(m.at(), m));
    for (Mount mount : all.values()) {
      boolean inside = mount.at().isWithin(WORKSPACE) && !mount.at().equals(WORKSPACE);
      if (inside && !(mount instanceof Mount.Pin)) {
        RepoPath up = mount.at().parent();
        while (!up.equals(WORKSPACE)) {
          Mount above = all.get(up);
          boolean closed = above instanceof Mount.MaskDirectory;
          assertThat(closed || above != null || isClosedAbove(all, up)).as("%s", mount).isTrue();
          up = up.parent();
        }
      }
    }
  }

  private static boolean isClosedAbove(Map<RepoPath, Mount> all, RepoPath at) {
    for (RepoPath up = at; up.isWithin(WORKSPACE); up = up.parent()) {
      if (all.get(up) instanceof Mount.MaskDirectory) {
        return true;
      }
    }
    return false;
  }

  @Property
  void nothing_writable_lies_below_or_at_a_mask(
      @ForAll Profile profile, @ForAll("exposures") List<Exposure> exposures) throws Exception {
    List<Mount> mounts = plan(profile, exposures).mounts();
    for (Mount mask : mounts) {
      if (mask instanceof Mount.MaskDirectory || mask instanceof Mount.MaskFile) {
        assertThat(mounts)
            .filteredOn(m -> m.at().isWithin(mask.at()) && !m.equals(mask))
            .allMatch(m -> m instanceof Mount.Approved);
      }
    }
  }

  @Property
  void what_is_not_trusted_and_acts_by_itself_is_never_visible(
      @ForAll Profile profile, @ForAll("exposures") List<Exposure> exposures) throws Exception {
    Map<RepoPath, Mount> all = new HashMap<>();
    plan(profile, exposures).mounts().forEach(m -> all.put(m.at(), m));
    for (Exposure each : exposures) {
      boolean must = each.selfActing() || profile.masks() == Profile.Masks.EVERYTHING;
      boolean gits = each.path().isWithin(RepoPath.of(".git"));
      if (must && each.approved().isEmpty() && !gits) {
        RepoPath at = WORKSPACE.child(each.path());
        assertThat(all.get(at) instanceof Mount.MaskFile || isClosedAbove(all, at))
            .as("%s in %s", each, all.keySet())
            .isTrue();
        assertThat(all.get(at) instanceof Mount.Approved).isFalse();
      }
    }
  }

  @Property
  void nothing_of_the_host_is_writable_but_the_workspace_and_its_private_git(
      @ForAll Profile profile, @ForAll("exposures") List<Exposure> exposures) throws Exception {
    assertThat(plan(profile, exposures).mounts())
        .filteredOn(Mount::isWritable)
        .allMatch(m -> m.at().isWithin(WORKSPACE));
  }
}
