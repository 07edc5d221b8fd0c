package oxbow.core.sketch;

/// Hashes of 64 bits that never change: xxHash64 (Collet 2014) with seed 0.
///
/// Equal values have equal hashes on every machine and in every version of Oxbow, so that stored sketches stay
/// mergeable. The hash is not made to withstand someone who chooses values in order to collide. Pure functions.
public final class Hashes {
    private static final long P1 = 0x9E3779B185EBCA87L;
    private static final long P2 = 0xC2B2AE3D27D4EB4FL;
    private static final long P3 = 0x165667B19E3779F9L;
    private static final long P4 = 0x85EBCA77C2B2AE63L;
    private static final long P5 = 0x27D4EB2F165667C5L;
    private static final long P1_PLUS_P2 = 0x60EA27EEADC0B5D6L;
    /// The bits of a `NaN` without its sign are above these.
    private static final long INFINITE = 0x7FF0_0000_0000_0000L;
    /// Characters in a stripe of 32 bytes.
    private static final int STRIPE = 16;

    private Hashes() {}

    /// The hash of a whole number: of its eight bytes, the lowest first.
    public static long of(long value) {
        return mixed(eight(P5 + Long.BYTES, value));
    }

    /// The hash of a real number: of its bits; `-0.0` has that of `0.0`, and all `NaN` have the same.
    public static long of(double value) {
        return of(Double.doubleToLongBits(value + 0.0));
    }

    /// The hashes of real numbers from index `from` (included) to `to` (excluded), written from index 0 on.
    static void of(double[] values, int from, int to, long[] hashes) {
        long beyond = 0;
        for (int i = from; i < to; i++) {
            long bits = Double.doubleToRawLongBits(values[i] + 0.0);
            hashes[i - from] = of(bits);
            beyond |= INFINITE - (bits & Long.MAX_VALUE);
        }
        if (beyond < 0) {
            for (int i = from; i < to; i++) {
                hashes[i - from] = of(values[i]);
            }
        }
    }

    /// The hash of a text: of its UTF-16 code units, two bytes each, the lower first. Texts that only look alike
    /// (composed and decomposed accents) differ.
    public static long of(String value) {
        int length = value.length();
        int at = 0;
        long hash = P5;
        if (length >= STRIPE) {
            hash = stripes(value, length / STRIPE);
            at = length - length % STRIPE;
        }
        hash += 2L * length;
        for (; at + 4 <= length; at += 4) {
            hash = eight(hash, four(value, at));
        }
        if (at + 2 <= length) {
            hash = Long.rotateLeft(hash ^ (two(value, at) * P1), 23) * P2 + P3;
            at += 2;
        }
        if (at < length) {
            hash = one(one(hash, value.charAt(at) & 0xFF), value.charAt(at) >>> 8);
        }
        return mixed(hash);
    }

    private static long stripes(String value, int count) {
        long a = P1_PLUS_P2;
        long b = P2;
        long c = 0;
        long d = -P1;
        for (int at = 0; at < count * STRIPE; at += STRIPE) {
            a = round(a, four(value, at));
            b = round(b, four(value, at + 4));
            c = round(c, four(value, at + 8));
            d = round(d, four(value, at + 12));
        }
        long hash = Long.rotateLeft(a, 1) + Long.rotateLeft(b, 7) + Long.rotateLeft(c, 12) + Long.rotateLeft(d, 18);
        hash = (hash ^ round(0, a)) * P1 + P4;
        hash = (hash ^ round(0, b)) * P1 + P4;
        hash = (hash ^ round(0, c)) * P1 + P4;
        return (hash ^ round(0, d)) * P1 + P4;
    }

    private static long four(String value, int at) {
        return two(value, at) | two(value, at + 2) << 32;
    }

    private static long two(String value, int at) {
        return value.charAt(at) | (long) value.charAt(at + 1) << 16;
    }

    private static long eight(long hash, long value) {
        return Long.rotateLeft(hash ^ round(0, value), 27) * P1 + P4;
    }

    private static long one(long hash, int value) {
        return Long.rotateLeft(hash ^ (value * P5), 11) * P1;
    }

    private static long round(long sum, long value) {
        return Long.rotateLeft(sum + value * P2, 31) * P1;
    }

    private static long mixed(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * P2;
        mixed = (mixed ^ (mixed >>> 29)) * P3;
        return mixed ^ (mixed >>> 32);
    }
}
