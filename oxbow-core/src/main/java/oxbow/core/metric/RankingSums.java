package oxbow.core.metric;

import java.util.Arrays;
import oxbow.core.stored.StoredReader;

/// Quality of ranked lists down to position k, as sums over queries, which [#merge]. Queries without
/// anything relevant have no quality; they are left out and counted. Queries are taken to be independent.
/// Immutable.
///
/// For clicks per impression use [ClusteredRatio] with users as clusters. Clicks are biased by position: an
/// item is clicked because it was shown high, so a click-through rate compares two rankings only where they
/// were assigned at random, and clicks are no judgement of relevance.
///
/// @param k how many positions count, at least 1
/// @param gain sums of normalised discounted cumulative gain
/// @param reciprocal sums of one over the position of the first relevant item, 0 if it is beyond k
/// @param precision sums of average precision
/// @param recall sums of the share of relevant items that are shown
/// @param without queries without anything relevant
public record RankingSums(
        int k, MeanSums gain, MeanSums reciprocal, MeanSums precision, MeanSums recall, long without) {

    /// Checks that all are of the same queries and between 0 and 1.
    public RankingSums {
        long n = gain.n();
        if (k < 1 || without < 0 || reciprocal.n() != n || precision.n() != n || recall.n() != n) {
            throw new IllegalArgumentException(
                    "The sums must be of the same %d queries, and k (%d) at least 1.".formatted(n, k));
        }
        gain.requireUnit();
        reciprocal.requireUnit();
        precision.requireUnit();
        recall.requireUnit();
    }

    /// No queries yet.
    public static RankingSums empty(int k) {
        return new RankingSums(k, MeanSums.EMPTY, MeanSums.EMPTY, MeanSums.EMPTY, MeanSums.EMPTY, 0);
    }

    /// One query.
    ///
    /// @param k how many positions count, at least 1
    /// @param relevances of the items in the order in which they were ranked, 0 or more; above 0 is
    ///     relevant. All relevant items must be among them, those ranked below k as well
    public static RankingSums of(int k, double[] relevances) {
        int relevant = 0;
        for (double relevance : relevances) {
            if (!(relevance >= 0 && relevance < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "The relevance (%s) must be 0 or more, and finite.".formatted(relevance));
            }
            relevant += relevance > 0 ? 1 : 0;
        }
        RankingSums none = empty(k);
        if (relevant == 0) {
            return new RankingSums(k, none.gain, none.gain, none.gain, none.gain, 1);
        }
        double[] best = relevances.clone();
        Arrays.sort(best);
        for (int i = 0, j = best.length - 1; i < j; i++, j--) {
            double swap = best[i];
            best[i] = best[j];
            best[j] = swap;
        }
        double reciprocal = 0;
        double precisions = 0;
        int found = 0;
        for (int position = 1; position <= Math.min(k, relevances.length); position++) {
            if (relevances[position - 1] > 0) {
                found++;
                precisions += (double) found / position;
                reciprocal = reciprocal == 0 ? 1.0 / position : reciprocal;
            }
        }
        return new RankingSums(
                k,
                one(Math.min(1, gain(relevances, k) / gain(best, k))),
                one(reciprocal),
                one(precisions / Math.min(k, relevant)),
                one((double) found / relevant),
                0);
    }

    private static double gain(double[] relevances, int k) {
        double gain = 0;
        for (int i = 0; i < Math.min(k, relevances.length); i++) {
            gain += relevances[i] / StrictMath.log(i + 2.0);
        }
        return gain;
    }

    private static MeanSums one(double value) {
        return new MeanSums(1, value, 0);
    }

    /// Normalised discounted cumulative gain at k (Järvelin and Kekäläinen 2002, gain = relevance, discount
    /// log₂ of the position + 1).
    public Figure normalisedGain(double level) {
        return named(gain, level);
    }

    /// Mean reciprocal rank: one over the position of the first relevant item, 0 beyond k.
    public Figure reciprocalRank(double level) {
        return named(reciprocal, level);
    }

    /// Mean average precision at k: the mean of the precisions at each relevant item shown, over the
    /// relevant items there could be, `min(k, relevant)`.
    public Figure averagePrecision(double level) {
        return named(precision, level);
    }

    /// Mean share of a query's relevant items that are among the first k.
    public Figure recall(double level) {
        return named(recall, level);
    }

    private Figure named(MeanSums sums, double level) {
        return switch (sums.unitFigure(level)) {
            case Figure.Undefined none -> new Figure.Undefined("no queries with anything relevant", without);
            case Figure.Known known -> known;
        };
    }

    /// The sums of both sets of queries together.
    ///
    /// @throws IllegalArgumentException if the k differ
    public RankingSums merge(RankingSums other) {
        if (k != other.k) {
            throw new IllegalArgumentException("The k of both must be the same (%d and %d).".formatted(k, other.k));
        }
        return new RankingSums(
                k,
                gain.merge(other.gain),
                reciprocal.merge(other.reciprocal),
                precision.merge(other.precision),
                recall.merge(other.recall),
                without + other.without);
    }

    /// The stored form.
    public byte[] toBytes() {
        var writer = MetricForm.RANKING_SUMS.writer().number(k).number(without);
        for (MeanSums sums : new MeanSums[] {gain, reciprocal, precision, recall}) {
            sums.write(writer);
        }
        return writer.toBytes();
    }

    /// The sums of a stored form.
    ///
    /// @throws IllegalArgumentException if the bytes are not one
    public static RankingSums ofBytes(byte[] bytes) {
        StoredReader reader = MetricForm.RANKING_SUMS.reader(bytes);
        int k = reader.number(1, Integer.MAX_VALUE);
        long without = reader.number();
        RankingSums sums = new RankingSums(
                k, MeanSums.read(reader), MeanSums.read(reader), MeanSums.read(reader), MeanSums.read(reader), without);
        reader.end();
        return sums;
    }
}
