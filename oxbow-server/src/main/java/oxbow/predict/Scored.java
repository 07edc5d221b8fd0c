package oxbow.predict;

import java.util.ArrayList;
import java.util.List;

/// What a classifier says about each row: a class and how sure it is. Immutable, safe between threads.
public final class Scored {

    private final List<String> classes;
    private final List<String> labels;
    private final int[] indexes;
    private final double[] scores;
    private final float[][] probabilities;

    /// @param labels the class of each row; empty where its scores are no numbers
    /// @param indexes its place among the classes, −1 where it is none of them
    /// @param probabilities per row, in the order of the classes; empty rows if the model gives none
    Scored(List<String> classes, List<String> labels, int[] indexes, double[] scores, float[][] probabilities) {
        this.classes = classes;
        this.labels = labels;
        this.indexes = indexes;
        this.scores = scores;
        this.probabilities = probabilities;
    }

    /// The names of the classes; empty if neither the model nor whoever registered it says.
    public List<String> classes() {
        return classes;
    }

    /// How many rows.
    public int size() {
        return labels.size();
    }

    /// The name of the class the model chose; empty if the row's scores are no numbers.
    public String label(int row) {
        return labels.get(row);
    }

    /// The place of that class in [#classes], −1 if it is not there.
    public int index(int row) {
        return indexes[row];
    }

    /// The probability of the class the model chose, 0 to 1; `NaN` if the model gives none.
    public double score(int row) {
        return scores[row];
    }

    /// The probability of each class; empty if the model gives none, or none that is a number.
    public float[] probabilities(int row) {
        return probabilities[row].clone();
    }

    /// Both one after the other.
    Scored and(Scored next) {
        List<String> all = new ArrayList<>(labels);
        all.addAll(next.labels);
        int rows = all.size();
        int[] index = java.util.Arrays.copyOf(indexes, rows);
        double[] score = java.util.Arrays.copyOf(scores, rows);
        float[][] shares = java.util.Arrays.copyOf(probabilities, rows);
        System.arraycopy(next.indexes, 0, index, size(), next.size());
        System.arraycopy(next.scores, 0, score, size(), next.size());
        System.arraycopy(next.probabilities, 0, shares, size(), next.size());
        return new Scored(classes, all, index, score, shares);
    }
}
