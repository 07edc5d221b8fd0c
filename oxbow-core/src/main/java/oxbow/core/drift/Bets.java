package oxbow.core.drift;

import oxbow.core.metric.Distributions;

/// The fixed ways in which ranks may stop being uniform, each a density on 0..1 that a bet follows.
///
/// A rank seen through the normal quantile is a standard normal; the bets are that it has moved up or down by a
/// quarter to three standard deviations, has drawn together, or has spread. Each density is constant within
/// each of [#CELLS] equal cells, where it holds the exact mass, so a bet costs one table look-up and its mean
/// under uniform ranks is exactly 1.
final class Bets {
    /// Cells that the ranks are cut into.
    static final int CELLS = 256;

    private static final double[][] MOVED_AND_SCALED = {
        {-3, 1}, {-2, 1}, {-1, 1}, {-0.5, 1}, {-0.25, 1}, {0.25, 1}, {0.5, 1}, {1, 1}, {2, 1}, {3, 1}, {0, 0.5}, {0, 2}
    };

    private static final double[] TABLE = table();

    private Bets() {}

    /// How many bets there are.
    static int size() {
        return MOVED_AND_SCALED.length;
    }

    /// The pay-out of a bet when a rank falls into a cell; its mean over all cells is 1.
    static double factor(int cell, int bet) {
        return TABLE[cell * MOVED_AND_SCALED.length + bet];
    }

    private static double[] table() {
        int bets = MOVED_AND_SCALED.length;
        double[] table = new double[CELLS * bets];
        for (int bet = 0; bet < bets; bet++) {
            double move = MOVED_AND_SCALED[bet][0];
            double scale = MOVED_AND_SCALED[bet][1];
            double before = 0;
            for (int cell = 0; cell < CELLS; cell++) {
                double upTo = cell == CELLS - 1
                        ? 1
                        : Distributions.normalCdf((Distributions.normalQuantile((cell + 1.0) / CELLS) - move) / scale);
                table[cell * bets + bet] = Math.max(0, upTo - before) * CELLS;
                before = upTo;
            }
        }
        return table;
    }
}
