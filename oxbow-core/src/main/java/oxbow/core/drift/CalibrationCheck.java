package oxbow.core.drift;

import java.util.Arrays;
import oxbow.core.metric.Figure;
import oxbow.core.metric.Proportion;
import oxbow.core.stored.StoredReader;
import oxbow.core.stored.StoredWriter;

/// Do labels, as they come, still agree with what the scores meant in the reference? If not, an accuracy estimated
/// without labels is worth nothing, and this says so.
///
/// **Guarantee.** If the share of right answers given the score lies within the bounds of the reference in every
/// bin, [#evidence] ever reaches 1/α with probability at most α, however often one looks; the bounds are right
/// with probability 1 − δ over the reference.
///
/// **Conditions.** Labels must not come sooner or oftener for right answers than for wrong ones of the same score:
/// judge at a fixed age, ask at random. A label comes once.
///
/// **Method.** Bets on the answers of each bin against its Clopper-Pearson bounds, at δ shared among the bins
/// (Waudby-Smith and Ramdas 2024); one purse bets on all bins moving the same way, one on each its own way.
///
/// Mutable and for one thread at a time. Not mergeable.
public final class CalibrationCheck {
    private static final double LEVEL = 0.95;

    private final ScoreCalibration calibration;
    private final double delta;
    private final RateBets[] bets;
    private final double[][] own;
    private final double[] together;
    private final double[] means;
    private long labels;
    private long right;
    private double greatest;

    /// A check without labels; its evidence is 1.
    ///
    /// @param calibration what the scores meant
    /// @param delta probability that a bound of the reference is wrong, between 0 and 1
    public CalibrationCheck(ScoreCalibration calibration, double delta) {
        this.calibration = calibration;
        this.delta = delta;
        int bins = calibration.rows().size();
        int filled = (int) calibration.rows().stream().filter(rows -> rows > 0).count();
        this.bets = new RateBets[bins];
        this.own = new double[bins][2 * RateBets.EACH];
        this.together = new double[2 * RateBets.EACH];
        this.means = new double[bins];
        for (int bin = 0; bin < bins; bin++) {
            long rows = calibration.rows().get(bin);
            bets[bin] = rows == 0
                    ? RateBets.none()
                    : RateBets.padded(RateBaseline.ofCounts(calibration.right().get(bin), rows, delta / filled));
        }
    }

    /// Takes a label.
    ///
    /// @param score the score of the row
    /// @param wasRight whether the answer was right
    public void observe(double score, boolean wasRight) {
        int bin = calibration.bin(score);
        if (bin < 0) {
            return;
        }
        labels++;
        right += wasRight ? 1 : 0;
        RateBets mine = bets[bin];
        for (int bet = 0; bet < together.length; bet++) {
            double step = Math.log(mine.base()[bet] + (wasRight ? mine.slope()[bet] : 0));
            own[bin][bet] += step;
            together[bet] += step;
        }
        means[bin] = logMean(own[bin]);
        greatest = Math.max(greatest, logEvidence());
    }

    /// The greatest evidence so far that the scores no longer mean what they meant, capped at the largest finite
    /// number; at 1/α or above it is shown at error probability α.
    public double evidence() {
        return Math.min(Double.MAX_VALUE, Math.exp(greatest));
    }

    /// Labels taken.
    public long labels() {
        return labels;
    }

    /// The accuracy of the labelled rows.
    public Figure accuracy() {
        return Proportion.wilson(right, labels, LEVEL);
    }

    /// All that is needed to go on elsewhere, but for the calibration.
    public byte[] toBytes() {
        StoredWriter out = DetectorKind.CALIBRATION
                .writer()
                .real(delta)
                .number(labels)
                .number(right)
                .real(greatest)
                .reals(together);
        for (double[] ofBin : own) {
            out.reals(ofBin);
        }
        return out.toBytes();
    }

    /// The check whose bytes these are.
    ///
    /// @param calibration the one that it was made with
    /// @throws IllegalArgumentException if the bytes are not whole or do not fit
    public static CalibrationCheck ofBytes(byte[] bytes, ScoreCalibration calibration) {
        StoredReader in = DetectorKind.CALIBRATION.reader(bytes);
        CalibrationCheck check = new CalibrationCheck(calibration, in.real());
        check.labels = in.number();
        check.right = in.number();
        check.greatest = DetectorKind.amount(in.real());
        read(in, check.together);
        for (int bin = 0; bin < check.own.length; bin++) {
            read(in, check.own[bin]);
            check.means[bin] = logMean(check.own[bin]);
        }
        in.end();
        if (check.right < 0 || check.right > check.labels) {
            throw new IllegalArgumentException("The stored right answers (%d) must be between 0 and the labels (%d)."
                    .formatted(check.right, check.labels));
        }
        return check;
    }

    private static void read(StoredReader in, double[] to) {
        double[] stored = in.reals();
        if (stored.length != to.length || !Arrays.stream(stored).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "The stored evidence (%d bets) must be finite and of %d bets.".formatted(stored.length, to.length));
        }
        System.arraycopy(stored, 0, to, 0, to.length);
    }

    private double logEvidence() {
        double each = 0;
        for (double mean : means) {
            each += mean;
        }
        return logMean(new double[] {each, logMean(together)});
    }

    private static double logMean(double[] logs) {
        double most = Arrays.stream(logs).max().orElse(0);
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - most);
        }
        return most + Math.log(sum / logs.length);
    }
}
