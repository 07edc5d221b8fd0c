package oxbow.web.rest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oxbow.serve.Evidence;
import oxbow.serve.Happening;
import oxbow.serve.Plan;
import oxbow.serve.Rollout;
import oxbow.serve.Step;
import oxbow.serve.Verdict;
import oxbow.serve.Wait;

/// A rollout as the API shows it.
public record RolloutView(
        String id,
        String endpoint,
        String state,
        String pattern,
        int step,
        List<Step> steps,
        Plan plan,
        DeploymentView candidate,
        DeploymentView champion,
        Evidence evidence,
        Optional<Wait> expectedWait,
        Optional<Verdict> verdict,
        List<Happening> history,
        long unlabelledCanary,
        long waitingCanary,
        String startedBy,
        Instant startedAt,
        Instant stepStartedAt,
        Optional<Instant> endedAt) {

    static RolloutView of(Rollout rollout) {
        return new RolloutView(
                rollout.id(),
                rollout.endpoint(),
                rollout.state().word(),
                rollout.plan().pattern().word(),
                rollout.step(),
                rollout.plan().steps(),
                rollout.plan(),
                DeploymentView.of(rollout.candidate()),
                DeploymentView.of(rollout.champion()),
                rollout.evidence(),
                rollout.expectedWait(),
                rollout.verdict(),
                rollout.history(),
                rollout.evidence().unlabelledCanary(),
                rollout.evidence().waitingCanary(),
                rollout.startedBy(),
                rollout.startedAt(),
                rollout.stepStartedAt(),
                rollout.endedAt());
    }
}
