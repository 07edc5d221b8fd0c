package oxbow.core.drift;

import java.util.ArrayList;
import java.util.List;

/// What the bins of each phase look like since a change is suspected, beside what they looked like before.
///
/// @param changeRow the first row after the suspected change
/// @param rows rows since then
/// @param phases the two sides of each phase
record SeasonalSince(long changeRow, long rows, List<Since> phases) {

    static SeasonalSince of(long changeRow, long rows, List<GrowingReference> references, long[] current) {
        List<Since> phases = new ArrayList<>(references.size());
        int slots = current.length / references.size();
        for (int phase = 0; phase < references.size(); phase++) {
            long[] now = java.util.Arrays.copyOfRange(current, phase * slots, (phase + 1) * slots);
            List<Long> all = references.get(phase).counts();
            long[] before = new long[slots];
            for (int bin = 0; bin < slots; bin++) {
                before[bin] = Math.max(0, all.get(bin) - now[bin]);
            }
            phases.add(new Since(changeRow, rows, before, now));
        }
        return new SeasonalSince(changeRow, rows, phases);
    }

    /// Whether the counts of the phases speak for a change, as in [Since#explains].
    boolean explains(double evidence) {
        double ratio = 0;
        long known = 0;
        for (Since phase : phases) {
            ratio += phase.logLikelihoodRatio();
            known += phase.known();
        }
        return ratio >= evidence / 2 * known / rows;
    }

    /// An alarm whose effect compares like with like: what came before is weighted by the phases that came since.
    DriftAlarm alarm(long row, double statistic, double threshold) {
        int slots = phases.getFirst().current().length;
        long[] before = new long[slots];
        long[] current = new long[slots];
        for (Since phase : phases) {
            double total = java.util.Arrays.stream(phase.before()).sum();
            for (int bin = 0; bin < slots; bin++) {
                current[bin] += phase.current()[bin];
                before[bin] += total == 0 ? 0 : Math.round(1_000.0 * phase.known() * phase.before()[bin] / total);
            }
        }
        return new Since(changeRow, rows, before, current).alarm(row, statistic, threshold);
    }
}
