package oxbow.core.metric;

/// Scores of examples that are positive or negative, sorted once for all the figures that look at their
/// order. Scores may be of any unit; the higher, the more likely positive. Immutable.
///
/// The exact form, which keeps every score. For a stream, and for more rows than memory holds, see
/// [ScoreProfile].
public final class BinaryScores {
    private final double[] scores;
    private final boolean[] outcomes;
    private final int[] order;
    private final int positives;

    private BinaryScores(double[] scores, boolean[] outcomes) {
        require(scores, outcomes);
        this.order = Ascending.order(scores);
        this.scores = new double[scores.length];
        this.outcomes = new boolean[scores.length];
        int count = 0;
        for (int i = 0; i < order.length; i++) {
            this.scores[i] = scores[order[i]];
            this.outcomes[i] = outcomes[order[i]];
            count += this.outcomes[i] ? 1 : 0;
        }
        this.positives = count;
    }

    /// Scores and outcomes of the same examples; copied.
    ///
    /// @param scores one for each example, not `NaN`
    /// @param outcomes whether each example is positive
    public static BinaryScores of(double[] scores, boolean[] outcomes) {
        return new BinaryScores(scores, outcomes);
    }

    /// How many examples.
    public int n() {
        return scores.length;
    }

    /// How many of them are positive.
    public int positives() {
        return positives;
    }

    /// How many of them are negative.
    public int negatives() {
        return scores.length - positives;
    }

    /// The score of an example by rank, the lowest first.
    public double score(int rank) {
        return scores[rank];
    }

    /// Whether the example of a rank is positive.
    public boolean outcome(int rank) {
        return outcomes[rank];
    }

    /// The index that the example of a rank had when it was given.
    public int index(int rank) {
        return order[rank];
    }

    /// The rank after the last one with the same score as this.
    int endOfTies(int rank) {
        int end = rank + 1;
        while (end < scores.length && scores[end] == scores[rank]) {
            end++;
        }
        return end;
    }

    /// Probability that a positive scores above a negative, ties counting half: the area under the ROC
    /// curve. See [RocAuc] for its interval.
    ///
    /// @param level probability to cover, between 0 and 1
    public Figure auc(double level) {
        return RocAuc.deLong(this, level);
    }

    /// Average precision: the precision at each threshold, weighted by the recall it adds (the step form,
    /// without interpolation). Undefined without positives. The interval is a percentile bootstrap of
    /// examples; if the ranking is perfect in every resample, that of a share of the positives.
    ///
    /// @param level probability to cover, between 0 and 1
    /// @param bootstrap how to resample
    public Figure averagePrecision(double level, Bootstrap bootstrap) {
        if (positives == 0) {
            return new Figure.Undefined("no positives", n());
        }
        Figure figure = bootstrap.draw(averagePrecision(), n()).percentile(level);
        return figure instanceof Figure.Undefined && averagePrecision().once(n()) == 1
                ? EffectiveShare.figure(1, positives, 0, level, "wilson-edge")
                : figure;
    }

    /// Average precision as a statistic to resample, in the order in which the examples were given.
    public Statistic averagePrecision() {
        return times -> {
            double all = 0;
            double positive = 0;
            double found = 0;
            double sum = 0;
            for (int rank = n() - 1; rank >= 0; rank--) {
                int weight = times[order[rank]];
                all += weight;
                found += outcomes[rank] ? weight : 0;
                if (rank == 0 || scores[rank - 1] != scores[rank]) {
                    positive += found;
                    sum += found > 0 ? found * positive / all : 0;
                    found = 0;
                }
            }
            return sum / positive;
        };
    }

    /// The area under the ROC curve as a statistic to resample, in the order in which the examples were
    /// given.
    public Statistic auc() {
        return times -> {
            double below = 0;
            double positive = 0;
            double won = 0;
            for (int start = 0; start < n(); ) {
                int end = endOfTies(start);
                double tiedPositive = 0;
                double tiedNegative = 0;
                for (int i = start; i < end; i++) {
                    int weight = times[order[i]];
                    tiedPositive += outcomes[i] ? weight : 0;
                    tiedNegative += outcomes[i] ? 0 : weight;
                }
                won += tiedPositive * (below + tiedNegative / 2);
                below += tiedNegative;
                positive += tiedPositive;
                start = end;
            }
            return won / (positive * below);
        };
    }

    static void require(double[] scores, boolean[] outcomes) {
        if (scores.length != outcomes.length) {
            throw new IllegalArgumentException(
                    "The scores (%d) must be as many as the outcomes (%d).".formatted(scores.length, outcomes.length));
        }
        for (int i = 0; i < scores.length; i++) {
            if (Double.isNaN(scores[i])) {
                throw new IllegalArgumentException("The score at %d (NaN) must be a number.".formatted(i));
            }
        }
    }
}
