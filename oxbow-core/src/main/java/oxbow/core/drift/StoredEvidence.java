package oxbow.core.drift;

import java.util.Arrays;
import java.util.List;
import oxbow.core.stored.StoredReader;

/// Reads evidence from a stored form.
final class StoredEvidence {
    private StoredEvidence() {}

    static Evidence read(StoredReader in) {
        List<Double> sums = amounts(in.reals());
        List<Double> peaks = amounts(in.reals());
        List<Long> starts = Arrays.stream(in.numbers()).boxed().toList();
        return new Evidence(sums, peaks, starts, amounts(in.reals()));
    }

    private static List<Double> amounts(double[] values) {
        return Arrays.stream(values).map(DetectorKind::amount).boxed().toList();
    }
}
