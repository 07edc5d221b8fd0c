package oxbow.core.metric;

/// The chi-square distribution, by the regularised incomplete gamma function. Pure functions in double
/// precision; both tails keep their relative accuracy, about 1e-12 up to hundreds of degrees of freedom.
public final class ChiSquare {
    private static final double TINY = 1e-300;
    private static final int MAX_TERMS = 200_000;

    private ChiSquare() {}

    /// Probability that the variable is at most x.
    ///
    /// @param x not `NaN`; the probability is 0 up to 0
    /// @param degrees degrees of freedom, above 0
    public static double lower(double x, double degrees) {
        return gamma(degrees / 2, x / 2, true);
    }

    /// Probability that the variable is above x.
    ///
    /// @param x not `NaN`; the probability is 1 up to 0
    /// @param degrees degrees of freedom, above 0
    public static double upper(double x, double degrees) {
        return gamma(degrees / 2, x / 2, false);
    }

    /// The x that is exceeded with probability p.
    ///
    /// @param p above 0 and below 1
    /// @param degrees degrees of freedom, above 0
    public static double upperQuantile(double p, double degrees) {
        Levels.require(p);
        double high = Math.max(degrees, 1);
        while (upper(high, degrees) > p) {
            high *= 2;
        }
        double low = 0;
        for (double middle = high / 2; middle > low && middle < high; middle = (low + high) / 2) {
            if (upper(middle, degrees) > p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double gamma(double a, double x, boolean lower) {
        if (!(a > 0) || Double.isNaN(x)) {
            throw new IllegalArgumentException(
                    "The degrees of freedom (%s) must be above 0 and x (%s) a number.".formatted(2 * a, 2 * x));
        }
        if (x <= 0) {
            return lower ? 0 : 1;
        }
        if (x == Double.POSITIVE_INFINITY) {
            return lower ? 1 : 0;
        }
        double front = Math.exp(a * Math.log(x) - x - Distributions.logGamma(a));
        if (x < a + 1) {
            double below = Math.min(1, front * series(a, x));
            return lower ? below : 1 - below;
        }
        double above = Math.min(1, front * fraction(a, x));
        return lower ? 1 - above : above;
    }

    private static double series(double a, double x) {
        double term = 1 / a;
        double sum = term;
        for (int i = 1; i < MAX_TERMS && term > 1e-17 * sum; i++) {
            term *= x / (a + i);
            sum += term;
        }
        return sum;
    }

    /// Lentz's evaluation of Legendre's continued fraction.
    private static double fraction(double a, double x) {
        double b = x + 1 - a;
        double c = 1 / TINY;
        double d = 1 / b;
        double value = d;
        for (int i = 1; i < MAX_TERMS; i++) {
            double step = -i * (i - a);
            b += 2;
            d = 1 / atLeastTiny(step * d + b);
            c = atLeastTiny(b + step / c);
            double factor = c * d;
            value *= factor;
            if (Math.abs(factor - 1) < 1e-16) {
                break;
            }
        }
        return value;
    }

    private static double atLeastTiny(double v) {
        return Math.abs(v) < TINY ? TINY : v;
    }
}
