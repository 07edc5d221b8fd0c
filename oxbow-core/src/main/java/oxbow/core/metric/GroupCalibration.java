package oxbow.core.metric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Whether a probability means the same in every group: of those given 0.3, do as many turn out positive?
///
/// A group's miscalibration is the share of positives seen minus the mean probability predicted; 0 if the
/// probabilities are right. Groups are compared on the whole (calibration in the large) and in each bin of
/// probabilities.
///
/// **Guarantee.** All differences of one answer, on the whole and in the bins, hold together with the level
/// asked for: each is at 1 − (1 − level) / comparisons (Bonferroni), counting those where both sides hold
/// examples. **Conditions.** Examples are independent, and groups, bins and tolerance are chosen before
/// looking at outcomes. Some 5 to 20 bins: with more, each interval is too wide to say anything. Within a
/// bin, groups that differ in their probabilities may differ in miscalibration for that alone. Immutable.
///
/// @param groups probabilities and outcomes by the group's name, over the same bins; kept in the order of names
public record GroupCalibration(Map<String, ScoreProfile> groups) {
    /// Copies the map, and checks that the bins are the same.
    public GroupCalibration {
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(new TreeMap<>(groups)));
        if (groups.values().stream().map(ScoreProfile::bins).distinct().count() > 1) {
            throw new IllegalArgumentException("The bins of all groups must be the same.");
        }
    }

    /// Each other group against a reference group.
    ///
    /// @param reference name of the group that the others are held against
    /// @param tolerance difference of miscalibration that is accepted, 0 to 1
    /// @param level probability that all intervals hold, between 0 and 1
    public List<CalibrationGap> against(String reference, double tolerance, double level) {
        ScoreProfile other = of(reference);
        List<Pair> pairs = new ArrayList<>();
        groups.forEach((group, own) -> {
            if (!group.equals(reference)) {
                pairs.add(new Pair(group, own, reference, other));
            }
        });
        return gaps(pairs, tolerance, level);
    }

    /// Each group against everyone else.
    ///
    /// @param tolerance difference of miscalibration that is accepted, 0 to 1
    /// @param level probability that all intervals hold, between 0 and 1
    public List<CalibrationGap> againstRest(double tolerance, double level) {
        List<Pair> pairs = new ArrayList<>();
        groups.forEach((group, own) -> pairs.add(new Pair(group, own, "rest", rest(group))));
        return gaps(pairs, tolerance, level);
    }

    /// The groups of both sets of examples together.
    public GroupCalibration merge(GroupCalibration other) {
        Map<String, ScoreProfile> sums = new TreeMap<>(groups);
        other.groups.forEach((group, profile) -> sums.merge(group, profile, ScoreProfile::merge));
        return new GroupCalibration(sums);
    }

    private ScoreProfile of(String group) {
        ScoreProfile profile = groups.get(group);
        if (profile == null) {
            throw new IllegalArgumentException("The group (%s) must be one of %s.".formatted(group, groups.keySet()));
        }
        return profile;
    }

    private ScoreProfile rest(String group) {
        ScoreProfile rest = ScoreProfile.builder(of(group).bins()).build();
        for (Map.Entry<String, ScoreProfile> each : groups.entrySet()) {
            rest = each.getKey().equals(group) ? rest : rest.merge(each.getValue());
        }
        return rest;
    }

    private record Pair(String group, ScoreProfile own, String against, ScoreProfile other) {
        /// The whole first, then each bin.
        List<Miscalibration[]> sides() {
            List<Miscalibration[]> sides = new ArrayList<>();
            sides.add(new Miscalibration[] {Miscalibration.ofAll(own), Miscalibration.ofAll(other)});
            for (int bin = 0; bin < own.bins().size(); bin++) {
                sides.add(new Miscalibration[] {Miscalibration.ofBin(own, bin), Miscalibration.ofBin(other, bin)});
            }
            return sides;
        }
    }

    private static List<CalibrationGap> gaps(List<Pair> pairs, double tolerance, double level) {
        GroupGap.requireTolerance(tolerance);
        int comparisons = 0;
        for (Pair pair : pairs) {
            for (Miscalibration[] sides : pair.sides()) {
                comparisons += sides[0].n() > 0 && sides[1].n() > 0 ? 1 : 0;
            }
        }
        double each = Levels.each(level, comparisons);
        List<CalibrationGap> gaps = new ArrayList<>();
        for (Pair pair : pairs) {
            List<CalibrationGap.Comparison> found = new ArrayList<>();
            for (Miscalibration[] sides : pair.sides()) {
                Figure difference = sides[0].minus(sides[1], each);
                found.add(new CalibrationGap.Comparison(
                        sides[0].figure(each),
                        sides[1].figure(each),
                        difference,
                        GroupGap.verdict(difference, tolerance)));
            }
            gaps.add(
                    new CalibrationGap(pair.group(), pair.against(), found.getFirst(), found.subList(1, found.size())));
        }
        return List.copyOf(gaps);
    }
}
