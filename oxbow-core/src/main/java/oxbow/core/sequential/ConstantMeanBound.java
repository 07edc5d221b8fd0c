package oxbow.core.sequential;

import oxbow.core.stored.StoredReader;
import oxbow.core.stored.StoredWriter;

/// Between which values does a mean that stays the same surely lie? Narrower than [RunningMeanBound], for data
/// that do not drift.
///
/// **Guarantee.** If every value has the same expectation given all values before it, that expectation lies
/// within [#bounds] at every n together, except with probability at most α. The bounds never widen.
///
/// **Conditions.** One constant mean (a paired difference may have one although both scores drift); all values in
/// the range; values of one key are one value. α is fixed before the first value, since each step depends on it.
///
/// **Method.** Predictable plug-in empirical Bernstein, bets cut at ½ (Waudby-Smith and Ramdas 2023, theorem 2),
/// intersected over time; about twice as wide as an interval for one look.
///
/// @param range what the values lie between
/// @param alpha probability of ever being wrong, both sides together
/// @param n values so far
/// @param sum sum of the values as shares of the range
/// @param squares sum of squared distances of every share from the mean that includes it
/// @param bets sum of the bets λ
/// @param weighted sum of the shares, each times its bet
/// @param penalty sum of what the bets cost
/// @param least greatest lower bound so far, as a share of the range
/// @param greatest smallest upper bound so far, as a share of the range
public record ConstantMeanBound(
        ScoreRange range,
        double alpha,
        long n,
        double sum,
        double squares,
        double bets,
        double weighted,
        double penalty,
        double least,
        double greatest)
        implements OrderedState {
    private static final double GREATEST_BET = 0.5;

    /// Checks the state.
    public ConstantMeanBound {
        EValues.logThreshold(alpha);
        if (n < 0 || !(sum >= 0 && squares >= 0 && bets >= 0 && weighted >= 0 && penalty >= 0)) {
            throw new IllegalArgumentException("The sums over n (%d) values must not be below 0.".formatted(n));
        }
        if (!(sum <= n && squares <= n && bets <= n && weighted <= bets && Double.isFinite(penalty))) {
            throw new IllegalArgumentException("The sums over n (%d) values must fit each other.".formatted(n));
        }
        if (!(least >= 0 && greatest <= 1)) {
            throw new IllegalArgumentException(
                    "The bounds (%s and %s) must be shares of the range.".formatted(least, greatest));
        }
    }

    /// A bound that has seen nothing.
    ///
    /// @param alpha probability of ever being wrong, between 0 and 1; half of it for each side
    public static ConstantMeanBound of(ScoreRange range, double alpha) {
        return new ConstantMeanBound(range, alpha, 0, 0, 0, 0, 0, 0, 0, 1);
    }

    /// The bound after one more value of the range.
    public ConstantMeanBound add(double value) {
        double share = range.share(value);
        long now = n + 1;
        double price = Math.log(2 / alpha);
        double variance = (0.25 + squares) / now;
        double bet = Math.min(GREATEST_BET, Math.sqrt(2 * price / (variance * now * Math.log1p((double) now))));
        double before = (0.5 + sum) / now;
        double after = (0.5 + sum + share) / (now + 1);
        double surprise = (share - before) * (share - before);
        double allBets = bets + bet;
        double allWeighted = weighted + bet * share;
        double allPenalty = penalty + surprise * (-Math.log1p(-bet) - bet);
        double centre = allWeighted / allBets;
        double radius = (price + allPenalty) / allBets;
        return new ConstantMeanBound(
                range,
                alpha,
                now,
                Math.min((double) now, sum + share),
                squares + (share - after) * (share - after),
                allBets,
                Math.min(allBets, allWeighted),
                allPenalty,
                Math.max(least, Math.min(1, centre - radius)),
                Math.min(greatest, Math.max(0, centre + radius)));
    }

    /// Both bounds on the mean. Should they have crossed, which is a sign that the mean is not constant, both
    /// are the point halfway.
    public AnytimeBounds bounds() {
        double middle = n == 0 ? 0.5 : sum / n;
        if (least > greatest) {
            double halfway = range.value((least + greatest) / 2);
            return new AnytimeBounds(range.value(middle), n, halfway, halfway, alpha);
        }
        return new AnytimeBounds(range.value(middle), n, range.value(least), range.value(greatest), alpha);
    }

    /// Whether the bounds have crossed: probability at most α if the mean is constant.
    public boolean isRefuted() {
        return least > greatest;
    }

    @Override
    public byte[] toBytes() {
        StoredWriter writer = StateKind.CONSTANT_MEAN.writer();
        range.write(writer);
        writer.real(alpha).number(n).real(sum).real(squares).real(bets);
        return writer.real(weighted).real(penalty).real(least).real(greatest).toBytes();
    }

    /// The bound that a stored form holds.
    ///
    /// @throws IllegalArgumentException if the bytes are not one
    public static ConstantMeanBound ofBytes(byte[] bytes) {
        StoredReader reader = StateKind.CONSTANT_MEAN.reader(bytes);
        ConstantMeanBound bound = new ConstantMeanBound(
                ScoreRange.read(reader),
                reader.real(),
                reader.number(),
                reader.real(),
                reader.real(),
                reader.real(),
                reader.real(),
                reader.real(),
                reader.real(),
                reader.real());
        reader.end();
        return bound;
    }
}
