package oxbow.core.compare;

/// Fisher's exact test (1935) of two shares: of missing values, of invalid ones, of `true`.
///
/// **Guarantee**: if nothing has changed, it is significant with a probability of at most its level, at any
/// number of rows and for shares however small: given all hits, how many fall to the current side follows the
/// hypergeometric law. The p-value is twice the smaller tail.
///
/// **Conditions**: independent rows, one look.
public final class RateTest {
    private RateTest() {}

    /// Makes the test.
    ///
    /// @param test name of the test in the result: `missing_rate`, …
    /// @param hits rows of the reference that count, from 0 to n
    /// @param n rows of the reference
    /// @param currentHits rows of the current side that count, from 0 to m
    /// @param m rows of the current side
    /// @param level the p-value from which on down it is significant
    /// @return statistic and effect are the difference of both shares without its sign
    public static TestResult test(String test, long hits, long n, long currentHits, long m, double level) {
        TestResult.requireLevel(level);
        if (hits < 0 || hits > n || currentHits < 0 || currentHits > m) {
            throw new IllegalArgumentException(
                    "The hits (%d and %d) must be from 0 to the rows (%d and %d).".formatted(hits, currentHits, n, m));
        }
        if (n == 0 || m == 0) {
            return TestResult.empty(test, n, m);
        }
        long all = hits + currentHits;
        double difference = Math.abs((double) hits / n - (double) currentHits / m);
        double pValue = Math.min(1, 2 * Hypergeometric.tail(currentHits, all, n, m));
        double threshold = threshold(currentHits, all, n, m, level);
        return new TestResult.Known(
                test, difference, pValue, level, threshold, n, m, Effect.exact("rate_difference", difference));
    }

    /// The difference, on the side on which it was seen, from which on the test is significant; 1 if none is.
    private static double threshold(long seen, long all, long n, long m, double level) {
        double mean = (double) all * m / (n + m);
        long step = seen >= mean ? 1 : -1;
        long near = step > 0 ? (long) Math.ceil(mean) : (long) Math.floor(mean);
        long far = step > 0 ? Math.min(all, m) : Math.max(0, all - n);
        if (2 * Hypergeometric.tail(far, all, n, m) > level) {
            return 1;
        }
        while (near != far) {
            long middle = near + step * (Math.abs(far - near) / 2);
            if (2 * Hypergeometric.tail(middle, all, n, m) <= level) {
                far = middle;
            } else {
                near = middle + step;
            }
        }
        return Math.abs((double) (all - far) / n - (double) far / m);
    }
}
