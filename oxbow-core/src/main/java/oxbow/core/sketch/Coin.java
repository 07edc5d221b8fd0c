package oxbow.core.sketch;

/// A seeded coin whose whole state is one number, so that a stored sketch goes on as if it had never been
/// stored: SplitMix64 (Steele, Lea and Flood 2014). Not thread-safe.
class Coin {
    private long state;

    Coin(long state) {
        this.state = state;
    }

    long state() {
        return state;
    }

    /// An even choice among 0 … n−1.
    ///
    /// @param n a power of two
    int below(int n) {
        return n == 1 ? 0 : (int) (next() & (n - 1));
    }

    long next() {
        state += 0x9E3779B97F4A7C15L;
        return mix(state);
    }

    /// The state for what two sketches become together; it depends on both and on their order.
    void join(long other) {
        state = mix(state ^ 0x6A09E667F3BCC909L) + mix(other);
    }

    static long mix(long v) {
        long mixed = (v ^ (v >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
