package oxbow.core.sequential;

/// An estimate with bounds that hold at all sizes of the data together, so that they may be read after every
/// record and stopped on.
///
/// @param estimate the estimate; the middle of the range while nothing is known
/// @param n values it rests on
/// @param low lower bound
/// @param high upper bound
/// @param alpha probability of ever being wrong, at either side, between 0 and 1
public record AnytimeBounds(double estimate, long n, double low, double high, double alpha) {

    /// Checks that they are bounds.
    public AnytimeBounds {
        EValues.logThreshold(alpha);
        if (!(low <= high) || n < 0 || Double.isNaN(estimate)) {
            throw new IllegalArgumentException(
                    "The bounds (%s to %s, n = %d) must be in order.".formatted(low, high, n));
        }
    }

    /// Whether a value lies within the bounds, ends included.
    public boolean covers(double value) {
        return low <= value && value <= high;
    }
}
