package oxbow.predict;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Loads models and runs them in this process, on a fixed number of platform threads, one model run per thread. A
/// model that is used in several places is loaded once, and a run that takes longer than 30 seconds is ended.
/// Thread-safe; may be called from virtual threads.
public final class Predictors implements AutoCloseable {

    private static final int LONGEST_QUEUE = 1024;
    private static final int LONGEST_TRIAL_QUEUE = 16;
    private static final Duration LONGEST_RUN = Duration.ofSeconds(30);

    private final ModelFiles files;
    private final RunPool pool;
    /// A model nobody knows yet is tried apart from those that serve.
    private final RunPool trial = new RunPool(1, LONGEST_TRIAL_QUEUE);

    private final RunLimit limit;
    private final Map<String, Session> sessions = new HashMap<>();
    private final ReentrantLock loading = new ReentrantLock();

    /// @param threads how many models run at the same time
    /// @param cache folder in which ONNX Runtime's libraries are unpacked once and used again at the next start
    public Predictors(ModelFiles files, int threads, Path cache) {
        this(files, threads, cache, LONGEST_RUN);
    }

    /// @param longestRun after which a run of a model is ended, because it keeps its thread from all others
    Predictors(ModelFiles files, int threads, Path cache, Duration longestRun) {
        NativeLibraries.provide(cache);
        this.files = files;
        this.limit = new RunLimit(longestRun);
        this.pool = new RunPool(threads, LONGEST_QUEUE);
    }

    /// What a model says about itself, and, for scikit-learn's classifiers, the names of its classes. The model is
    /// loaded and, if its input has a known size, run once on zeros.
    ///
    /// @throws oxbow.problem.ProblemException of kind `RULE_BROKEN` if the bytes are no model that can be run, with
    ///     the reason
    public Signature inspect(byte[] onnx) {
        return trial.call(() -> {
            Session session = Session.open(onnx, () -> {}, limit);
            try {
                return new Probe(session).signature();
            } finally {
                session.release();
            }
        });
    }

    /// A handle on the model, to be closed by the caller.
    ///
    /// @param digest the artifact that holds the model
    /// @param signature as [#inspect] answered it, perhaps described further by whoever registered the model
    /// @throws oxbow.problem.ProblemException if the model cannot be run or the recipe does not suit it
    public Loaded load(String digest, Recipe recipe, Signature signature) {
        recipe.checkFor(signature);
        loading.lock();
        try {
            Session known = sessions.get(digest);
            if (known != null && known.retain()) {
                return new Loaded(digest, known, recipe, signature, pool);
            }
            Session opened = pool.call(() -> Session.open(files.bytes(digest), () -> forget(digest), limit));
            sessions.put(digest, opened);
            return new Loaded(digest, opened, recipe, signature, pool);
        } finally {
            loading.unlock();
        }
    }

    /// The digests of the models in memory.
    public List<String> loaded() {
        loading.lock();
        try {
            return List.copyOf(sessions.keySet());
        } finally {
            loading.unlock();
        }
    }

    private void forget(String digest) {
        loading.lock();
        try {
            Session known = sessions.get(digest);
            if (known != null && known.ended()) {
                sessions.remove(digest);
            }
        } finally {
            loading.unlock();
        }
    }

    /// Ends the runs under way and stops the threads.
    @Override
    public void close() {
        pool.close();
        trial.close();
        limit.close();
    }
}
