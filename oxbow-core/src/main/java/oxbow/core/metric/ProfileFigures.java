package oxbow.core.metric;

import oxbow.core.profile.CategoryProfile;
import oxbow.core.profile.NumericProfile;

/// Figures of profiles. The rows are taken to be independent of each other.
public final class ProfileFigures {
    private ProfileFigures() {}

    /// Mean of the finite values, in their unit, with Student's interval: exact for normal values, close for
    /// others once n is some dozens and no value dominates. Undefined for fewer than two values.
    ///
    /// @param level probability to cover, between 0 and 1
    public static Figure mean(NumericProfile profile, double level) {
        Levels.require(level);
        long n = profile.count();
        if (n < 2) {
            return new Figure.Undefined("a mean needs at least two values", n);
        }
        double reach =
                Distributions.studentQuantile(0.5 + level / 2, (double) n - 1) * profile.sd() / Math.sqrt((double) n);
        double mean = profile.mean();
        return new Figure.Known(mean, n, mean - reach, mean + reach, level, "student-t");
    }

    /// Share of rows whose value is missing or not a number; undefined without rows.
    ///
    /// @param level probability to cover, between 0 and 1
    public static Figure missingShare(NumericProfile profile, double level) {
        return Proportion.wilson(profile.missing() + profile.nan(), profile.rows(), level);
    }

    /// Share of rows whose value is missing; undefined without rows.
    ///
    /// @param level probability to cover, between 0 and 1
    public static Figure missingShare(CategoryProfile profile, double level) {
        return Proportion.wilson(profile.missing(), profile.rows(), level);
    }

    /// Share of a category among the values present; undefined without values, and for a category that is not
    /// kept in a profile that reached its limit, since its count is then unknown.
    ///
    /// @param level probability to cover, between 0 and 1
    public static Figure share(CategoryProfile profile, String category, double level) {
        Long times = profile.counts().get(category);
        if (times == null && profile.other() > 0) {
            return new Figure.Undefined(
                    "\"%s\" is among the categories not counted apart".formatted(category), profile.count());
        }
        return Proportion.wilson(times == null ? 0 : times, profile.count(), level);
    }
}
