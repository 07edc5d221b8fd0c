package oxbow.core.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import oxbow.core.compare.Divergence;

/// How much a feature has changed, by effect and not by significance: with many rows everything is significant.
///
/// @param feature its name
/// @param distance Jensen-Shannon distance of before and after, 0 to 1; 0 where a side is empty
/// @param psi population stability index, to compare with what others report
/// @param beyondNoise PSI above its mean without any change, never below 0
public record FeatureEffect(String feature, double distance, double psi, double beyondNoise) {

    /// A feature before and after a change.
    ///
    /// @param name its name
    /// @param before rows per bin, the missing ones last
    /// @param after rows per bin, in as many bins
    @SuppressWarnings("ArrayRecordComponent") // two histograms on their way to be compared
    public record Sides(String name, long[] before, long[] after) {}

    /// Features by effect, the most changed first; ties in the order given.
    ///
    /// @param features all features that were watched, whether they alarmed or not
    public static List<FeatureEffect> ranked(List<Sides> features) {
        List<FeatureEffect> effects = new ArrayList<>(features.size());
        for (Sides sides : features) {
            effects.add(of(sides));
        }
        effects.sort(Comparator.comparingDouble(FeatureEffect::distance).reversed());
        return List.copyOf(effects);
    }

    private static FeatureEffect of(Sides sides) {
        double distance = Divergence.jensenShannon(sides.before(), sides.after());
        double psi = Divergence.psi(sides.before(), sides.after());
        long n = 0;
        long m = 0;
        int filled = 0;
        for (int bin = 0; bin < sides.before().length; bin++) {
            n += sides.before()[bin];
            m += sides.after()[bin];
            filled += sides.before()[bin] + sides.after()[bin] > 0 ? 1 : 0;
        }
        boolean empty = n == 0 || m == 0;
        return new FeatureEffect(
                sides.name(),
                empty ? 0 : distance,
                empty ? 0 : psi,
                empty ? 0 : Math.max(0, psi - Divergence.psiNoise(n, m, filled)));
    }
}
