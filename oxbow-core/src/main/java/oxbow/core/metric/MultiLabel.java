package oxbow.core.metric;

/// Figures of examples that carry any number of labels each. Examples are independent; the labels of one
/// need not be, so intervals rest on examples. Sums of disjoint examples [#merge]. Immutable.
///
/// @param n examples
/// @param exact examples whose labels are all right
/// @param hamming sums of the share of wrong labels of an example
/// @param micro twice the hits over positives and positive predictions, by example
/// @param jaccard sums of hits over the labels that are there or predicted; 1 where there are neither
public record MultiLabel(long n, long exact, MeanSums hamming, ClusteredRatio micro, MeanSums jaccard) {
    /// Checks that all are of the same examples and between 0 and 1.
    public MultiLabel {
        if (exact < 0 || exact > n || hamming.n() != n || micro.clusters() != n || jaccard.n() != n) {
            throw new IllegalArgumentException("The sums must all be of the same %d examples.".formatted(n));
        }
        hamming.requireUnit();
        micro.requireShare();
        jaccard.requireUnit();
    }

    /// The sums of some examples.
    ///
    /// @param truths example by example, whether each label is there
    /// @param predicted example by example, whether each label is predicted
    /// @param labels how many labels, at least 1
    public static MultiLabel of(boolean[] truths, boolean[] predicted, int labels) {
        if (labels < 1 || truths.length != predicted.length || truths.length % labels != 0) {
            throw new IllegalArgumentException("The truths (%d) and predictions (%d) must be rows of %d labels."
                    .formatted(truths.length, predicted.length, labels));
        }
        MeanSums.Builder hamming = new MeanSums.Builder();
        MeanSums.Builder jaccard = new MeanSums.Builder();
        ClusteredRatio.Builder micro = new ClusteredRatio.Builder();
        long exact = 0;
        for (int from = 0; from < truths.length; from += labels) {
            int hits = 0;
            int wrong = 0;
            for (int i = from; i < from + labels; i++) {
                hits += truths[i] && predicted[i] ? 1 : 0;
                wrong += truths[i] != predicted[i] ? 1 : 0;
            }
            exact += wrong == 0 ? 1 : 0;
            hamming.add((double) wrong / labels);
            jaccard.add(hits + wrong == 0 ? 1 : (double) hits / (hits + wrong));
            micro.add(2.0 * hits, 2.0 * hits + wrong);
        }
        return new MultiLabel(truths.length / labels, exact, hamming.build(), micro.build(), jaccard.build());
    }

    /// Share of examples whose labels are all right.
    public Figure subsetAccuracy(double level) {
        return Proportion.wilson(exact, n, level);
    }

    /// Share of labels that are wrong.
    public Figure hammingLoss(double level) {
        return hamming.unitFigure(level);
    }

    /// F1 over all labels of all examples; undefined if no label is there or predicted.
    public Figure microF1(double level) {
        return micro.share(level);
    }

    /// Mean over examples of hits over the labels that are there or predicted.
    public Figure meanJaccard(double level) {
        return jaccard.unitFigure(level);
    }

    /// Mean over labels of F1, with a percentile bootstrap of examples. Undefined if a label is neither
    /// there nor predicted, or in more than a twentieth of the resamples.
    ///
    /// @param truths as for [#of]
    /// @param predicted as for [#of]
    /// @param labels how many labels
    public static Figure macroF1(boolean[] truths, boolean[] predicted, int labels, double level, Bootstrap bootstrap) {
        MultiLabel all = of(truths, predicted, labels);
        Statistic mean = times -> {
            double sum = 0;
            for (int label = 0; label < labels; label++) {
                double top = 0;
                double bottom = 0;
                for (int i = 0; i < times.length; i++) {
                    boolean there = truths[i * labels + label];
                    boolean said = predicted[i * labels + label];
                    top += there && said ? 2.0 * times[i] : 0;
                    bottom += (there ? times[i] : 0) + (said ? times[i] : 0);
                }
                sum += top / bottom;
            }
            return sum / labels;
        };
        return bootstrap.draw(mean, (int) all.n()).percentile(level);
    }

    /// The sums of both sets of examples together.
    public MultiLabel merge(MultiLabel other) {
        return new MultiLabel(
                n + other.n,
                exact + other.exact,
                hamming.merge(other.hamming),
                micro.merge(other.micro),
                jaccard.merge(other.jaccard));
    }

    /// The stored form.
    public byte[] toBytes() {
        var writer =
                hamming.write(MetricForm.MULTI_LABEL_SUMS.writer().number(n).number(exact));
        return jaccard.write(micro.write(writer)).toBytes();
    }

    /// The sums of a stored form.
    ///
    /// @throws IllegalArgumentException if the bytes are not one
    public static MultiLabel ofBytes(byte[] bytes) {
        var reader = MetricForm.MULTI_LABEL_SUMS.reader(bytes);
        MultiLabel sums = new MultiLabel(
                reader.number(),
                reader.number(),
                MeanSums.read(reader),
                ClusteredRatio.read(reader),
                MeanSums.read(reader));
        reader.end();
        return sums;
    }
}
