package oxbow.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import oxbow.data.Datasets;
import oxbow.data.Lineage;
import oxbow.evaluate.Evaluations;
import oxbow.identity.Ids;
import oxbow.predict.Predictors;
import oxbow.store.Artifacts;
import oxbow.store.Store;
import oxbow.track.Registry;
import oxbow.track.Runs;
import oxbow.work.Outbox;

/// The stages from data to evaluation on a fresh database, for tests.
public final class Workbench implements AutoCloseable {

    /// The project of every test.
    public static final String PROJECT = "01980000-0000-7000-8000-000000000001";

    private static final int WRITERS = 16;

    public final Store store;
    public final Artifacts artifacts;
    public final Lineage lineage;
    public final Datasets datasets;
    public final Predictors predictors;
    public final Runs runs;
    public final Registry registry;
    public final Evaluations evaluations;

    public Workbench(TestDatabases database, Path folder) {
        Clock clock = Clock.systemUTC();
        Ids ids = new Ids(clock, RandomGenerator.of("L64X128MixRandom"));
        store = database.open(folder);
        artifacts = new Artifacts(folder.resolve("artifacts"));
        Outbox outbox = new Outbox(store, clock, ids);
        lineage = new Lineage(store, clock);
        datasets = new Datasets(store, artifacts, outbox, lineage, clock, ids);
        predictors = new Predictors(artifacts::bytes, 2, folder.resolve("native"));
        runs = new Runs(store, datasets, lineage, outbox, clock, ids);
        registry = new Registry(store, artifacts, predictors, runs, lineage, outbox, clock, ids);
        evaluations = new Evaluations(store, artifacts, datasets, predictors, registry, lineage, outbox, clock);
    }

    /// Keeps a text as an artifact and answers its digest.
    public String file(String text) {
        return artifacts.put(text.getBytes(StandardCharsets.UTF_8)).digest();
    }

    /// Keeps a file of the test resources as an artifact and answers its digest.
    public String resource(String path) {
        try (InputStream in = Objects.requireNonNull(Workbench.class.getResourceAsStream(path), path)) {
            return artifacts.put(in.readAllBytes()).digest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs the work sixteen times at once and answers what came of each.
    public static <T> List<T> sixteenAtOnce(Callable<T> work) {
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<T> results = new ArrayList<>();
            for (Future<T> each : writers.invokeAll(Collections.nCopies(WRITERS, work))) {
                results.add(each.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        predictors.close();
        store.close();
    }
}
