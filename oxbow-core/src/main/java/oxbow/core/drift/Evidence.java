package oxbow.core.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Evidence that ranks have stopped being uniform since some row: Shiryaev-Roberts sums over several bets.
///
/// For each bet, `sum ← (sum + 1) · factor` adds up what a gambler would own who had started at each of the
/// past rows; if ranks are uniform its expectation is the number of rows, so the mean over the bets, too, is at
/// most the number of rows in expectation (e-detector: Shin, Ramdas and Rinaldo 2024; Roberts 1966). Beside it
/// runs `peak ← max(peak, 1) · factor`, the best single start (Page 1954), which dates the change.
final class Evidence {
    private static final double[] MEMORIES = {64, 256};

    private final LearnedBet[] learned;
    private final double[] sums;
    private final double[] peaks;
    private final long[] starts;

    Evidence() {
        int bets = Bets.size() + MEMORIES.length;
        learned = Arrays.stream(MEMORIES).mapToObj(LearnedBet::new).toArray(LearnedBet[]::new);
        sums = new double[bets];
        peaks = new double[bets];
        starts = new long[bets];
    }

    Evidence(List<Double> sums, List<Double> peaks, List<Long> starts, List<Double> learnedShares) {
        this();
        if (sums.size() != this.sums.length
                || peaks.size() != this.sums.length
                || starts.size() != this.sums.length
                || learnedShares.size() != learned.length * LearnedBet.CELLS) {
            throw new IllegalArgumentException("The saved evidence (%d bets) must be of this detector (%d bets)."
                    .formatted(sums.size(), this.sums.length));
        }
        for (int bet = 0; bet < this.sums.length; bet++) {
            this.sums[bet] = sums.get(bet);
            this.peaks[bet] = peaks.get(bet);
            this.starts[bet] = starts.get(bet);
        }
        for (int i = 0; i < learnedShares.size(); i++) {
            learned[i / LearnedBet.CELLS].share(i % LearnedBet.CELLS, learnedShares.get(i));
        }
    }

    /// Takes the rank of a row, from 0 up to 1, and answers the evidence that follows.
    double add(double rank, long row) {
        int cell = Math.min(Bets.CELLS - 1, (int) (rank * Bets.CELLS));
        int fixed = Bets.size();
        for (int bet = 0; bet < fixed; bet++) {
            gain(bet, Bets.factor(cell, bet), row);
        }
        for (int i = 0; i < learned.length; i++) {
            gain(fixed + i, learned[i].factorAndLearn(cell * LearnedBet.CELLS / Bets.CELLS), row);
        }
        return statistic();
    }

    /// Written without a jump, which random ranks would make unpredictable.
    private void gain(int bet, double factor, long row) {
        double peak = peaks[bet];
        sums[bet] = (sums[bet] + 1) * factor;
        peaks[bet] = Math.max(peak, 1) * factor;
        starts[bet] = peak <= 1 ? row : starts[bet];
    }

    /// The mean of the sums.
    double statistic() {
        double total = 0;
        for (double sum : sums) {
            total += sum;
        }
        return total / sums.length;
    }

    /// The row from which the strongest bet has gained most.
    long start() {
        int strongest = 0;
        for (int bet = 1; bet < peaks.length; bet++) {
            if (peaks[bet] > peaks[strongest]) {
                strongest = bet;
            }
        }
        return starts[strongest];
    }

    void clear() {
        Arrays.fill(sums, 0);
        Arrays.fill(peaks, 0);
        Arrays.fill(starts, 0);
        for (LearnedBet each : learned) {
            each.clear();
        }
    }

    List<Double> sums() {
        return Arrays.stream(sums).boxed().toList();
    }

    List<Double> peaks() {
        return Arrays.stream(peaks).boxed().toList();
    }

    List<Long> starts() {
        return Arrays.stream(starts).boxed().toList();
    }

    List<Double> learnedShares() {
        List<Double> all = new ArrayList<>(learned.length * LearnedBet.CELLS);
        for (LearnedBet each : learned) {
            for (int cell = 0; cell < LearnedBet.CELLS; cell++) {
                all.add(each.share(cell));
            }
        }
        return all;
    }
}
