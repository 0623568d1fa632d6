package dev.trustscan.loader.sandbox;

import dev.trustscan.loader.sandbox.bwrap.BwrapSandbox;
import dev.trustscan.loader.sandbox.git.GitImport;
import dev.trustscan.loader.sandbox.host.RunFolder;
import dev.trustscan.loader.sandbox.host.SetupException;
import dev.trustscan.loader.sandbox.plan.Command;
import dev.trustscan.loader.sandbox.plan.Mount;
import dev.trustscan.loader.sandbox.plan.Network;
import dev.trustscan.loader.sandbox.plan.PlanException;
import dev.trustscan.loader.sandbox.plan.PlanRules;
import dev.trustscan.loader.sandbox.plan.RunPlan;
import dev.trustscan.loader.sandbox.plan.Terminal;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.RepoPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.SortedMap;

/**
 * Makes a bundle of the run's commits, inside: the repository may be set up to run anything by now.
 */
final class Bundling {
  private static final RepoPath OUT = RepoPath.of("run/trustscan/out");

  private Bundling() {}

  static void run(
      RunPlan run, GitImport taking, SortedMap<String, String> moved, RunFolder folder, Path out)
      throws IOException, SetupException, PlanException {
    var mounts = new ArrayList<Mount>(run.mounts());
    mounts.add(new Mount.ReadWrite(RepoPaths.ofAbsolute(out.toRealPath()), OUT));
    var words =
        taking.bundling(moved, RepoPaths.absolute(run.workspace()).toString(), "/" + OUT.text());
    var plan =
        new RunPlan(
            run.profile(),
            new Command(words, RepoPath.of("usr/bin/git"), "", run.workspace()),
            run.workspace(),
            run.tree(),
            PlanRules.ordered(mounts),
            run.environment(),
            new Network.None(),
            run.limits(),
            Terminal.NONE,
            run.git(),
            false,
            false);
    PlanRules.check(plan);
    new BwrapSandbox(folder.part("bundling")).run(plan, out, BwrapSandbox.Streams.FILES);
  }
}
