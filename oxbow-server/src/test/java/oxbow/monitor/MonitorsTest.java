package oxbow.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import oxbow.core.descriptor.ImageDescriptors;
import oxbow.json.Json;
import oxbow.record.Arm;
import oxbow.record.Logged;
import oxbow.record.Prediction;
import oxbow.serve.Endpoint;
import oxbow.serve.Serve;
import oxbow.serve.ServeSettings;
import oxbow.testing.Stand;
import oxbow.testing.SteppedClock;

class MonitorsTest {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static final MonitorSettings SETTINGS = new MonitorSettings(100_000, 500);
    private static final int DARK_FROM = 4_000;

    private final SteppedClock clock = new SteppedClock(START);

    /// Row i comes at second i; from [#DARK_FROM] on the lamp has failed, if it fails.
    private static Prediction row(int i, String endpointId, String deployment, Random random, boolean fails) {
        double light = fails && i >= DARK_FROM ? 0.35 : 1;
        return new Prediction(
                "prediction-" + i,
                START.plusSeconds(i),
                Stand.PROJECT,
                endpointId,
                1,
                deployment,
                Arm.CHAMPION,
                0,
                "key-" + i,
                Integer.toString(random.nextInt(10)),
                0.7 + 0.1 * random.nextGaussian(),
                "model",
                0,
                100,
                Optional.of(new ImageDescriptors(
                        light * (0.3 + 0.03 * random.nextGaussian()),
                        0.3 + 0.02 * random.nextGaussian(),
                        0.5 + 0.1 * random.nextGaussian())),
                new byte[0],
                "example-" + i,
                "");
    }

    private static Monitors monitors(Stand stand, Serve serve) {
        return new Monitors(
                stand.store,
                stand.records,
                serve.endpoints(),
                stand.access,
                stand.outbox,
                stand.parts.clock(),
                stand.parts.ids());
    }

    private static void log(Stand stand, Endpoint endpoint, int from, int to, boolean fails) {
        for (int i = from; i < to; i++) {
            stand.records.append(
                    row(i, endpoint.id(), endpoint.champion().id(), new Random(i * 0x9E3779B97F4A7C15L), fails));
        }
        stand.committed();
    }

    @Test
    void unchangedTrafficRaisesNoAlarmAndThePromiseIsInForce(@TempDir Path folder) {
        try (Stand stand = new Stand(folder, clock, 1);
                Serve serve = new Serve(stand.parts, ServeSettings.standard());
                Monitors monitors = monitors(stand, serve)) {
            Endpoint endpoint = serve.endpoints().create(Stand.SOMEBODY, Stand.PROJECT, "flowers", "iris/1");
            monitors.pass();
            monitors.configure(Stand.SOMEBODY, Stand.PROJECT, "flowers", SETTINGS);
            assertThat(monitors.view(Stand.PROJECT, "flowers").referenceRows()).isEqualTo(SETTINGS.referenceRows());
            log(stand, endpoint, 0, 8_000, false);
            monitors.pass();
            MonitorView view = monitors.view(Stand.PROJECT, "flowers");
            assertThat(view.alarms()).isEmpty();
            assertThat(view.detectors())
                    .hasSize(5)
                    .allMatch(detector -> detector.state().equals("watching"));
            assertThat(view.inForce()).isTrue();
            assertThat(view.promise()).contains("100,000 rows", "all 5 detectors together", "In force");
        }
    }

    @Test
    void aFailingLampIsFoundWithItsTimeOnceAcrossRestarts(@TempDir Path folder) {
        int noticedBy = DARK_FROM + 60;
        try (Stand stand = new Stand(folder, clock, 1);
                Serve serve = new Serve(stand.parts, ServeSettings.standard());
                Monitors monitors = monitors(stand, serve)) {
            Endpoint endpoint = serve.endpoints().create(Stand.SOMEBODY, Stand.PROJECT, "flowers", "iris/1");
            monitors.configure(Stand.SOMEBODY, Stand.PROJECT, "flowers", SETTINGS);
            log(stand, endpoint, 0, DARK_FROM + 3, true);
            monitors.pass();
            assertThat(monitors.alarms(Stand.PROJECT, Optional.empty(), 10)).isEmpty();
        }
        try (Stand stand = new Stand(folder, clock, 2);
                Serve serve = new Serve(stand.parts, ServeSettings.standard());
                Monitors monitors = monitors(stand, serve)) {
            Endpoint endpoint = serve.endpoints().find(Stand.PROJECT, "flowers");
            log(stand, endpoint, DARK_FROM + 3, noticedBy, true);
            monitors.pass();
            Alarm alarm =
                    monitors.alarms(Stand.PROJECT, Optional.of("flowers"), 10).getFirst();
            assertThat(alarm.feature()).isEqualTo(Feature.BRIGHTNESS);
            assertThat(Duration.between(START.plusSeconds(DARK_FROM), alarm.changeAt())
                            .abs())
                    .isLessThanOrEqualTo(Duration.ofSeconds(3));
            assertThat(alarm.sentence()).contains("brightness fell from 0.");
            assertThat(alarm.meanAfter().orElseThrow()).isBetween(0.09, 0.13);
            assertThat(alarm.before().n()).isGreaterThanOrEqualTo(500);
        }
        try (Stand stand = new Stand(folder, clock, 3);
                Serve serve = new Serve(stand.parts, ServeSettings.standard());
                Monitors monitors = monitors(stand, serve)) {
            log(stand, serve.endpoints().find(Stand.PROJECT, "flowers"), noticedBy, noticedBy + 2_000, true);
            monitors.pass();
            List<Alarm> alarms = monitors.alarms(Stand.PROJECT, Optional.of("flowers"), 10);
            assertThat(alarms).as("neither lost nor repeated").hasSize(1);
            Alarm seen = monitors.acknowledge(
                    Stand.SOMEBODY, Stand.PROJECT, alarms.getFirst().id(), true, "lamp");
            assertThat(seen.acknowledged()).map(Alarm.Acknowledgement::note).contains("lamp");
        }
    }

    @Test
    void anAlarmOfACategoryHasNoMeans(@TempDir Path folder) {
        try (Stand stand = new Stand(folder, clock, 4);
                Serve serve = new Serve(stand.parts, ServeSettings.standard());
                Monitors monitors = monitors(stand, serve)) {
            Endpoint endpoint = serve.endpoints().create(Stand.SOMEBODY, Stand.PROJECT, "flowers", "iris/1");
            monitors.configure(Stand.SOMEBODY, Stand.PROJECT, "flowers", SETTINGS);
            log(stand, endpoint, 0, DARK_FROM, false);
            for (int i = DARK_FROM; i < DARK_FROM + 200; i++) {
                Prediction row = row(i, endpoint.id(), endpoint.champion().id(), new Random(i), false);
                stand.records.append(onlySevens(row));
            }
            stand.committed();
            monitors.pass();
            Alarm alarm =
                    monitors.alarms(Stand.PROJECT, Optional.of("flowers"), 10).getFirst();
            assertThat(alarm.feature()).isEqualTo(Feature.PREDICTED_CLASS);
            assertThat(alarm.meanBefore()).isEmpty();
            assertThat(alarm.meanAfter()).isEmpty();
            assertThat(Json.write(alarm)).doesNotContain("NaN", "mean_");
        }
    }

    private static Prediction onlySevens(Prediction row) {
        return new Prediction(
                row.id(),
                row.at(),
                row.projectId(),
                row.endpointId(),
                row.snapshot(),
                row.deploymentId(),
                row.arm(),
                row.canaryWeight(),
                row.key(),
                "7",
                row.score(),
                row.decidedBy(),
                row.askProbability(),
                row.latencyMicros(),
                row.descriptors(),
                row.payload(),
                row.exampleId(),
                row.error());
    }

    @Test
    void aWatchThatIsKeptAsTextGoesOnAsIfItHadNeverStopped() {
        Watch whole = new Watch("endpoint", SETTINGS, WatchState.NEW);
        Watch parts = new Watch("endpoint", SETTINGS, WatchState.NEW);
        int alarms = 0;
        for (int i = 0; i < 6_000; i++) {
            Logged row = new Logged(i + 1, row(i, "endpoint", "deployment", new Random(i * 0x9E3779B97F4A7C15L), true));
            List<Watch.Found> expected = whole.observe(row);
            List<Watch.Found> found = parts.observe(row);
            alarms += found.size();
            assertThat(found.stream().map(Watch.Found::alarm).toList())
                    .isEqualTo(expected.stream().map(Watch.Found::alarm).toList());
            if (i % 700 == 0) {
                String text = Json.write(parts.state());
                parts = new Watch("endpoint", SETTINGS, Json.read(text, WatchState.class));
            }
        }
        assertThat(alarms).isEqualTo(1);
        assertThat(parts.state()).isEqualTo(whole.state());
    }

    @Test
    void alikeNeighboursPutThePromiseOutOfForce() {
        double[] walk = new double[1_000];
        Random random = new Random(1);
        for (int i = 1; i < walk.length; i++) {
            walk[i] = 0.5 * walk[i - 1] + random.nextGaussian();
        }
        assertThat(Series.lagOne(walk)).isBetween(0.4, 0.6);
        FeatureWatch watch = new FeatureWatch(FeatureState.collecting(Feature.SCORE, 0), 1e6, walk.length);
        for (double value : walk) {
            watch.observe(value, 0, () -> 1);
        }
        assertThat(Promise.holds(watch)).isFalse();
        assertThat(Promise.sentence(SETTINGS, List.of(watch))).contains("Not in force");
    }
}
