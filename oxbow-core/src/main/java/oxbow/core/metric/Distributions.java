package oxbow.core.metric;

/// The distribution functions that intervals and e-values are made of. Pure functions in double precision.
///
/// Accuracy, as tested against published values and identities: about 1e-13 for [#logGamma] and [#normalCdf],
/// 1e-12 for [#betaCdf] with parameters up to hundreds, 1e-8 up to a million; quantiles invert these by
/// bisection.
public final class Distributions {
    private static final double HALF_LOG_TWO_PI = 0.9189385332046727;
    private static final double TINY = 1e-300;
    private static final int MAX_TERMS = 200_000;

    private Distributions() {}

    /// Natural logarithm of the gamma function, for x above 0 (Stirling's series after shifting x to 15 or
    /// more).
    public static double logGamma(double x) {
        if (!(x > 0)) {
            throw new IllegalArgumentException("The argument (%s) must be above 0.".formatted(x));
        }
        double shifted = x;
        double product = 1;
        while (shifted < 15) {
            product *= shifted;
            shifted++;
        }
        double inverse = 1 / shifted;
        double square = inverse * inverse;
        double series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680))));
        return (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + series - Math.log(product);
    }

    /// Natural logarithm of the beta function, for a and b above 0.
    public static double logBeta(double a, double b) {
        return logGamma(a) + logGamma(b) - logGamma(a + b);
    }

    /// Probability that a standard normal is at most z.
    ///
    /// Marsaglia's series (2004) near 0, the continued fraction of Laplace in the tails, so that small
    /// probabilities keep their relative accuracy.
    public static double normalCdf(double z) {
        if (Double.isNaN(z)) {
            return Double.NaN;
        }
        if (z > 0) {
            return 1 - normalCdf(-z);
        }
        if (z < -40) {
            return 0;
        }
        double density = Math.exp(-z * z / 2 - HALF_LOG_TWO_PI);
        if (z < -3) {
            double fraction = 0;
            for (int i = 200; i > 0; i--) {
                fraction = i / (-z + fraction);
            }
            return density / (-z + fraction);
        }
        double term = z;
        double sum = z;
        for (int i = 3; Math.abs(term) > 1e-18 * Math.abs(sum); i += 2) {
            term *= z * z / i;
            sum += term;
        }
        return 0.5 + density * sum;
    }

    /// The z that a standard normal stays below with probability p, for p between 0 and 1.
    public static double normalQuantile(double p) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("The probability (%s) must be between 0 and 1.".formatted(p));
        }
        if (p > 0.5) {
            return -normalQuantile(1 - p);
        }
        double low = -40;
        double high = 0;
        for (double middle = -20; middle > low && middle < high; middle = (low + high) / 2) {
            if (normalCdf(middle) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /// Probability that a beta variable with parameters a and b is at most x: the regularised incomplete beta
    /// function.
    public static double betaCdf(double x, double a, double b) {
        return Math.exp(logBetaCdf(x, a, b));
    }

    /// Natural logarithm of [#betaCdf], which does not underflow far in the lower tail.
    public static double logBetaCdf(double x, double a, double b) {
        if (!(a > 0 && b > 0) || Double.isNaN(x)) {
            throw new IllegalArgumentException("The parameters (%s, %s) must be above 0.".formatted(a, b));
        }
        if (x <= 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (x >= 1) {
            return 0;
        }
        double front = a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b);
        if (x < (a + 1) / (a + b + 2)) {
            return Math.min(0, front + Math.log(fraction(x, a, b) / a));
        }
        double upper = Math.exp(front) * fraction(1 - x, b, a) / b;
        return Math.log1p(-Math.min(1, upper));
    }

    /// The x that a beta variable with parameters a and b stays below with probability p, for p between 0 and
    /// 1.
    public static double betaQuantile(double p, double a, double b) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("The probability (%s) must be between 0 and 1.".formatted(p));
        }
        double low = 0;
        double high = 1;
        for (double middle = 0.5; middle > low && middle < high; middle = (low + high) / 2) {
            if (betaCdf(middle, a, b) < p) {
                low = middle;
            } else {
                high = middle;
            }
            if (high - low < 1e-17) {
                break;
            }
        }
        return high;
    }

    /// The t that Student's distribution stays below with probability p, for p between 0.5 and 1.
    ///
    /// Above a million degrees from the normal quantile (Fisher and Cornish 1960, the first term), exact to 1e-10.
    ///
    /// @param degrees degrees of freedom, above 0
    public static double studentQuantile(double p, double degrees) {
        if (degrees > 1e6) {
            double z = normalQuantile(p);
            return z + (z * z + 1) * z / (4 * degrees);
        }
        double x = betaQuantile(2 * (1 - p), degrees / 2, 0.5);
        return Math.sqrt(degrees * (1 - x) / x);
    }

    /// Lentz's evaluation of the continued fraction of the incomplete beta function.
    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / atLeastTiny(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m < MAX_TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / atLeastTiny(1 + even * d);
            c = atLeastTiny(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / atLeastTiny(1 + odd * d);
            c = atLeastTiny(1 + odd / c);
            double step = d * c;
            value *= step;
            if (Math.abs(step - 1) < 1e-15) {
                return value;
            }
        }
        throw new ArithmeticException(
                "The beta function did not settle for x = %s, a = %s, b = %s.".formatted(x, a, b));
    }

    private static double atLeastTiny(double v) {
        return Math.abs(v) < TINY ? TINY : v;
    }
}
