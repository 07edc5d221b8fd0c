package oxbow.core.drift;

/// When did it change? The split of a row of windows that explains them best, and the splits that explain them
/// almost as well.
///
/// **Guarantee.** If the windows come from one distribution before the change and from another after it, the
/// interval holds the true change with about the given probability: at least that for changes that are seen within a
/// few
/// windows (the steps of whole windows widen it), about that for small ones.
///
/// **Conditions.** One sudden change; independent rows. A change that comes slowly is dated to its middle.
///
/// **Method.** Profile likelihood of the split with the shares of both sides estimated. Around a true change the
/// log-likelihood is a two-sided random walk with negative drift, whose highest point lies at most c above the
/// truth with probability (1 − e^−c)² in the limit of small changes (Hinkley 1970; Siegmund 1988).
///
/// @param at windows before the change: the first window after it has this index
/// @param low fewest windows before the change
/// @param high most windows before the change
/// @param level probability that low to high holds the truth
/// @param logLikelihoodRatio how much better the split explains the windows than no change does, in nats
public record ChangeTime(int at, int low, int high, double level, double logLikelihoodRatio) {

    /// Checks the order.
    public ChangeTime {
        if (low < 0 || low > at || high < at) {
            throw new IllegalArgumentException("The change (%d) must lie between %d and %d.".formatted(at, low, high));
        }
    }

    /// Finds the change.
    ///
    /// @param windows rows per bin of each window, oldest first; parts of rows are allowed. At least two windows
    ///     of equally many bins
    /// @param level probability to cover, between 0 and 1
    public static ChangeTime of(double[][] windows, double level) {
        if (windows.length < 2) {
            throw new IllegalArgumentException("The windows (%d) must be at least 2.".formatted(windows.length));
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "The level (%s) must be between 0 and 1. Maybe it is a percentage?".formatted(level));
        }
        double[] profile = profile(windows);
        int at = 1;
        for (int split = 1; split < profile.length; split++) {
            at = profile[split] > profile[at] ? split : at;
        }
        double reach = -Math.log1p(-Math.sqrt(level));
        int low = 1;
        while (profile[low] < profile[at] - reach) {
            low++;
        }
        int high = profile.length - 1;
        while (profile[high] < profile[at] - reach) {
            high--;
        }
        return new ChangeTime(at, low, high, level, profile[at] - profile[0]);
    }

    /// Log-likelihood of the windows for every number of windows before the change; without one at 0.
    private static double[] profile(double[][] windows) {
        int bins = windows[0].length;
        double[] after = new double[bins];
        for (double[] window : windows) {
            add(window, after, 1, bins);
        }
        double[] before = new double[bins];
        double[] profile = new double[windows.length];
        profile[0] = logLikelihood(after);
        for (int split = 1; split < windows.length; split++) {
            add(windows[split - 1], before, 1, bins);
            add(windows[split - 1], after, -1, bins);
            profile[split] = logLikelihood(before) + logLikelihood(after);
        }
        return profile;
    }

    private static void add(double[] window, double[] to, int sign, int bins) {
        if (window.length != bins) {
            throw new IllegalArgumentException(
                    "All windows (%d and %d bins) must have the same bins.".formatted(window.length, bins));
        }
        for (int bin = 0; bin < bins; bin++) {
            to[bin] = Math.max(0, to[bin] + sign * window[bin]);
        }
    }

    private static double logLikelihood(double[] counts) {
        double total = 0;
        double sum = 0;
        for (double count : counts) {
            total += count;
            sum += count > 0 ? count * Math.log(count) : 0;
        }
        return total > 0 ? sum - total * Math.log(total) : 0;
    }
}
