package oxbow.core.sequential;

import oxbow.core.stored.StoredReader;

/// How much better or worse does the canary score than the champion, where each request is answered by one of
/// them only?
///
/// **Guarantee.** [#difference] bounds the average difference (canary − champion) over the pairs seen, at all
/// sizes together, under the conditions of [RunningMeanBound].
///
/// **Conditions.** Arms were assigned by a coin; values come in request order; each lies between 0 and 1; a key
/// counts once (its mean). Both means drift slowly against the time between two pairs, since the two sides of a
/// pair are not of the same moment.
///
/// **Method.** A pair closes as soon as both arms have a value since the last pair: the value of the smaller arm
/// against the mean of the other's since then. Where the smaller arm has a value and the other none, the value
/// waits; values that wait together are averaged.
///
/// @param difference bounds on the difference over the pairs so far
/// @param canary values of the canary that wait for a pair
/// @param champion values of the champion that wait for a pair
public record UnpairedMeans(RunningMeanBound difference, Waiting canary, Waiting champion) implements OrderedState {

    /// Values of one arm since the last pair.
    ///
    /// @param n how many
    /// @param sum their sum
    public record Waiting(long n, double sum) {
        /// No value.
        public static final Waiting NONE = new Waiting(0, 0);

        /// Checks the sum.
        public Waiting {
            if (n < 0 || !(sum >= 0 && sum <= n)) {
                throw new IllegalArgumentException("The sum (%s) must be between 0 and n (%d).".formatted(sum, n));
            }
        }

        private Waiting plus(double value) {
            return new Waiting(n + 1, Math.min(n + 1.0, sum + value));
        }
    }

    /// Checks that no pair is left open.
    public UnpairedMeans {
        if (canary.n() > 0 && champion.n() > 0) {
            throw new IllegalArgumentException(
                    "The values that wait (%d and %d) must be of one arm only.".formatted(canary.n(), champion.n()));
        }
    }

    /// A comparison that has seen nothing.
    public static UnpairedMeans start() {
        return new UnpairedMeans(RunningMeanBound.of(ScoreRange.DIFFERENCE), Waiting.NONE, Waiting.NONE);
    }

    /// The comparison after one more judged request.
    ///
    /// @param toCanary whether the canary answered it
    /// @param value score of the answer, 0 to 1
    public UnpairedMeans add(boolean toCanary, double value) {
        ScoreRange.SHARE.share(value);
        Waiting one = toCanary ? canary.plus(value) : canary;
        Waiting other = toCanary ? champion : champion.plus(value);
        if (one.n() == 0 || other.n() == 0) {
            return new UnpairedMeans(difference, one, other);
        }
        double pair = one.sum() / one.n() - other.sum() / other.n();
        return new UnpairedMeans(difference.add(pair), Waiting.NONE, Waiting.NONE);
    }

    /// Pairs so far.
    public long pairs() {
        return difference.n();
    }

    @Override
    public byte[] toBytes() {
        return StateKind.UNPAIRED_MEANS
                .writer()
                .bytes(difference.toBytes())
                .number(canary.n())
                .real(canary.sum())
                .number(champion.n())
                .real(champion.sum())
                .toBytes();
    }

    /// The comparison that a stored form holds.
    ///
    /// @throws IllegalArgumentException if the bytes are not one
    public static UnpairedMeans ofBytes(byte[] bytes) {
        StoredReader reader = StateKind.UNPAIRED_MEANS.reader(bytes);
        RunningMeanBound difference = RunningMeanBound.ofBytes(reader.bytes());
        Waiting canary = new Waiting(reader.number(), reader.real());
        Waiting champion = new Waiting(reader.number(), reader.real());
        reader.end();
        return new UnpairedMeans(difference, canary, champion);
    }
}
