package oxbow.core.compare;

import java.util.Arrays;
import java.util.Optional;
import oxbow.core.profile.FrozenBins;
import oxbow.core.profile.NumericProfile;
import oxbow.core.sketch.KllSketch;

/// Tables of numbers on bins.
final class BinCells {
    private BinCells() {}

    /// Both sides as they were counted, if that was on the same bins: no error.
    static Optional<Cells> of(NumericProfile reference, NumericProfile current) {
        if (reference.counts().isEmpty() || !reference.edges().equals(current.edges())) {
            return Optional.empty();
        }
        return Optional.of(Cells.of(array(reference), array(current)));
    }

    /// Both sides as their sketches tell, on bins that hold about the same share of the reference each. A bin's
    /// share is the difference of two ranks, so it is off by at most twice the rank error.
    ///
    /// @param risk probability that a sketch may be further off than it says
    static Optional<Cells> of(KllSketch reference, KllSketch current, int bins, double risk) {
        if (reference.isEmpty() || current.isEmpty()) {
            return Optional.empty();
        }
        FrozenBins frozen = FrozenBins.of(reference, bins);
        CumulativeShares before = CumulativeShares.of(reference, risk);
        CumulativeShares now = CumulativeShares.of(current, risk);
        return Optional.of(Cells.of(
                before.counts(frozen),
                now.counts(frozen),
                errors(before, frozen),
                errors(now, frozen),
                before.risk() + now.risk()));
    }

    private static long[] errors(CumulativeShares shares, FrozenBins bins) {
        long[] errors = new long[bins.size()];
        Arrays.fill(errors, (long) Math.ceil(2 * shares.rankError() * shares.n()));
        return errors;
    }

    private static long[] array(NumericProfile profile) {
        return profile.counts().stream().mapToLong(Long::longValue).toArray();
    }
}
