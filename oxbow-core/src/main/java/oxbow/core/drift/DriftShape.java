package oxbow.core.drift;

import java.util.List;

/// In which way a distribution changed, seen from snapshots of windows before, during and after.
///
/// The kinds are those of Gama et al. (2014). A window during the change is explained as a mixture of the two
/// ends: the weight of the new one says how far things have come, and how badly the best mixture fits says
/// whether the ends explain it at all.
public sealed interface DriftShape {

    /// From one window to the next.
    ///
    /// @param window first window that is like the end
    record Sudden(int window) implements DriftShape {}

    /// Old and new beside each other, the new one more and more: a roll-out, a region after the other.
    ///
    /// @param first first window with a share of the new
    /// @param last last window with a share of the old
    record Gradual(int first, int last) implements DriftShape {}

    /// Through states between old and new that no mixture of them explains: a sensor that ages.
    ///
    /// @param first first window unlike the beginning
    /// @param last last window unlike the end
    record Incremental(int first, int last) implements DriftShape {}

    /// Back to something known.
    ///
    /// @param regime which of the archived regimes, from 0
    record Recurring(int regime) implements DriftShape {}

    /// The windows do not say: too few rows, or the two ends are alike.
    ///
    /// @param reason why
    record Unclear(String reason) implements DriftShape {}

    /// Finds the kind of a change.
    ///
    /// **Conditions.** Windows of some hundred independent rows each; one change between the ends. Simulated with
    /// 500 rows a window: at least 9 of 10 named rightly.
    ///
    /// @param before rows per bin before the change
    /// @param windows rows per bin of the windows between, oldest first
    /// @param after rows per bin after the change
    /// @param archived earlier regimes, rows per bin each; may be empty
    static DriftShape of(double[] before, List<double[]> windows, double[] after, List<double[]> archived) {
        if (!Mixture.differ(before, after)) {
            return new Unclear("the two ends are alike");
        }
        for (int regime = 0; regime < archived.size(); regime++) {
            if (!Mixture.differ(archived.get(regime), after)) {
                return new Recurring(regime);
            }
        }
        Mixture mixture = new Mixture(before, after);
        int first = windows.size();
        int last = -1;
        boolean explained = true;
        for (int i = 0; i < windows.size(); i++) {
            double[] window = windows.get(i);
            double weight = mixture.weight(window);
            boolean between = mixture.misfit(window, 0) > Mixture.SURE && mixture.misfit(window, 1) > Mixture.SURE;
            if (between) {
                first = Math.min(first, i);
                last = i;
                explained &= mixture.misfit(window, weight) <= Mixture.SURE;
            }
        }
        return shape(mixture, windows, first, last, explained);
    }

    private static DriftShape shape(Mixture mixture, List<double[]> windows, int first, int last, boolean explained) {
        if (last - first < 1) {
            int window = 0;
            while (window < windows.size() && mixture.weight(windows.get(window)) < 0.5) {
                window++;
            }
            return new Sudden(window);
        }
        return explained ? new Gradual(first, last) : new Incremental(first, last);
    }
}
