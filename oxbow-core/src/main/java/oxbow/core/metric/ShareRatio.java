package oxbow.core.metric;

/// The share of one group over the share of another, the groups independent of each other.
public final class ShareRatio {
    private static final int HALVINGS = 200;

    private ShareRatio() {}

    /// The ratio with the score interval (Koopman 1984), which also holds its level for small groups and
    /// shares near 0. Undefined if a group is empty or the second has no hits, since the ratio then has no
    /// upper end.
    ///
    /// @param k1 cases that count in the first group, from 0 to n1
    /// @param n1 all cases of the first group
    /// @param k2 cases that count in the second group, from 0 to n2
    /// @param n2 all cases of the second group
    /// @param level probability to cover, between 0 and 1
    /// @return the ratio, resting on n1 + n2 cases
    public static Figure koopman(long k1, long n1, long k2, long n2, double level) {
        double z = Levels.z(level);
        Proportion.requireShare(k1, n1);
        Proportion.requireShare(k2, n2);
        if (n1 == 0 || n2 == 0 || k2 == 0) {
            String what = n1 == 0
                    ? "no cases in the first group"
                    : n2 == 0 ? "no cases in the second group" : "no hits in the second group";
            return new Figure.Undefined(what, n1 + n2);
        }
        double ratio = (double) k1 / n1 / ((double) k2 / n2);
        double low = k1 == 0 ? 0 : Math.exp(end(k1, n1, k2, n2, z * z, Math.log(ratio), -1));
        double from = k1 == 0 ? Math.log(1e-9) : Math.log(ratio);
        double high = Math.exp(end(k1, n1, k2, n2, z * z, from, 1));
        return new Figure.Known(ratio, n1 + n2, Math.min(low, ratio), Math.max(high, ratio), level, "koopman");
    }

    /// Moves away from the estimate until the score leaves its bound, then halves; in logarithms.
    private static double end(long k1, long n1, long k2, long n2, double most, double from, int direction) {
        double inside = from;
        double outside = from + direction;
        while (score(k1, n1, k2, n2, Math.exp(outside)) <= most && Math.abs(outside) < 700) {
            inside = outside;
            outside += direction;
        }
        for (int i = 0; i < HALVINGS && inside != outside; i++) {
            double middle = (inside + outside) / 2;
            if (score(k1, n1, k2, n2, Math.exp(middle)) <= most) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return inside;
    }

    /// Koopman's chi-squared: how far both shares are from the likeliest pair with this ratio.
    private static double score(long k1, long n1, long k2, long n2, double ratio) {
        double a = (n1 + n2) * ratio;
        double b = ratio * (n1 + k2) + k1 + n2;
        double c = (double) k1 + k2;
        double second = 2 * c / (b + Math.sqrt(Math.max(0, b * b - 4 * a * c)));
        double first = ratio * second;
        return part(k1, n1, first) + part(k2, n2, second);
    }

    private static double part(long k, long n, double p) {
        double distance = k - n * p;
        double variance = n * p * (1 - p);
        return variance > 0 ? distance * distance / variance : Math.abs(distance) < 1e-9 * n ? 0 : Double.MAX_VALUE;
    }
}
