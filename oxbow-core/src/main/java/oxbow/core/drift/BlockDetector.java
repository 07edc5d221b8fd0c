package oxbow.core.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import oxbow.core.stored.StoredReader;
import oxbow.core.stored.StoredWriter;

/// Watches whole blocks (days, for instance) of all features together, for traffic whose rows resemble their
/// neighbours.
///
/// **Guarantee.** If blocks are exchangeable, whatever goes on inside them and between features, the expected
/// number of alarms in t blocks is at most t / period. Simulated with independent blocks: 0.98 of that for
/// [Calibration#FIXED], 0.58 for [Calibration#TRAILING], which does not watch while it collects.
///
/// **Conditions.** Blocks are whole seasons, long against the memory of the traffic (see [ModeChoice]); the same
/// bins for all blocks. The period cannot exceed the calibration blocks plus one: with 30 blocks no rank is
/// rarer than one in 31.
///
/// **What it finds.** One block that is more unlike the others than any of the calibration blocks is, in any one
/// feature. Growth over months is found as what it is: drift.
///
/// **Method.** Each block's distance (Hellinger) to the sum of all others, in units of its spread, its maximum
/// over the features; the rank of the newest among the calibration blocks (full conformal: Vovk, Gammerman and
/// Shafer 2005). All are computed anew for each block, so that no block is treated differently from another.
///
/// A block costs O(blocks · features · bins). Mutable and for one thread at a time. Not mergeable: it is about the
/// order of blocks; counts of one block are mergeable by addition before they come here.
public final class BlockDetector {
    private static final int MOST_BLOCKS = 100_000;

    private final int blocks;
    private final double period;
    private final Calibration calibration;
    private final List<long[][]> kept = new ArrayList<>();
    private long observed;

    /// A detector that has seen no block.
    ///
    /// @param blocks blocks to rank against, at least 2
    /// @param period expected blocks between false alarms, above 1 and at most blocks + 1
    /// @param calibration which blocks these are
    public BlockDetector(int blocks, double period, Calibration calibration) {
        if (blocks < 2 || blocks > MOST_BLOCKS) {
            throw new IllegalArgumentException(
                    "The calibration blocks (%d) must be between 2 and %d.".formatted(blocks, MOST_BLOCKS));
        }
        if (!(period > 1 && period <= blocks + 1.0)) {
            throw new IllegalArgumentException(
                    "The period (%s blocks) must be above 1 and at most %d. Maybe collect more calibration blocks?"
                            .formatted(period, blocks + 1));
        }
        this.blocks = blocks;
        this.period = period;
        this.calibration = calibration;
    }

    /// Takes one more block.
    ///
    /// @param counts rows per bin of each feature; the same features and bins as in all other blocks
    /// @return an alarm if it is unlike the calibration; never while that is being collected
    public Optional<BlockAlarm> observe(long[][] counts) {
        long[][] block = copy(counts);
        if (kept.size() < blocks) {
            observed++;
            kept.add(block);
            return Optional.empty();
        }
        observed++;
        kept.add(block);
        double[][] distances = FamilyMaximum.distances(kept);
        int rank = rank(distances);
        boolean alarm = (rank + 1) * period <= blocks + 1.0;
        move(alarm);
        return alarm
                ? Optional.of(new BlockAlarm(observed, rank, blocks, features(distances[blocks])))
                : Optional.empty();
    }

    /// Whether the calibration is complete, so that the next block is watched.
    public boolean watching() {
        return kept.size() == blocks;
    }

    /// Blocks seen so far.
    public long observed() {
        return observed;
    }

    /// All that is needed to go on elsewhere.
    public byte[] toBytes() {
        StoredWriter out = DetectorKind.BLOCK
                .writer()
                .number(blocks)
                .real(period)
                .text(calibration.name())
                .number(observed)
                .number(kept.size());
        for (long[][] block : kept) {
            out.number(block.length);
            for (long[] feature : block) {
                out.numbers(feature);
            }
        }
        return out.toBytes();
    }

    /// The detector whose bytes these are.
    ///
    /// @throws IllegalArgumentException if they are not whole or do not fit together
    public static BlockDetector ofBytes(byte[] bytes) {
        StoredReader in = DetectorKind.BLOCK.reader(bytes);
        BlockDetector detector =
                new BlockDetector(in.number(2, MOST_BLOCKS), in.real(), Calibration.valueOf(in.text()));
        long observed = in.number();
        int stored = in.length(1);
        if (stored > detector.blocks || observed < stored) {
            throw new IllegalArgumentException("The stored blocks (%d of %d seen) must be at most %d."
                    .formatted(stored, observed, detector.blocks));
        }
        for (int block = 0; block < stored; block++) {
            long[][] features = new long[in.length(1)][];
            for (int feature = 0; feature < features.length; feature++) {
                features[feature] = in.numbers();
            }
            detector.kept.add(detector.copy(features));
        }
        in.end();
        detector.observed = observed;
        return detector;
    }

    /// Calibration blocks at least as far out as the newest; ties count, so they never make an alarm.
    private int rank(double[][] distances) {
        double newest = maximum(distances[blocks]);
        int rank = 0;
        for (int block = 0; block < blocks; block++) {
            rank += maximum(distances[block]) >= newest ? 1 : 0;
        }
        return rank;
    }

    private void move(boolean alarm) {
        switch (calibration) {
            case FIXED -> kept.removeLast();
            case TRAILING -> {
                if (alarm) {
                    kept.clear();
                } else {
                    kept.removeFirst();
                }
            }
        }
    }

    private static double maximum(double[] distances) {
        return Arrays.stream(distances).max().orElse(0);
    }

    private static List<BlockAlarm.Feature> features(double[] distances) {
        return IntStream.range(0, distances.length)
                .mapToObj(feature -> new BlockAlarm.Feature(feature, distances[feature]))
                .sorted(Comparator.comparingDouble(BlockAlarm.Feature::deviations)
                        .reversed())
                .toList();
    }

    private long[][] copy(long[][] counts) {
        if (counts.length == 0 || (!kept.isEmpty() && counts.length != kept.getFirst().length)) {
            throw new IllegalArgumentException(
                    "The block (%d features) must have the features of the others.".formatted(counts.length));
        }
        long[][] block = new long[counts.length][];
        for (int feature = 0; feature < counts.length; feature++) {
            block[feature] = counts[feature].clone();
            if (!kept.isEmpty() && block[feature].length != kept.getFirst()[feature].length) {
                throw new IllegalArgumentException("Feature %d (%d bins) must have the bins of the other blocks."
                        .formatted(feature, block[feature].length));
            }
            for (long count : block[feature]) {
                if (count < 0) {
                    throw new IllegalArgumentException("A count (%d) must not be below 0.".formatted(count));
                }
            }
        }
        return block;
    }
}
