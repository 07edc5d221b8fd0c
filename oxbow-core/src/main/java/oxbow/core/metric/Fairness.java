package oxbow.core.metric;

import java.util.ArrayList;
import java.util.List;

/// Gaps between groups in how a yes-or-no prediction treats them.
///
/// **Guarantee.** All intervals of one answer hold together with at least the level asked for: each
/// difference and each ratio is computed at 1 − (1 − level) / comparisons (Bonferroni), where the
/// comparisons are groups × rates. Differences and ratios are each simultaneous among themselves.
/// **Conditions.** Examples are independent (one person, one example), and the groups and the tolerance are
/// chosen before looking.
///
/// Which criterion matters is not for mathematics to say, and they cannot all hold at once where base rates
/// differ (Chouldechova 2017). For probabilities see [GroupCalibration].
public final class Fairness {
    private Fairness() {}

    /// What should be alike between groups.
    public enum Criterion {
        /// The same share is predicted positive.
        DEMOGRAPHIC_PARITY,
        /// The same share of the positives is found (Hardt, Price, Srebro 2016).
        EQUAL_OPPORTUNITY,
        /// The same shares of positives are found and of negatives falsely alarmed (same source).
        EQUALISED_ODDS,
        /// The same share of the positive predictions is right.
        PREDICTIVE_PARITY,
        /// The same share of all predictions is wrong.
        EQUAL_ERRORS;

        /// The rates that are to be alike.
        public List<Rate> rates() {
            return switch (this) {
                case DEMOGRAPHIC_PARITY -> List.of(Rate.SELECTION_RATE);
                case EQUAL_OPPORTUNITY -> List.of(Rate.TRUE_POSITIVE_RATE);
                case EQUALISED_ODDS -> List.of(Rate.TRUE_POSITIVE_RATE, Rate.FALSE_POSITIVE_RATE);
                case PREDICTIVE_PARITY -> List.of(Rate.PRECISION);
                case EQUAL_ERRORS -> List.of(Rate.ERROR_RATE);
            };
        }
    }

    /// Each group against everyone else.
    ///
    /// @param tolerance difference that is accepted, 0 to 1, as a share
    /// @param level probability that all intervals hold, between 0 and 1
    public static List<GroupGap> againstRest(GroupCounts counts, Criterion criterion, double tolerance, double level) {
        List<GroupGap> gaps = new ArrayList<>();
        GroupGap.requireTolerance(tolerance);
        double each =
                Levels.each(level, counts.groups().size() * criterion.rates().size());
        for (String group : counts.groups().keySet()) {
            for (Rate rate : criterion.rates()) {
                gaps.add(gap(group, counts.of(group), "rest", counts.rest(group), rate, tolerance, each));
            }
        }
        return List.copyOf(gaps);
    }

    /// Each other group against a reference group.
    ///
    /// @param reference name of the group that the others are held against
    /// @param tolerance difference that is accepted, 0 to 1, as a share
    /// @param level probability that all intervals hold, between 0 and 1
    public static List<GroupGap> against(
            String reference, GroupCounts counts, Criterion criterion, double tolerance, double level) {
        List<GroupGap> gaps = new ArrayList<>();
        BinaryCounts other = counts.of(reference);
        GroupGap.requireTolerance(tolerance);
        double each = Levels.each(
                level, (counts.groups().size() - 1) * criterion.rates().size());
        for (String group : counts.groups().keySet()) {
            for (Rate rate : criterion.rates()) {
                if (!group.equals(reference)) {
                    gaps.add(gap(group, counts.of(group), reference, other, rate, tolerance, each));
                }
            }
        }
        return List.copyOf(gaps);
    }

    private static GroupGap gap(
            String group,
            BinaryCounts own,
            String against,
            BinaryCounts other,
            Rate rate,
            double tolerance,
            double level) {
        Figure difference =
                Proportion.difference(rate.hits(own), rate.cases(own), rate.hits(other), rate.cases(other), level);
        Figure ratio = ShareRatio.koopman(rate.hits(own), rate.cases(own), rate.hits(other), rate.cases(other), level);
        return new GroupGap(
                group,
                against,
                rate,
                own.rate(rate, level),
                other.rate(rate, level),
                difference,
                ratio,
                GroupGap.verdict(difference, tolerance));
    }
}
