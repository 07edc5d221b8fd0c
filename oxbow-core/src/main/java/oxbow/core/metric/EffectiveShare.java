package oxbow.core.metric;

/// Intervals of values between 0 and 1 from their standard error, which stay between 0 and 1.
final class EffectiveShare {
    private EffectiveShare() {}

    /// Wilson's interval with the number of cases at which a share would have this standard error, and
    /// Student's quantile of the units behind it (after Korn and Graubard 1998). A standard error of 0 says
    /// nothing at all, so then each unit counts as one case.
    ///
    /// @param value the estimate, between 0 and 1
    /// @param units independent units it rests on, at least 1
    /// @param standardError of the estimate, 0 if the units are alike
    static Figure figure(double value, long units, double standardError, double level, String method) {
        double quantile = units < 2 ? Levels.z(level) : Distributions.studentQuantile(0.5 + level / 2, units - 1.0);
        double clamped = Math.min(1, Math.max(0, value));
        double effective =
                standardError > 0 ? clamped * (1 - clamped) / (standardError * standardError) : (double) units;
        double[] ends = Proportion.wilsonEnds(clamped, effective > 0 ? effective : units, quantile);
        return new Figure.Known(clamped, units, Math.min(ends[0], clamped), Math.max(ends[1], clamped), level, method);
    }
}
