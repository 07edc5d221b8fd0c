package oxbow.core.compare;

/// How large a difference is, in a unit that does not grow with the number of rows.
///
/// @param name what is measured: `ks_distance`, `wasserstein_sd`, `js_distance`, …
/// @param value the difference as it was seen, finite, not below 0
/// @param error how far, at most, sketches can have moved it: 0 where all rows were counted exactly
public record Effect(String name, double value, double error) {

    /// Checks that the figures are ones.
    public Effect {
        if (!(value >= 0) || !Double.isFinite(value) || !(error >= 0) || !Double.isFinite(error)) {
            throw new IllegalArgumentException(
                    "The effect %s (%s, error %s) must be finite and not below 0.".formatted(name, value, error));
        }
    }

    /// An effect without sketch error.
    static Effect exact(String name, double value) {
        return new Effect(name, value, 0);
    }

    /// What is left of the difference once the sketches' error is taken off: what a decision rests on.
    public double atLeast() {
        return Math.max(0, value - error);
    }
}
