package oxbow.core.metric;

/// The area under the ROC curve with DeLong's interval.
///
/// **Conditions.** Examples are independent; for those of users resample whole clusters with
/// [BinaryScores#auc()]. With fewer than some 10 positives or negatives the interval covers less than it
/// says.
final class RocAuc {
    private RocAuc() {}

    /// DeLong, DeLong, Clarke-Pearson (1988), by ranks as Sun and Xu (2014), normal on the scale of the
    /// logarithm of the odds, so that it stays between 0 and 1. Where the standard error is 0 (all pairs
    /// alike) or a class has one example: Clopper and Pearson's interval of the disjoint pairs that can be
    /// made, which are independent.
    static Figure deLong(BinaryScores scores, double level) {
        double z = Levels.z(level);
        if (scores.positives() == 0 || scores.negatives() == 0) {
            String what = scores.n() == 0 ? "no cases" : scores.positives() == 0 ? "no positives" : "no negatives";
            return new Figure.Undefined(what, scores.n());
        }
        return figure(sums(scores), scores.n(), z, level);
    }

    static Figure figure(Sums sums, long n, double z, double level) {
        double auc = sums.ofPositives.mean();
        double error = Math.sqrt(sums.variance());
        if (!(error > 0) || auc <= 0 || auc >= 1) {
            double pairs = Math.min(sums.ofPositives.n(), sums.ofNegatives.n());
            double tail = (1 - level) / 2;
            double won = auc * pairs;
            double low = won == 0 ? 0 : Distributions.betaQuantile(tail, won, pairs - won + 1);
            double high = won == pairs ? 1 : Distributions.betaQuantile(1 - tail, won + 1, pairs - won);
            return new Figure.Known(auc, n, low, high, level, "clopper-pearson-pairs");
        }
        double odds = Math.log(auc / (1 - auc));
        double reach = z * error / (auc * (1 - auc));
        return new Figure.Known(auc, n, logistic(odds - reach), logistic(odds + reach), level, "delong-logit");
    }

    /// Share of the other class that each example beats, ties half, kept as sums by class.
    static Sums sums(BinaryScores scores) {
        MeanSums.Builder positive = new MeanSums.Builder();
        MeanSums.Builder negative = new MeanSums.Builder();
        double negativesBelow = 0;
        double positivesBelow = 0;
        for (int start = 0; start < scores.n(); ) {
            int end = scores.endOfTies(start);
            int tied = 0;
            for (int i = start; i < end; i++) {
                tied += scores.outcome(i) ? 1 : 0;
            }
            int against = end - start - tied;
            double won = (negativesBelow + against / 2.0) / scores.negatives();
            double beaten = (scores.positives() - positivesBelow - tied / 2.0) / scores.positives();
            for (int i = start; i < end; i++) {
                if (scores.outcome(i)) {
                    positive.add(won);
                } else {
                    negative.add(beaten);
                }
            }
            positivesBelow += tied;
            negativesBelow += against;
            start = end;
        }
        return new Sums(positive.build(), negative.build());
    }

    private static double logistic(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }

    /// @param ofPositives what share of the negatives each positive beats
    /// @param ofNegatives by what share of the positives each negative is beaten
    record Sums(MeanSums ofPositives, MeanSums ofNegatives) {
        /// Variance of the area; 0 if a class has a single example.
        double variance() {
            if (ofPositives.n() < 2 || ofNegatives.n() < 2) {
                return 0;
            }
            double one = ofPositives.standardError();
            double two = ofNegatives.standardError();
            return one * one + two * two;
        }
    }
}
