package oxbow.core.drift;

import java.util.List;
import java.util.Optional;
import oxbow.core.profile.FrozenBins;
import oxbow.core.stored.StoredReader;
import oxbow.core.stored.StoredWriter;

/// Watches one number or category that has seasons: each row is ranked among the rows of its own phase (its hour
/// of the week, for instance), so day and night are no drift.
///
/// **Guarantee.** If rows of the same phase are exchangeable with each other, whatever the phases are to each
/// other and in whatever order they come, the expected number of alarms in t rows is at most t / threshold.
///
/// **Conditions.** As [ConformalDetector], within each phase: a day that differs from the same day of last week
/// as a whole (weather, holidays) breaks it; watch blocks then, see [BlockDetector]. A change can only be seen in
/// phases that have some dozens of rows.
///
/// **Method.** Ranks within a phase's own growing reference are uniform and independent over all phases together;
/// one purse of bets follows them all. After an alarm evidence and all references start again.
///
/// Mutable and for one thread at a time. Not mergeable.
public final class SeasonalDetector {
    private final FrozenBins bins;
    private final double threshold;
    private final GrowingReference[] references;
    private final Evidence evidence;
    private final RecentBins recent;
    private long rows;
    private double statistic;

    /// A detector that has watched no row yet, with empty references.
    ///
    /// @param bins how values are told apart; 10 to 20 bins are plenty
    /// @param phases how many phases the season has: [HourOfWeek#PHASES], for instance
    /// @param threshold evidence at which to alarm, above 1; the expected rows between false alarms
    /// @param seed seed of the coins that break ties
    public SeasonalDetector(FrozenBins bins, int phases, double threshold, long seed) {
        this(bins, threshold, references(bins, phases, seed), new Evidence(), new RecentBins(), 0);
    }

    private SeasonalDetector(
            FrozenBins bins,
            double threshold,
            GrowingReference[] references,
            Evidence evidence,
            RecentBins recent,
            long rows) {
        if (!(threshold > 1) || Double.isInfinite(threshold)) {
            throw new IllegalArgumentException("The threshold (%s) must be above 1.".formatted(threshold));
        }
        this.bins = bins;
        this.threshold = threshold;
        this.references = references;
        this.evidence = evidence;
        this.recent = recent;
        this.rows = rows;
        this.statistic = evidence.statistic();
    }

    /// Adds a row of the reference, without watching it.
    ///
    /// @param phase its phase, from 0
    /// @param value its value; `NaN` if missing
    public void learn(int phase, double value) {
        reference(phase).rankAndAdd(bins.bin(value));
    }

    /// Watches one more row.
    ///
    /// @param phase its phase, from 0
    /// @param value its value; `NaN` if missing, infinities allowed
    /// @return an alarm if the evidence now suffices
    public Optional<DriftAlarm> observe(int phase, double value) {
        int bin = bins.bin(value);
        double rank = reference(phase).rankAndAdd(bin);
        recent.add(phase * slots() + bin);
        rows++;
        statistic = evidence.add(rank, rows);
        if (statistic < threshold) {
            return Optional.empty();
        }
        SeasonalSince since = since(evidence.start());
        evidence.clear();
        DriftAlarm alarm = since.alarm(rows, statistic, threshold);
        statistic = 0;
        if (!since.explains(Math.log(threshold))) {
            return Optional.empty();
        }
        for (GrowingReference each : references) {
            each.clear();
        }
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
    public byte[] toBytes() {
        StoredWriter out = DetectorKind.SEASONAL
                .writer()
                .reals(doubles(bins.edges()))
                .real(threshold)
                .number(rows)
                .reals(doubles(evidence.sums()))
                .reals(doubles(evidence.peaks()))
                .numbers(longs(evidence.starts()))
                .reals(doubles(evidence.learnedShares()))
                .text(recent.text())
                .number(references.length);
        for (GrowingReference each : references) {
            out.number(each.random()).numbers(longs(each.counts()));
        }
        return out.toBytes();
    }

    /// The detector whose bytes these are.
    ///
    /// @throws IllegalArgumentException if they are not whole or do not fit together
    public static SeasonalDetector ofBytes(byte[] bytes) {
        StoredReader in = DetectorKind.SEASONAL.reader(bytes);
        FrozenBins bins =
                new FrozenBins(java.util.Arrays.stream(in.reals()).boxed().toList());
        double threshold = in.real();
        long rows = in.number();
        Evidence evidence = StoredEvidence.read(in);
        String recent = in.text();
        GrowingReference[] references = new GrowingReference[in.length(2)];
        for (int phase = 0; phase < references.length; phase++) {
            long random = in.number();
            long[] counts = in.numbers();
            if (counts.length != bins.size() + 1) {
                throw new IllegalArgumentException("The stored reference of phase %d (%d counts) must have %d."
                        .formatted(phase, counts.length, bins.size() + 1));
            }
            references[phase] = new GrowingReference(counts, random);
        }
        in.end();
        int slots = requireSlots(bins, references.length);
        return new SeasonalDetector(
                bins, threshold, references, evidence, RecentBins.ofText(recent, slots), Math.max(0, rows));
    }

    private SeasonalSince since(long changeRow) {
        long[] current = recent.counts(rows - changeRow + 1, references.length * slots());
        return SeasonalSince.of(changeRow, rows - changeRow + 1, List.of(references), current);
    }

    private int slots() {
        return bins.size() + 1;
    }

    private GrowingReference reference(int phase) {
        if (phase < 0 || phase >= references.length) {
            throw new IllegalArgumentException(
                    "The phase (%d) must be between 0 and %d.".formatted(phase, references.length - 1));
        }
        return references[phase];
    }

    private static GrowingReference[] references(FrozenBins bins, int phases, long seed) {
        requireSlots(bins, phases);
        GrowingReference[] references = new GrowingReference[phases];
        for (int phase = 0; phase < phases; phase++) {
            references[phase] =
                    new GrowingReference(new long[bins.size() + 1], GrowingReference.scrambled(seed + 31L * phase));
        }
        return references;
    }

    private static int requireSlots(FrozenBins bins, int phases) {
        long slots = (bins.size() + 1L) * phases;
        if (phases < 1 || slots > RecentBins.MOST_BINS) {
            throw new IllegalArgumentException(
                    "The phases (%d) times %d bins must be between 1 and %d. Maybe fewer bins?"
                            .formatted(phases, bins.size() + 1, RecentBins.MOST_BINS));
        }
        return (int) slots;
    }

    private static double[] doubles(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static long[] longs(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }
}
