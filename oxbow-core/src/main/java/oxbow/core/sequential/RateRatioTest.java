package oxbow.core.sequential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import oxbow.core.stored.StoredReader;

/// Does a canary err more often (or less often) than the champion? Only errors count: at each one it is asked
/// which arm made it, and how surprising that is given the canary's share of the traffic.
///
/// **Guarantee.** If the true ratio of error rates (canary / champion) is at most the margin (for
/// [Direction#WORSE]; at least the margin for [Direction#BETTER]), then [#eValue] ever reaches 1/α with
/// probability at most α: however often one looks, under any ramp of the weight and any drift of the error
/// rates over time that both arms share.
///
/// **Conditions.**
/// - Each unit (key) was assigned by a coin with the known weight, and that weight, the one in force *when the
///   request was assigned*, is given with its error. The weight at the time the label arrives breaks the
///   guarantee: a ramp from 50 % down to 5 % then rolled a good canary back in 28 to 61 % of simulated
///   rollouts.
/// - A unit is counted once: with keyed assignment, only the first error of a key.
/// - Both arms are judged at the same fixed label age, so that neither shows its errors sooner.
///
/// **Method.** Under a ratio r, an error is the canary's with probability q(r) = wr / (wr + 1 − w). The e-value
/// is the mean, over alternatives r beyond the margin, of the likelihood ratio of r against the margin; the
/// state is one logarithm per alternative, and requests without an error need no work. Likelihood ratios of
/// conditional binomials for counts: Lindon and Malek 2022 (NeurIPS).
///
/// @param direction what the test sets out to show
/// @param margin the ratio of error rates it is held against, above 0; 1 for none, 1.25 to tolerate a quarter
///     more
/// @param logFactors logarithm of the likelihood ratio for each alternative, in the order of the method
/// @param canaryErrors errors of the canary so far
/// @param championErrors errors of the champion so far
public record RateRatioTest(
        Direction direction, double margin, List<Double> logFactors, long canaryErrors, long championErrors)
        implements MergeableState<RateRatioTest> {

    private static final List<Double> WORSE = List.of(1.25, 1.5, 2.0, 3.0, 5.0, 8.0, 16.0, 32.0);
    private static final List<Double> BETTER = List.of(0.8, 0.67, 0.5, 0.33, 0.2, 0.1);

    /// Checks the state and copies the list.
    public RateRatioTest {
        EValues.requireMargin(margin);
        logFactors = List.copyOf(logFactors);
        if (logFactors.size() != alternatives(direction).size()) {
            throw new IllegalArgumentException(
                    "The test (%d factors) must keep one factor for each of its %d alternatives."
                            .formatted(
                                    logFactors.size(), alternatives(direction).size()));
        }
        if (logFactors.stream().anyMatch(log -> !Double.isFinite(log))) {
            throw new IllegalArgumentException("The factors (%s) must be finite numbers.".formatted(logFactors));
        }
        if (canaryErrors < 0 || championErrors < 0) {
            throw new IllegalArgumentException(
                    "The errors (%d and %d) must not be below 0.".formatted(canaryErrors, championErrors));
        }
    }

    /// A test that has seen nothing; its e-value is 1.
    ///
    /// @param direction what to show
    /// @param margin the ratio of error rates to hold it against, above 0
    public static RateRatioTest of(Direction direction, double margin) {
        List<Double> none = alternatives(direction).stream().map(r -> 0.0).toList();
        return new RateRatioTest(direction, margin, none, 0, 0);
    }

    /// The test after one more error.
    ///
    /// @param canary whether the canary made it
    /// @param canaryWeightAtAssignment share of the traffic, 0 to 1, that went to the canary when the request
    ///     was assigned; an error under a weight of 0 or 1 says nothing about the ratio
    /// @throws IllegalArgumentException for an error of an arm that had no traffic
    public RateRatioTest error(boolean canary, double canaryWeightAtAssignment) {
        double w = EValues.requireWeight(canaryWeightAtAssignment);
        if (canary ? w == 0 : w == 1) {
            throw new IllegalArgumentException(
                    "The canary's weight (%s) must leave traffic to the arm that erred. Maybe it is not the weight at assignment?"
                            .formatted(w));
        }
        List<Double> next = new ArrayList<>(logFactors.size());
        for (int i = 0; i < logFactors.size(); i++) {
            double step = Math.log(factor(alternatives(direction).get(i), margin, canary, w));
            next.add(logFactors.get(i) + step);
        }
        return new RateRatioTest(
                direction, margin, next, canaryErrors + (canary ? 1 : 0), championErrors + (canary ? 0 : 1));
    }

    /// The evidence so far; at 1/α or above the claim of the direction is shown at error probability α.
    public double eValue() {
        double greatest =
                logFactors.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double sum = 0;
        for (double log : logFactors) {
            sum += Math.exp(log - greatest);
        }
        return EValues.ofLog(greatest + Math.log(sum / logFactors.size()));
    }

    /// The alternatives of a direction, as multiples of the margin.
    static List<Double> alternatives(Direction direction) {
        return switch (direction) {
            case WORSE -> WORSE;
            case BETTER -> BETTER;
        };
    }

    /// How much likelier it is that this arm erred if the ratio is `multiple · margin` than if it is the
    /// margin.
    static double factor(double multiple, double margin, boolean canary, double w) {
        double atMargin = w * margin + 1 - w;
        double atAlternative = w * margin * multiple + 1 - w;
        return (canary ? multiple : 1) * atMargin / atAlternative;
    }

    /// The test on the errors of both, which must be of different keys: the factors multiply. Equal to one pass
    /// but for rounding, since sums of logarithms depend on their order in the last digits.
    @Override
    public RateRatioTest merge(RateRatioTest other) {
        if (direction != other.direction || margin != other.margin) {
            throw new IllegalArgumentException("The questions (%s beyond %s and %s beyond %s) must be the same."
                    .formatted(direction, margin, other.direction, other.margin));
        }
        List<Double> both = new ArrayList<>(logFactors.size());
        for (int i = 0; i < logFactors.size(); i++) {
            both.add(logFactors.get(i) + other.logFactors.get(i));
        }
        return new RateRatioTest(
                direction, margin, both, canaryErrors + other.canaryErrors, championErrors + other.championErrors);
    }

    @Override
    public byte[] toBytes() {
        return StateKind.RATE_RATIO
                .writer()
                .flag(direction == Direction.WORSE)
                .real(margin)
                .reals(logFactors.stream().mapToDouble(Double::doubleValue).toArray())
                .number(canaryErrors)
                .number(championErrors)
                .toBytes();
    }

    /// The test that a stored form holds.
    ///
    /// @throws IllegalArgumentException if the bytes are not one
    public static RateRatioTest ofBytes(byte[] bytes) {
        StoredReader reader = StateKind.RATE_RATIO.reader(bytes);
        Direction direction = reader.flag() ? Direction.WORSE : Direction.BETTER;
        double margin = reader.real();
        List<Double> factors = Arrays.stream(reader.reals()).boxed().toList();
        RateRatioTest test = new RateRatioTest(direction, margin, factors, reader.number(), reader.number());
        reader.end();
        return test;
    }
}
