package oxbow.core.compare;

import java.util.Arrays;
import java.util.SplittableRandom;

/// The statistics of some deals of a small table's rows at random, with a fixed seed: a permutation test. Where
/// statistics take few values, no smooth law describes them.
final class DealtSample {
    /// How many deals; probabilities are told from [#LEAST] on.
    static final int DEALS = 1_000;

    /// The smallest probability that so many deals can tell.
    static final double LEAST = 0.005;

    private static final long SEED = 0x0b0e_11ed;

    private final double[] statistics;

    private DealtSample(double[] statistics) {
        this.statistics = statistics;
    }

    static DealtSample of(CellTest test, Cells cells) {
        int[] rows = rows(cells);
        boolean dealsReference = cells.n() < cells.m();
        int dealt = (int) Math.min(cells.n(), cells.m());
        SplittableRandom random = new SplittableRandom(SEED);
        double[] statistics = new double[DEALS];
        for (int deal = 0; deal < DEALS; deal++) {
            double[] hand = new double[cells.size()];
            for (int i = 0; i < dealt; i++) {
                int at = i + random.nextInt(rows.length - i);
                int row = rows[at];
                rows[at] = rows[i];
                rows[i] = row;
                hand[row]++;
            }
            for (int i = 0; i < hand.length; i++) {
                double rest = cells.rows(i) - hand[i];
                statistics[deal] += dealsReference ? test.term(hand[i], rest, cells) : test.term(rest, hand[i], cells);
            }
        }
        Arrays.sort(statistics);
        return new DealtSample(statistics);
    }

    /// Probability of a statistic at least as large, the one that was seen being one of the deals; 0 if that is
    /// below what can be told.
    double upper(double x) {
        double from = x - 1e-9 * (1 + Math.abs(x));
        int beyond = 0;
        while (beyond < DEALS && statistics[DEALS - 1 - beyond] >= from) {
            beyond++;
        }
        double probability = (beyond + 1.0) / (DEALS + 1);
        return probability < LEAST ? 0 : probability;
    }

    /// The smallest statistic whose probability is at most p.
    double upperQuantile(double p) {
        if (p < LEAST) {
            return 0;
        }
        int beyond = (int) Math.floor(p * (DEALS + 1)) - 1;
        double last = statistics[DEALS - 1 - beyond];
        return last + 2e-9 * (1 + Math.abs(last));
    }

    /// The cell of every row.
    private static int[] rows(Cells cells) {
        int[] rows = new int[(int) (cells.n() + cells.m())];
        int filled = 0;
        for (int i = 0; i < cells.size(); i++) {
            int next = filled + (int) Math.round(cells.rows(i));
            Arrays.fill(rows, filled, next, i);
            filled = next;
        }
        return rows;
    }
}
