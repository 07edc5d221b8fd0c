package oxbow.quickstart.job;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oxbow.quickstart.api.Api;
import oxbow.quickstart.digits.Digits;
import oxbow.quickstart.digits.Split;
import oxbow.quickstart.traffic.Counts;
import oxbow.quickstart.traffic.Traffic;
import oxbow.quickstart.train.Recipes;

/// The main job: a model in production goes wrong and is mended, in eight steps. For one thread.
public final class MainJob {
    /// How many steps there are.
    public static final int STEPS = 8;

    /// How long the server's windows are to be, in seconds: short, as the phases of the demonstration are.
    public static final int WINDOW_S = 2;

    private static final int IDLE_SPEED = 5;

    private final World world;
    private final Display display;
    private final List<StepReport> reports = new ArrayList<>();
    private Optional<Traffic> traffic = Optional.empty();

    public MainJob(Api api, Clock clock, Display display) {
        this.world = new World(api, Split.of(Digits.all(), Recipes.SEED), clock);
        this.display = display;
    }

    /// Runs the steps until one of them cannot go on.
    public JobReport run() {
        boolean complete = true;
        try {
            steps();
        } catch (StepBroken e) {
            complete = false;
        }
        boolean passed = complete && reports.size() == STEPS && reports.stream().allMatch(StepReport::passed);
        return new JobReport(reports, world.api().address().toString(), passed);
    }

    /// Live traffic, if the job came that far. It goes on until it is closed.
    public Optional<Traffic> traffic() {
        return traffic;
    }

    private void steps() throws StepBroken {
        step("A versioned data set and its profile", notes -> {
            new PublishData(world).run(notes);
            return true;
        });
        TrainModels.Trained models = step("Two models, trained, registered, evaluated", new TrainModels(world)::run);
        Traffic live = step("The better model in shadow", notes -> new ShadowBetter(world).run(notes, models));
        traffic = Optional.of(live);
        withTraffic("The better model as a canary", live, notes -> {
            new CanaryBetter(world).run(notes, models.better().name());
        });
        withTraffic(
                "Two bad candidates, rolled back", live, notes -> new RollBackBad(world).run(notes, models.better()));
        withTraffic("Lens and lamp fail", live, notes -> new BreakCamera(world).run(notes, live));
        withTraffic("Reviews mend the model", live, notes -> {
            new MendModel(world).run(notes, live, models.better());
        });
        withTraffic("The lineage of one prediction", live, notes -> new TraceLineage(world).run(notes));
        live.change(now -> now.atSpeed(IDLE_SPEED));
    }

    private void withTraffic(String title, Traffic live, Body body) throws StepBroken {
        step(title, notes -> {
            Counts before = live.counts();
            body.run(notes);
            Counts after = live.counts();
            long failed = after.failed() - before.failed();
            notes.fact("requests", after.answered() - before.answered());
            notes.fact("failed_requests", failed);
            notes.must(
                    failed == 0,
                    Figures.count(after.answered() - before.answered())
                            + " live requests were answered during this step, " + failed
                            + " were not"
                            + (failed == 0 ? "." : ": " + after.lastFailure().orElse("?")));
            return true;
        });
    }

    private <T> T step(String title, Step<T> step) throws StepBroken {
        int id = reports.size() + 1;
        display.started(id, STEPS, title);
        Notes notes = new Notes(display);
        long start = System.nanoTime();
        try {
            return step.run(notes);
        } catch (RuntimeException e) {
            notes.failed(String.valueOf(e.getMessage()));
            throw new StepBroken(e);
        } finally {
            StepReport report = notes.report(id, title, (System.nanoTime() - start) / 1e9);
            reports.add(report);
            display.ended(report);
        }
    }

    private interface Step<T> {
        T run(Notes notes);
    }

    private interface Body {
        void run(Notes notes);
    }

    private static final class StepBroken extends Exception {
        private static final long serialVersionUID = 1L;

        StepBroken(RuntimeException cause) {
            super(cause);
        }
    }
}
