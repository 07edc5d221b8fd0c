package oxbow.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import oxbow.access.Access;
import oxbow.access.Principal;
import oxbow.data.Datasets;
import oxbow.data.Lineage;
import oxbow.evaluate.Evaluations;
import oxbow.identity.Ids;
import oxbow.label.ReviewSettings;
import oxbow.label.Reviews;
import oxbow.predict.Predictors;
import oxbow.predict.Recipe;
import oxbow.record.RecordSettings;
import oxbow.record.Records;
import oxbow.serve.Serve;
import oxbow.store.Artifacts;
import oxbow.store.Store;
import oxbow.store.StoreSettings;
import oxbow.store.Stores;
import oxbow.track.NewModelVersion;
import oxbow.track.Registry;
import oxbow.track.Runs;
import oxbow.work.Leases;
import oxbow.work.Outbox;

/// Everything that serving rests on, over a folder: real databases, a real log, a real model. May be closed and
/// opened again on the same folder.
public final class Stand implements AutoCloseable {

    public static final String PROJECT = "project";
    public static final Principal SOMEBODY = new Principal("somebody", "somebody", true, Map.of());

    public final Store store;
    public final Access access;
    public final Outbox outbox;
    public final Leases leases;
    public final Records records;
    public final Predictors predictors;
    public final Registry registry;
    public final Serve.Parts parts;

    public Stand(Path folder, Clock clock, long seed) {
        this(folder, clock, seed, RecordSettings.DEFAULT);
    }

    public Stand(Path folder, Clock clock, long seed, RecordSettings log) {
        RandomGenerator random = new Random(seed);
        Ids ids = new Ids(clock, random);
        store = Stores.open(new StoreSettings.Sqlite(), folder);
        access = new Access(store, clock, random, ids);
        outbox = new Outbox(store, clock, ids);
        leases = new Leases(store, clock);
        Artifacts artifacts = new Artifacts(folder.resolve("artifacts"));
        Lineage lineage = new Lineage(store, clock);
        Datasets datasets = new Datasets(store, artifacts, outbox, lineage, clock, ids);
        predictors = new Predictors(artifacts::bytes, 2, Path.of("target", "native"));
        Runs runs = new Runs(store, datasets, lineage, outbox, clock, ids);
        registry = new Registry(store, artifacts, predictors, runs, lineage, outbox, clock, ids);
        Evaluations evaluations =
                new Evaluations(store, artifacts, datasets, predictors, registry, lineage, outbox, clock);
        records = new Records(store, folder.resolve("log"), log, clock);
        Reviews reviews = new Reviews(store, outbox, clock, ids, random, ReviewSettings.standard());
        parts = new Serve.Parts(
                store,
                access,
                outbox,
                leases,
                lineage,
                reviews,
                predictors,
                registry,
                records,
                evaluations,
                clock,
                ids,
                random);
        if (registry.models(PROJECT).isEmpty()) {
            registry.create(PROJECT, "iris");
            String file = artifacts.put(model()).digest();
            for (String note : List.of("first", "second")) {
                registry.register(
                        PROJECT,
                        "iris",
                        new NewModelVersion(
                                Optional.empty(), file, List.of(), Optional.empty(), Recipe.IDENTITY, note));
            }
        }
    }

    private static byte[] model() {
        try (InputStream in = Stand.class.getResourceAsStream("/oxbow/predict/logreg_iris.onnx")) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until the log holds every row it was given.
    public void committed() {
        Eventually.holds("everything is in the log", () -> records.counters().pending() == 0);
    }

    @Override
    public void close() {
        records.close();
        predictors.close();
        store.close();
    }
}
