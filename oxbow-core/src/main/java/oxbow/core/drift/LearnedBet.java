package oxbow.core.drift;

import java.util.Arrays;

/// A bet that ranks go on falling where they fell lately: it finds changes of any shape, such as a new mix of
/// categories or a second mode, a little later than a fixed bet that happens to fit.
///
/// It stakes three quarters on a histogram of past ranks that forgets exponentially, and keeps one quarter.
/// The stake is fixed before the rank is seen and the histogram sums to 1, so the mean pay-out under uniform
/// ranks is 1.
final class LearnedBet {
    /// Cells of the histogram; divides [Bets#CELLS].
    static final int CELLS = 16;

    private static final double STAKE = 0.75;

    private final double[] shares = new double[CELLS];
    private final double memory;

    /// @param rows about how many rows it remembers
    LearnedBet(double rows) {
        this.memory = 1 - 1 / rows;
        clear();
    }

    void clear() {
        Arrays.fill(shares, 1.0 / CELLS);
    }

    /// The pay-out for a rank in this cell; then learns from it.
    double factorAndLearn(int cell) {
        double factor = 1 - STAKE + STAKE * CELLS * shares[cell];
        for (int i = 0; i < CELLS; i++) {
            shares[i] *= memory;
        }
        shares[cell] += 1 - memory;
        return factor;
    }

    double share(int cell) {
        return shares[cell];
    }

    void share(int cell, double share) {
        shares[cell] = share;
    }
}
