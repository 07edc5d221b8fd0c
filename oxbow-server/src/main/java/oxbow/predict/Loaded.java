package oxbow.predict;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// A model ready to run, with its recipe. Each holder closes its own; the native memory is freed once all have
/// and no run is under way. Thread-safe, many callers at once.
public final class Loaded implements AutoCloseable {

    private final String digest;
    private final Session session;
    private final Recipe recipe;
    private final Signature signature;
    private final OutputReading reading;
    private final RunPool pool;
    private final AtomicBoolean open = new AtomicBoolean(true);

    /// Takes over a use of the session.
    Loaded(String digest, Session session, Recipe recipe, Signature signature, RunPool pool) {
        this.digest = digest;
        this.session = session;
        this.recipe = recipe;
        this.signature = signature;
        this.reading = new OutputReading(session.signature(), signature);
        this.pool = pool;
    }

    /// The digest of the model's file.
    public String digest() {
        return digest;
    }

    public Recipe recipe() {
        return recipe;
    }

    public Signature signature() {
        return signature;
    }

    /// Another handle on the same model, to be closed by itself; empty if this one has been closed already, so a
    /// caller that got hold of a handle while it was being replaced looks again for the new one.
    public Optional<Loaded> retain() {
        if (!open.get() || !session.retain()) {
            return Optional.empty();
        }
        return Optional.of(new Loaded(digest, session, recipe, signature, pool));
    }

    /// Checks the inputs against the signature, applies the recipe and runs the model.
    ///
    /// @throws oxbow.problem.ProblemException if an input does not fit, or, of kind `OVERLOADED`, if too many
    ///     predictions are waiting
    /// @throws ModelFailure if the model breaks down
    /// @throws IllegalStateException if this handle is closed
    public Result run(List<Tensor> inputs) {
        signature.check(inputs);
        if (!open.get() || !session.retain()) {
            throw new IllegalStateException("The model " + digest + " has been released.");
        }
        try {
            return pool.call(() -> runHere(inputs));
        } finally {
            session.release();
        }
    }

    /// Scores rows of raw values in batches; the order is kept.
    ///
    /// @param rows one raw input each, at least one
    /// @throws oxbow.problem.ProblemException if a row does not fit, or the model is no classifier
    ///     with a single FP32 input
    public Scored score(float[][] rows) {
        return new BatchScoring(signature, this::run).score(rows);
    }

    /// Lets go of the model. Runs under way end undisturbed.
    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            session.release();
        }
    }

    /// On a thread of the pool, with a use of its own: an interrupted caller may have let go of his.
    private Result runHere(List<Tensor> inputs) {
        if (!session.retain()) {
            throw new IllegalStateException("The model " + digest + " has been released.");
        }
        try {
            List<Tensor> fed = recipe.equals(Recipe.IDENTITY)
                    ? inputs
                    : List.of(recipe.apply(inputs.getFirst(), signature.image()));
            return reading.read(session.run(fed));
        } finally {
            session.release();
        }
    }
}
