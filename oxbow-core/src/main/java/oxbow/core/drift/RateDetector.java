package oxbow.core.drift;

import java.util.List;
import java.util.Optional;
import oxbow.core.metric.Figure;
import oxbow.core.metric.Proportion;
import oxbow.core.stored.StoredReader;
import oxbow.core.stored.StoredWriter;

/// Watches a rate, or any mean of values between 0 and 1, row by row: errors, missing values, a category's share,
/// a bounded loss.
///
/// **Guarantee.** As long as the mean given all rows before lies within the baseline's bounds, the expected
/// number of alarms in t rows is at most t / threshold. Detectors may depend on each other in any way: share a
/// [DriftBudget] or a [ClockBudget] among them. The bounds are right with probability 1 − δ over the reference
/// (see [RateBaseline]); without a margin 46 % of detectors with 1,000 reference rows break their rate, with one
/// of 2.33 standard errors 1 %.
///
/// **Conditions.** The mean *given the rows before* must not leave the bounds: rows that resemble their neighbours
/// (autocorrelated traffic, day and night) break the promise; see [WatchMode]. Rows are of one kind: judge each
/// request once, at a fixed age of its label.
///
/// **What it finds.** At a threshold of 100,000 and a baseline of .20, half of all changes to .25 are found after
/// about 1,300 rows with a reference of 5,000, and about 3,500 with one of 1,000: the margin of a small reference hides
/// small changes. A change to within the bounds is never found.
///
/// **Method.** A mixture of bets `1 + λ (value − bound)`, summed over all possible beginnings: an e-detector (Shin,
/// Ramdas and Rinaldo 2024). After an alarm the evidence starts again and the baseline stays, so a change that
/// lasts alarms again: make a new detector with a new baseline to accept it.
///
/// A row costs about 10 ns and allocates nothing unless it alarms. Mutable and for one thread at a time. Not
/// mergeable: evidence is about the order of rows, which two halves of a stream do not have in common.
public final class RateDetector {
    private static final double DATING_LEVEL = 0.95;

    private final RateBaseline baseline;
    private final Side side;
    private final Accumulation accumulation;
    private final double threshold;
    private final RateEvidence evidence;
    private final double enough;
    private final RecentSums recent;
    private long rows;

    /// A detector that has watched no row yet.
    ///
    /// @param baseline what the mean was
    /// @param side which change matters
    /// @param accumulation how evidence is put together; Shiryaev-Roberts unless there is a reason
    /// @param threshold evidence at which to alarm, above 1; the expected rows between false alarms
    public RateDetector(RateBaseline baseline, Side side, Accumulation accumulation, double threshold) {
        this(baseline, side, accumulation, threshold, new RecentSums(), 0);
    }

    private RateDetector(
            RateBaseline baseline,
            Side side,
            Accumulation accumulation,
            double threshold,
            RecentSums recent,
            long rows) {
        if (!(threshold > 1) || Double.isInfinite(threshold)) {
            throw new IllegalArgumentException("The threshold (%s) must be above 1.".formatted(threshold));
        }
        this.baseline = baseline;
        this.side = side;
        this.accumulation = accumulation;
        this.threshold = threshold;
        RateBets bets = RateBets.of(baseline, side);
        this.evidence = new RateEvidence(bets, accumulation);
        this.enough = threshold * bets.size();
        this.recent = recent;
        this.rows = rows;
    }

    /// Watches one more row.
    ///
    /// @param value its value, 0 to 1; `NaN` if missing, which is no row and no evidence
    /// @return an alarm if the evidence now suffices
    public Optional<RateAlarm> observe(double value) {
        if (!(value >= 0 && value <= 1)) {
            requireMissing(value);
            return Optional.empty();
        }
        rows++;
        recent.add(value);
        return evidence.add(value) >= enough ? Optional.of(alarm()) : Optional.empty();
    }

    /// Watches one more row that is 0 or 1.
    public Optional<RateAlarm> observe(boolean hit) {
        return observe(hit ? 1.0 : 0.0);
    }

    /// The evidence so far; alarms when it reaches the threshold.
    public double statistic() {
        return evidence.mean();
    }

    /// Rows watched so far, missing values left out.
    public long rows() {
        return rows;
    }

    /// What the mean is held against.
    public RateBaseline baseline() {
        return baseline;
    }

    /// All that is needed to go on elsewhere: equal states have equal bytes.
    public byte[] toBytes() {
        StoredWriter out = DetectorKind.RATE
                .writer()
                .real(baseline.mean())
                .real(baseline.low())
                .real(baseline.high())
                .number(baseline.n())
                .text(side.name())
                .text(accumulation.name())
                .real(threshold)
                .number(rows)
                .reals(evidence.won());
        recent.write(out);
        return out.toBytes();
    }

    /// The detector whose bytes these are.
    ///
    /// @throws IllegalArgumentException if they are not whole or do not fit together
    public static RateDetector ofBytes(byte[] bytes) {
        StoredReader in = DetectorKind.RATE.reader(bytes);
        RateBaseline baseline = new RateBaseline(in.real(), in.real(), in.real(), in.number());
        Side side = Side.valueOf(in.text());
        Accumulation accumulation = Accumulation.valueOf(in.text());
        double threshold = in.real();
        long rows = in.number();
        double[] evidence = in.reals();
        RateDetector detector =
                new RateDetector(baseline, side, accumulation, threshold, RecentSums.read(in), Math.max(0, rows));
        in.end();
        if (rows < detector.recent.rows()) {
            throw new IllegalArgumentException("The stored rows (%d) must be at least those remembered (%d)."
                    .formatted(rows, detector.recent.rows()));
        }
        detector.evidence.restore(evidence);
        return detector;
    }

    private RateAlarm alarm() {
        List<RecentSums.Window> windows = recent.windows();
        long first = rows - recent.rows() + 1;
        RateDating dating = RateDating.of(windows, baseline, DATING_LEVEL);
        RateAlarm alarm = new RateAlarm(
                rows,
                first + dating.before(),
                first + dating.earliest(),
                Math.min(rows, first + dating.latest()),
                statistic(),
                threshold,
                baseline,
                since(windows, dating));
        evidence.clear();
        recent.clear();
        return alarm;
    }

    private static Figure since(List<RecentSums.Window> windows, RateDating dating) {
        long rows = 0;
        double sum = 0;
        for (RecentSums.Window window : windows.subList(dating.window(), windows.size())) {
            rows += window.rows();
            sum += window.sum();
        }
        return Proportion.wilson(Math.min(rows, Math.round(sum)), rows, DATING_LEVEL);
    }

    private static void requireMissing(double value) {
        if (!Double.isNaN(value)) {
            throw new IllegalArgumentException(
                    "The value (%s) must be between 0 and 1. Maybe it is a percentage?".formatted(value));
        }
    }
}
