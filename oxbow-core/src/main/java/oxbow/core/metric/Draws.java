package oxbow.core.metric;

/// Random whole numbers that depend on the seed and on nothing else: SplitMix64 (Steele, Lea, Flood 2014).
/// Mutable, not thread-safe.
final class Draws {
    private long state;

    Draws(long seed) {
        this.state = seed;
    }

    /// A number from 0 to bound − 1, each equally likely but for a share of `bound / 2^64`.
    int below(int bound) {
        return (int) Math.unsignedMultiplyHigh(next(), bound);
    }

    private long next() {
        state += 0x9E3779B97F4A7C15L;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
