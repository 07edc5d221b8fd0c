package oxbow.core.compare;

import java.util.Arrays;

/// A table of 2 × K counts: how many rows of a reference and of the current side fall into each of K cells,
/// bins or categories. Counts may be off by a stated number where they come from sketches. Immutable.
public final class Cells {
    private final double[] reference;
    private final double[] current;
    private final double[] referenceErrors;
    private final double[] currentErrors;
    private final long n;
    private final long m;
    private final double risk;

    private Cells(Cells rows, double[] reference, double[] current, double[] referenceErrors, double[] currentErrors) {
        this(reference, current, referenceErrors, currentErrors, rows.n, rows.m, rows.risk);
    }

    private Cells(
            double[] reference,
            double[] current,
            double[] referenceErrors,
            double[] currentErrors,
            long n,
            long m,
            double risk) {
        this.reference = reference;
        this.current = current;
        this.n = n;
        this.m = m;
        this.referenceErrors = referenceErrors;
        this.currentErrors = currentErrors;
        this.risk = risk;
    }

    /// Cells counted exactly.
    ///
    /// @param reference counts per cell, not below 0
    /// @param current counts of the same cells
    public static Cells of(long[] reference, long[] current) {
        return of(reference, current, new long[reference.length], new long[current.length], 0);
    }

    /// Cells counted with an error.
    ///
    /// @param reference counts per cell, not below 0
    /// @param current counts of the same cells
    /// @param referenceErrors by how many rows each count of the reference can be off
    /// @param currentErrors by how many rows each count of the current side can be off
    /// @param risk probability that any is further off
    public static Cells of(
            long[] reference, long[] current, long[] referenceErrors, long[] currentErrors, double risk) {
        int cells = reference.length;
        if (cells == 0 || current.length != cells || referenceErrors.length != cells || currentErrors.length != cells) {
            throw new IllegalArgumentException(
                    "Both sides (%d and %d bins) must have the same bins, at least 1, and as many errors."
                            .formatted(cells, current.length));
        }
        if (!(risk >= 0 && risk < 1)) {
            throw new IllegalArgumentException("The risk (%s) must be from 0 to below 1.".formatted(risk));
        }
        return new Cells(
                counts(reference),
                counts(current),
                counts(referenceErrors),
                counts(currentErrors),
                Arrays.stream(reference).sum(),
                Arrays.stream(current).sum(),
                risk);
    }

    /// Cells in which every one is expected to hold enough rows on both sides if nothing has changed; those that
    /// are not are taken together in their order until they are. Which ones is decided by both sides' rows
    /// together, which does not favour any answer.
    ///
    /// @param leastExpected rows a cell must be expected to hold on the smaller side to stand alone
    Cells pooled(double leastExpected) {
        double enough = leastExpected * (n + m) / Math.min(n, m);
        int[] to = new int[size()];
        int groups = 0;
        int open = -1;
        double held = 0;
        for (int i = 0; i < to.length; i++) {
            if (rows(i) >= enough) {
                to[i] = groups++;
            } else {
                if (open < 0) {
                    open = groups++;
                    held = 0;
                }
                to[i] = open;
                held += rows(i);
                open = held >= enough ? -1 : open;
            }
        }
        return open < 0 ? gathered(to, groups) : gathered(closed(to, open, groups), groups - 1);
    }

    /// The last group is too small: it joins the group with the fewest rows.
    private int[] closed(int[] to, int open, int groups) {
        double[] held = new double[groups];
        for (int i = 0; i < to.length; i++) {
            held[to[i]] += rows(i);
        }
        int smallest = open == 0 ? groups - 1 : 0;
        for (int group = 0; group < groups; group++) {
            smallest = group != open && held[group] < held[smallest] ? group : smallest;
        }
        int[] closed = new int[to.length];
        for (int i = 0; i < to.length; i++) {
            int group = to[i] == open ? smallest : to[i];
            closed[i] = group > open ? group - 1 : group;
        }
        return closed;
    }

    /// The same cells with both sides as near to each other as the errors of the counts allow: what is different
    /// about them is different whatever the errors were.
    Cells nearest() {
        double[] first = new double[size()];
        double[] second = new double[size()];
        for (int i = 0; i < size(); i++) {
            double p = reference[i] / n;
            double q = current[i] / m;
            double up = p < q ? 1 : -1;
            double nearer = p + up * referenceErrors[i] / n;
            double towards = q - up * currentErrors[i] / m;
            if (up * (towards - nearer) <= 0) {
                nearer = (p + q) / 2;
                towards = nearer;
            }
            first[i] = nearer * n;
            second[i] = towards * m;
        }
        return new Cells(this, first, second, new double[size()], new double[size()]);
    }

    int size() {
        return reference.length;
    }

    double reference(int i) {
        return reference[i];
    }

    double current(int i) {
        return current[i];
    }

    /// The share of the reference in a cell.
    double p(int i) {
        return reference[i] / n;
    }

    /// The share of the current side in a cell.
    double q(int i) {
        return current[i] / m;
    }

    /// The share of both sides together in a cell.
    double both(int i) {
        return rows(i) / (n + m);
    }

    /// Rows of the reference.
    public long n() {
        return n;
    }

    /// Rows of the current side.
    public long m() {
        return m;
    }

    /// 1/n + 1/m: the scale of what differs by chance.
    double noise() {
        return 1.0 / n + 1.0 / m;
    }

    /// How many cells hold any row.
    int filled() {
        int filled = 0;
        for (int i = 0; i < size(); i++) {
            filled += rows(i) > 0 ? 1 : 0;
        }
        return filled;
    }

    /// Rows that the rarest cell is expected to hold on the smaller side.
    double fewestExpected() {
        double fewest = n + m;
        for (int i = 0; i < size(); i++) {
            fewest = Math.min(fewest, rows(i));
        }
        return fewest / (n + m) * Math.min(n, m);
    }

    boolean isExact() {
        for (int i = 0; i < size(); i++) {
            if (referenceErrors[i] > 0 || currentErrors[i] > 0) {
                return false;
            }
        }
        return true;
    }

    /// Probability that a count is further off than its error.
    double risk() {
        return risk;
    }

    /// Rows of both sides in a cell.
    double rows(int i) {
        return reference[i] + current[i];
    }

    private Cells gathered(int[] to, int groups) {
        return new Cells(
                this,
                gathered(reference, to, groups),
                gathered(current, to, groups),
                gathered(referenceErrors, to, groups),
                gathered(currentErrors, to, groups));
    }

    private static double[] gathered(double[] from, int[] to, int groups) {
        double[] sums = new double[Math.max(1, groups)];
        for (int i = 0; i < to.length; i++) {
            sums[to[i]] += from[i];
        }
        return sums;
    }

    private static double[] counts(long[] counts) {
        double[] all = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0) {
                throw new IllegalArgumentException("A count (%d) must not be below 0.".formatted(counts[i]));
            }
            all[i] = counts[i];
        }
        return all;
    }
}
