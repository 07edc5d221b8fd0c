package oxbow.core.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import oxbow.core.stored.StoredReader;
import oxbow.core.stored.StoredWriter;

/// How often each true class was predicted as each class, and the figures that follow from it.
///
/// Matrices of disjoint examples [#merge] into the matrix of them all. Intervals take the examples as
/// independent. Immutable; [#builder] accumulates.
///
/// @param classes the names of the classes, distinct, at least one
/// @param cells counts, row by row; the row is the truth, the column the prediction
public record ConfusionMatrix(List<String> classes, List<Long> cells) {

    /// Checks the shape and copies the lists.
    public ConfusionMatrix {
        classes = List.copyOf(classes);
        cells = List.copyOf(cells);
        if (classes.isEmpty() || new HashSet<>(classes).size() != classes.size()) {
            throw new IllegalArgumentException(
                    "The classes (%s) must be distinct, and at least one.".formatted(classes));
        }
        if (cells.size() != (long) classes.size() * classes.size()) {
            throw new IllegalArgumentException("The matrix (%d cells) must have a cell per pair of its %d classes."
                    .formatted(cells.size(), classes.size()));
        }
        Counts.total(cells.stream().mapToLong(Long::longValue).toArray());
    }

    /// An empty builder for these classes.
    public static Builder builder(List<String> classes) {
        return new Builder(classes);
    }

    /// Examples of a true class that were predicted as a class, both by index.
    public long cell(int truth, int predicted) {
        return cells.get(checked(truth) * classes.size() + checked(predicted));
    }

    /// All examples.
    public long n() {
        long sum = 0;
        for (long cell : cells) {
            sum += cell;
        }
        return sum;
    }

    /// Examples whose true class is the one with index c.
    public long truths(int c) {
        long sum = 0;
        for (int predicted = 0; predicted < classes.size(); predicted++) {
            sum += cell(c, predicted);
        }
        return sum;
    }

    /// Examples predicted as the class with index c.
    public long predictions(int c) {
        long sum = 0;
        for (int truth = 0; truth < classes.size(); truth++) {
            sum += cell(truth, c);
        }
        return sum;
    }

    /// Share of examples predicted right.
    public Figure accuracy(double level) {
        long right = 0;
        for (int c = 0; c < classes.size(); c++) {
            right += cell(c, c);
        }
        return Proportion.wilson(right, n(), level);
    }

    /// Of the examples predicted as class c, the share that is; undefined without such predictions.
    public Figure precision(int c, double level) {
        Figure share = Proportion.wilson(cell(c, c), predictions(c), level);
        return share instanceof Figure.Undefined
                ? new Figure.Undefined("no predictions of \"%s\"".formatted(classes.get(c)), 0)
                : share;
    }

    /// Of the examples of class c, the share that was predicted as such; undefined without such examples.
    public Figure recall(int c, double level) {
        Figure share = Proportion.wilson(cell(c, c), truths(c), level);
        return share instanceof Figure.Undefined
                ? new Figure.Undefined("no examples of \"%s\"".formatted(classes.get(c)), 0)
                : share;
    }

    /// Harmonic mean of precision and recall of class c; undefined if it neither occurs nor is predicted.
    ///
    /// F1 is 2J / (1 + J), where J is the share of hits among the examples that are of the class, predicted as
    /// it, or both. Given how many those are, the hits are binomial, so Wilson's interval of J carries over; n
    /// is their number.
    public Figure f1(int c, double level) {
        long hits = cell(c, c);
        BinaryCounts counts = new BinaryCounts(hits, predictions(c) - hits, truths(c) - hits, 0);
        return switch (counts.f(1, level)) {
            case Figure.Undefined none ->
                new Figure.Undefined("\"%s\" neither occurs nor is predicted".formatted(classes.get(c)), none.n());
            case Figure.Known known -> known;
        };
    }

    /// The accuracy of always predicting the class that is most frequent here: what a model must beat to be
    /// worth anything. A little optimistic for tiny n, since the class is chosen after looking.
    public Figure majorityBaseline(double level) {
        long most = 0;
        for (int c = 0; c < classes.size(); c++) {
            most = Math.max(most, truths(c));
        }
        return Proportion.wilson(most, n(), level);
    }

    /// The matrix of both sets of examples together.
    ///
    /// @throws IllegalArgumentException if the classes differ, also in their order
    public ConfusionMatrix merge(ConfusionMatrix other) {
        if (!classes.equals(other.classes)) {
            throw new IllegalArgumentException(
                    "The classes of both matrices must be the same (%s and %s).".formatted(classes, other.classes));
        }
        List<Long> sum = new ArrayList<>(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            sum.add(cells.get(i) + other.cells.get(i));
        }
        return new ConfusionMatrix(classes, sum);
    }

    /// The stored form.
    public byte[] toBytes() {
        StoredWriter writer = MetricForm.CONFUSION_MATRIX.writer().number(classes.size());
        classes.forEach(writer::text);
        return writer.numbers(cells.stream().mapToLong(Long::longValue).toArray())
                .toBytes();
    }

    /// The matrix of a stored form.
    ///
    /// @throws IllegalArgumentException if the bytes are not one
    public static ConfusionMatrix ofBytes(byte[] bytes) {
        StoredReader reader = MetricForm.CONFUSION_MATRIX.reader(bytes);
        List<String> classes = new ArrayList<>();
        for (int left = reader.length(1); left > 0; left--) {
            classes.add(reader.text());
        }
        List<Long> cells = Arrays.stream(reader.numbers()).boxed().toList();
        reader.end();
        return new ConfusionMatrix(classes, cells);
    }

    private int checked(int c) {
        if (c < 0 || c >= classes.size()) {
            throw new IllegalArgumentException(
                    "The class index (%d) must be between 0 and %d.".formatted(c, classes.size() - 1));
        }
        return c;
    }

    /// Accumulates a matrix example by example. Not thread-safe.
    public static final class Builder {
        private final List<String> classes;
        private final long[] cells;

        private Builder(List<String> classes) {
            this.classes = List.copyOf(classes);
            this.cells = new long[classes.size() * classes.size()];
        }

        /// Counts one example, both classes by index.
        public Builder add(int truth, int predicted) {
            return add(truth, predicted, 1);
        }

        /// Counts equal examples, both classes by index.
        public Builder add(int truth, int predicted, long times) {
            int size = classes.size();
            if (truth < 0 || truth >= size || predicted < 0 || predicted >= size) {
                throw new IllegalArgumentException(
                        "The class indices (%d, %d) must be between 0 and %d.".formatted(truth, predicted, size - 1));
            }
            if (times < 0) {
                throw new IllegalArgumentException("The number of examples (%d) must not be below 0.".formatted(times));
            }
            cells[truth * size + predicted] += times;
            return this;
        }

        /// The matrix so far; the builder can go on.
        public ConfusionMatrix build() {
            List<Long> counts = new ArrayList<>(cells.length);
            for (long cell : cells) {
                counts.add(cell);
            }
            return new ConfusionMatrix(classes, counts);
        }
    }
}
