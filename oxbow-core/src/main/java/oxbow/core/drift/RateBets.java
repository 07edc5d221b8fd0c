package oxbow.core.drift;

/// The bets against a mean that has not moved: each pays `base + slope · value` for a row, on average at most 1
/// as long as the mean lies within the baseline, and never less than 0.
///
/// A bet on growth stakes a part of what could be lost at 0 against `value − high`; parts from a half down to a
/// sixty-fourth (less for rare events) cover changes from large to small. A bet on a fall is its mirror image.
///
/// @param base pay-out at 0
/// @param slope what a value of 1 adds
@SuppressWarnings("ArrayRecordComponent") // read in the innermost loop, never handed out
record RateBets(double[] base, double[] slope) {
    /// Bets on each side.
    static final int EACH = 6;

    private static final double MOST = 0.5;
    private static final double LEAST = 1.0 / 64;

    static RateBets of(RateBaseline baseline, Side side) {
        boolean up = side != Side.DOWN && baseline.high() < 1;
        boolean down = side != Side.UP && baseline.low() > 0;
        int count = (up ? EACH : 0) + (down ? EACH : 0);
        if (count == 0) {
            throw new IllegalArgumentException(
                    "The baseline (%s to %s) must leave room for a change. Maybe the reference is too small?"
                            .formatted(baseline.low(), baseline.high()));
        }
        RateBets bets = new RateBets(new double[count], new double[count]);
        if (up) {
            bets.fill(0, Math.max(baseline.high(), Double.MIN_NORMAL), false);
        }
        if (down) {
            bets.fill(count - EACH, Math.max(1 - baseline.low(), Double.MIN_NORMAL), true);
        }
        return bets;
    }

    /// Bets on both sides, in places that do not depend on the baseline; a side without room pays 1.
    static RateBets padded(RateBaseline baseline) {
        RateBets bets = none();
        if (baseline.high() < 1) {
            bets.fill(0, Math.max(baseline.high(), Double.MIN_NORMAL), false);
        }
        if (baseline.low() > 0) {
            bets.fill(EACH, Math.max(1 - baseline.low(), Double.MIN_NORMAL), true);
        }
        return bets;
    }

    /// Bets that stake nothing.
    static RateBets none() {
        RateBets bets = new RateBets(new double[2 * EACH], new double[2 * EACH]);
        java.util.Arrays.fill(bets.base(), 1);
        return bets;
    }

    int size() {
        return base.length;
    }

    private void fill(int from, double bound, boolean mirrored) {
        double least = Math.min(LEAST, bound / 4);
        for (int i = 0; i < EACH; i++) {
            double part = MOST * Math.pow(least / MOST, (double) i / (EACH - 1));
            double perUnit = part / bound;
            base[from + i] = mirrored ? 1 - part + perUnit : 1 - part;
            slope[from + i] = mirrored ? -perUnit : perUnit;
        }
    }
}
