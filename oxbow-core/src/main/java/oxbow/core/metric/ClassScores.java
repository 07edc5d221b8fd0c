package oxbow.core.metric;

import java.util.ArrayList;
import java.util.List;

/// Scores of every class for examples that have one class each. Does not copy the arrays, which must not
/// change.
public final class ClassScores {
    private final double[] scores;
    private final int[] truths;
    private final int classes;

    private ClassScores(double[] scores, int[] truths, int classes) {
        this.scores = scores;
        this.truths = truths;
        this.classes = classes;
    }

    /// Scores and true classes of the same examples.
    ///
    /// @param scores example by example, one score for each class; not `NaN`
    /// @param truths index of each example's true class
    /// @param classes how many classes, at least 2
    public static ClassScores of(double[] scores, int[] truths, int classes) {
        if (classes < 2 || scores.length != (long) truths.length * classes) {
            throw new IllegalArgumentException("The scores (%d) must be one for each of %d classes of %d examples."
                    .formatted(scores.length, classes, truths.length));
        }
        for (int truth : truths) {
            if (truth < 0 || truth >= classes) {
                throw new IllegalArgumentException(
                        "The class (%d) must be between 0 and %d.".formatted(truth, classes - 1));
            }
        }
        for (double score : scores) {
            if (Double.isNaN(score)) {
                throw new IllegalArgumentException("The score (NaN) must be a number.");
            }
        }
        return new ClassScores(scores, truths, classes);
    }

    /// Share of examples whose true class is among the k of highest score, with Wilson's interval. A class
    /// of the same score as the true one counts as above it, so a constant score is not taken for knowledge.
    ///
    /// @param k from 1 to the number of classes
    /// @param level probability to cover, between 0 and 1
    public Figure topK(int k, double level) {
        if (k < 1 || k > classes) {
            throw new IllegalArgumentException("The k (%d) must be between 1 and %d.".formatted(k, classes));
        }
        long hits = 0;
        for (int i = 0; i < truths.length; i++) {
            double own = scores[i * classes + truths[i]];
            int rank = 0;
            for (int c = 0; c < classes; c++) {
                rank += scores[i * classes + c] >= own ? 1 : 0;
            }
            hits += rank <= k ? 1 : 0;
        }
        return Proportion.wilson(hits, truths.length, level);
    }

    /// Mean of −ln of the probability given to the true class, in nats, with Student's interval. The scores
    /// must be probabilities that add up to 1 within 1e-6. Undefined if a true class was given probability
    /// 0.
    ///
    /// @param level probability to cover, between 0 and 1
    public Figure logLoss(double level) {
        MeanSums.Builder sums = new MeanSums.Builder();
        int impossible = 0;
        for (int i = 0; i < truths.length; i++) {
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                Probabilities.require(scores[i * classes + c]);
                sum += scores[i * classes + c];
            }
            if (Math.abs(sum - 1) > 1e-6) {
                throw new IllegalArgumentException(
                        "The probabilities of example %d (sum %s) must add up to 1.".formatted(i, sum));
            }
            double own = scores[i * classes + truths[i]];
            if (own > 0) {
                sums.add(-Math.log(own));
            } else {
                impossible++;
            }
        }
        return impossible > 0
                ? new Figure.Undefined("%d outcomes were given probability 0".formatted(impossible), truths.length)
                : sums.build().figure(level);
    }

    /// Mean over the classes of the area under the ROC curve of that class against all others (Hand and Till
    /// 2001 average pairs instead), with a percentile bootstrap of examples. Undefined if a class never or
    /// always occurs.
    ///
    /// @param level probability to cover, between 0 and 1
    /// @param bootstrap how to resample
    public Figure macroAuc(double level, Bootstrap bootstrap) {
        List<Statistic> areas = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            BinaryScores one = against(c);
            if (one.positives() == 0 || one.negatives() == 0) {
                return new Figure.Undefined(
                        "class %d %s occurs".formatted(c, one.positives() == 0 ? "never" : "always"), truths.length);
            }
            areas.add(one.auc());
        }
        Statistic mean = Statistic.mean(areas);
        return mean.once(truths.length) == 1
                ? EffectiveShare.figure(1, truths.length, 0, level, "wilson-edge")
                : bootstrap.draw(mean, truths.length).percentile(level);
    }

    /// The scores of one class, positive where it is the true one.
    public BinaryScores against(int c) {
        double[] own = new double[truths.length];
        boolean[] outcomes = new boolean[truths.length];
        for (int i = 0; i < truths.length; i++) {
            own[i] = scores[i * classes + c];
            outcomes[i] = truths[i] == c;
        }
        return BinaryScores.of(own, outcomes);
    }
}
