package oxbow.web.page;

import java.util.ArrayList;
import java.util.List;

/// A confusion matrix to be drawn: rows are the truth, shades are shares of the row.
public record Confusion(List<String> classes, List<Long> cells) {

    public Confusion {
        classes = List.copyOf(classes);
        cells = List.copyOf(cells);
        if (cells.size() != classes.size() * classes.size()) {
            throw new IllegalArgumentException("A confusion matrix of " + classes.size() + " classes must have "
                    + classes.size() * classes.size() + " cells, not " + cells.size() + ".");
        }
    }

    public record Line(String name, List<Cell> cells) {}

    public record Cell(String text, String css, String words) {}

    private long cell(int truth, int predicted) {
        return cells.get(truth * classes.size() + predicted);
    }

    public List<Line> rows() {
        List<Line> rows = new ArrayList<>();
        for (int truth = 0; truth < classes.size(); truth++) {
            List<Cell> line = new ArrayList<>();
            long total = total(truth);
            for (int predicted = 0; predicted < classes.size(); predicted++) {
                line.add(draw(truth, predicted, total));
            }
            rows.add(new Line(classes.get(truth), line));
        }
        return rows;
    }

    private long total(int truth) {
        long total = 0;
        for (int predicted = 0; predicted < classes.size(); predicted++) {
            total += cell(truth, predicted);
        }
        return total;
    }

    private Cell draw(int truth, int predicted, long total) {
        long n = cell(truth, predicted);
        double share = total == 0 ? 0 : (double) n / total;
        boolean right = truth == predicted;
        double[] limits = right ? new double[] {0.5, 0.8, 0.95} : new double[] {0.02, 0.06, 0.15};
        int shade = n == 0 ? 0 : 1;
        for (double limit : limits) {
            shade += n > 0 && share >= limit ? 1 : 0;
        }
        String words = Show.count(n) + " of " + Show.count(total) + " of class " + classes.get(truth) + " called "
                + classes.get(predicted) + " (" + Show.percent(share) + ")";
        return new Cell(n == 0 ? "·" : Show.count(n), (right ? "right" : "wrong") + " ox-h" + shade, words);
    }

    /// The most frequent confusion in words.
    public String sentence() {
        int worstTruth = -1;
        int worstPredicted = -1;
        long worst = 0;
        for (int truth = 0; truth < classes.size(); truth++) {
            for (int predicted = 0; predicted < classes.size(); predicted++) {
                if (truth != predicted && cell(truth, predicted) > worst) {
                    worst = cell(truth, predicted);
                    worstTruth = truth;
                    worstPredicted = predicted;
                }
            }
        }
        if (worst == 0) {
            return "No two classes were confused.";
        }
        return "Most often " + classes.get(worstTruth) + " was called " + classes.get(worstPredicted) + ": "
                + Show.count(worst) + " of " + Show.count(total(worstTruth)) + ".";
    }
}
