package oxbow.core.metric;

import java.util.Arrays;
import java.util.List;

/// A figure as a function of how often each case counts: what a [Bootstrap] needs to know of a metric.
///
/// A case that counts twice must weigh as two equal cases. Whatever costs time (sorting, matching) is done
/// once before, so that each call is one pass. A statistic that has no value for these cases answers `NaN`.
/// It must not keep or change the array.
@FunctionalInterface
public interface Statistic {

    /// The value if case i is there `times[i]` times; `NaN` where it is undefined.
    ///
    /// @param times 0 or more for each case
    double of(int[] times);

    /// This minus another statistic of the same cases, undefined where one of them is: resampled together,
    /// so that what both have in common cancels out (the paired bootstrap).
    default Statistic minus(Statistic other) {
        return times -> of(times) - other.of(times);
    }

    /// The value if each of so many cases is there once.
    default double once(int cases) {
        int[] times = new int[cases];
        Arrays.fill(times, 1);
        return of(times);
    }

    /// The mean of statistics of the same cases, undefined where one of them is.
    ///
    /// @param parts at least one
    static Statistic mean(List<Statistic> parts) {
        return times -> {
            double sum = 0;
            for (Statistic part : parts) {
                sum += part.of(times);
            }
            return sum / parts.size();
        };
    }
}
