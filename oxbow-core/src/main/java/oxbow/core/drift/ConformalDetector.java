package oxbow.core.drift;

import java.util.List;
import java.util.Optional;
import oxbow.core.profile.FrozenBins;

/// Watches one number or category row by row and alarms when its distribution has changed.
///
/// **Guarantee.** If rows (reference and watched together) are exchangeable, for instance independent draws
/// from one distribution, whatever it is, the expected number of alarms in t rows is at most t / threshold.
/// Features may depend on each other in any way: give each detector [DriftBudget#threshold].
///
/// **Conditions.**
/// - *Exchangeable given the season.* Rows that resemble their neighbours (autocorrelated traffic, day and
///   night) break the promise by a factor of ten and more: watch blocks of a season then, or rows of one season.
/// - *A live reference.* Take the first live window after a deployment, not the training set.
/// - *Bins chosen without these rows*, or quantiles of the reference itself with at least some hundred rows;
///   the error of the latter fades as the reference grows.
///
/// **What it finds.** Shifts of location, changes of spread, more missing values, new mixes of categories. Slow
/// drift over many thousand rows is absorbed by the growing reference; compare profiles with an old one for
/// that.
///
/// **Method.** Every row is ranked among all rows before it (smoothed conformal p-value, ties broken by seeded
/// coins; Vovk et al. 2003); ranks of exchangeable rows are independent and uniform; a mixture of fixed and
/// learned bets against that feeds a Shiryaev-Roberts e-detector (Shin, Ramdas and Rinaldo 2024). After an
/// alarm the evidence and the reference start again with the rows that follow, so every change is reported
/// once, and the guarantee goes on. Coins alone can win a bet now and then, most visibly where all rows are
/// alike; evidence of which the bins themselves explain less than half is dropped without an alarm, which can
/// only lower the number of false ones.
///
/// A row costs O(log bins + bets) and allocates nothing unless it alarms. Mutable and for one thread at a time;
/// [#snapshot] and [#restore] carry on exactly.
public final class ConformalDetector {
    private final FrozenBins bins;
    private final double threshold;
    private final GrowingReference reference;
    private final Evidence evidence;
    private final RecentBins recent;
    private long rows;
    private double statistic;

    /// Everything a detector is, as plain values.
    ///
    /// @param bins the bins
    /// @param threshold evidence at which it alarms
    /// @param random state of the tie-breaking coin
    /// @param rows rows watched so far
    /// @param counts rows of the reference per bin, the missing ones last
    /// @param sums Shiryaev-Roberts sum of every bet
    /// @param peaks gain since the best start of every bet
    /// @param starts the best start of every bet
    /// @param learned histograms of the learned bets, one after the other
    /// @param recent bins of the last rows, one character each
    public record State(
            FrozenBins bins,
            double threshold,
            long random,
            long rows,
            List<Long> counts,
            List<Double> sums,
            List<Double> peaks,
            List<Long> starts,
            List<Double> learned,
            String recent) {
        /// Copies the lists.
        public State {
            counts = List.copyOf(counts);
            sums = List.copyOf(sums);
            peaks = List.copyOf(peaks);
            starts = List.copyOf(starts);
            learned = List.copyOf(learned);
        }
    }

    /// A detector that has watched no row yet.
    ///
    /// @param bins how values are told apart; 10 to 30 bins are plenty
    /// @param referenceCounts rows of the reference per bin, then the missing ones: `bins.size() + 1` counts.
    ///     All may be 0, but a change can only be seen after as many unchanged rows as make a distribution; a
    ///     few hundred are good
    /// @param threshold evidence at which to alarm, above 1; the expected rows between false alarms
    /// @param seed seed of the coins that break ties
    public ConformalDetector(FrozenBins bins, long[] referenceCounts, double threshold, long seed) {
        this(
                bins,
                threshold,
                new GrowingReference(referenceCounts, GrowingReference.scrambled(seed)),
                new Evidence(),
                new RecentBins(),
                0);
        requireSlots(bins, referenceCounts.length);
    }

    private ConformalDetector(
            FrozenBins bins,
            double threshold,
            GrowingReference reference,
            Evidence evidence,
            RecentBins recent,
            long rows) {
        if (!(threshold > 1) || Double.isInfinite(threshold)) {
            throw new IllegalArgumentException("The threshold (%s) must be above 1.".formatted(threshold));
        }
        this.bins = bins;
        this.threshold = threshold;
        this.reference = reference;
        this.evidence = evidence;
        this.recent = recent;
        this.rows = rows;
        this.statistic = evidence.statistic();
    }

    /// A detector that goes on exactly where the snapshot was taken.
    ///
    /// @throws IllegalArgumentException if the state does not fit together
    public static ConformalDetector restore(State state) {
        requireSlots(state.bins(), state.counts().size());
        long[] counts = state.counts().stream().mapToLong(Long::longValue).toArray();
        return new ConformalDetector(
                state.bins(),
                state.threshold(),
                new GrowingReference(counts, state.random()),
                new Evidence(state.sums(), state.peaks(), state.starts(), state.learned()),
                RecentBins.ofText(state.recent(), counts.length),
                state.rows());
    }

    /// Watches one more row.
    ///
    /// @param value its value; `NaN` if missing, infinities allowed
    /// @return an alarm if the evidence now suffices
    public Optional<DriftAlarm> observe(double value) {
        int bin = bins.bin(value);
        double rank = reference.rankAndAdd(bin);
        recent.add(bin);
        rows++;
        statistic = evidence.add(rank, rows);
        if (statistic < threshold) {
            return Optional.empty();
        }
        Since since = since(evidence.start());
        evidence.clear();
        DriftAlarm alarm = since.alarm(rows, statistic, threshold);
        statistic = 0;
        if (!since.explains(Math.log(threshold))) {
            return Optional.empty();
        }
        reference.clear();
        recent.clear();
        return Optional.of(alarm);
    }

    /// The evidence so far; alarms when it reaches the threshold.
    public double statistic() {
        return statistic;
    }

    /// Rows watched so far.
    public long rows() {
        return rows;
    }

    /// All that is needed to go on elsewhere.
    public State snapshot() {
        return new State(
                bins,
                threshold,
                reference.random(),
                rows,
                reference.counts(),
                evidence.sums(),
                evidence.peaks(),
                evidence.starts(),
                evidence.learnedShares(),
                recent.text());
    }

    private Since since(long changeRow) {
        List<Long> all = reference.counts();
        long[] current = recent.counts(rows - changeRow + 1, all.size());
        long[] before = new long[current.length];
        for (int bin = 0; bin < current.length; bin++) {
            before[bin] = all.get(bin) - current[bin];
        }
        return new Since(changeRow, rows - changeRow + 1, before, current);
    }

    private static void requireSlots(FrozenBins bins, int slots) {
        if (slots != bins.size() + 1 || slots > RecentBins.MOST_BINS) {
            throw new IllegalArgumentException(
                    "The reference (%d counts) must have a count for each of its %d bins and one for missing values."
                            .formatted(slots, bins.size()));
        }
    }
}
