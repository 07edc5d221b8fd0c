package oxbow.core.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The rows seen so far, as counts per bin, and the rank of the next row among them.
///
/// The rank (smoothed conformal p-value: Vovk et al. 2003) is uniform on 0..1 and independent of all earlier
/// ranks if the rows are exchangeable, whatever their distribution: ties within a bin are broken by a seeded
/// coin, and every ranked row joins the reference. A Fenwick tree (1994) keeps both steps at O(log bins).
final class GrowingReference {
    private final long[] counts;
    private final long[] tree;
    private long total;
    private long random;

    GrowingReference(long[] counts, long random) {
        this.counts = counts.clone();
        this.tree = new long[counts.length + 1];
        this.random = random;
        for (int bin = 0; bin < counts.length; bin++) {
            if (counts[bin] < 0) {
                throw new IllegalArgumentException(
                        "The reference count of bin %d (%d) must not be below 0.".formatted(bin, counts[bin]));
            }
            grow(bin, counts[bin]);
        }
    }

    /// The state of the coin for a caller's seed, scrambled (finaliser of MurmurHash3, Appleby 2011) so that a
    /// caller's own generator with the same seed does not toss the same coins.
    static long scrambled(long seed) {
        long mixed = (seed ^ (seed >>> 33) ^ 0x6F78626F77L) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }

    /// Ranks a row among those before it, then takes it in.
    double rankAndAdd(int bin) {
        long below = below(bin);
        long equal = counts[bin] + 1;
        counts[bin]++;
        grow(bin, 1);
        return (below + coin() * equal) / total;
    }

    /// Forgets all rows.
    void clear() {
        Arrays.fill(counts, 0);
        Arrays.fill(tree, 0);
        total = 0;
    }

    long total() {
        return total;
    }

    long random() {
        return random;
    }

    List<Long> counts() {
        List<Long> list = new ArrayList<>(counts.length);
        for (long count : counts) {
            list.add(count);
        }
        return list;
    }

    private long below(int bin) {
        long sum = 0;
        for (int i = bin; i > 0; i -= i & -i) {
            sum += tree[i];
        }
        return sum;
    }

    private void grow(int bin, long rows) {
        total += rows;
        for (int i = bin + 1; i < tree.length; i += i & -i) {
            tree[i] += rows;
        }
    }

    /// SplitMix64 (Steele, Lea and Flood 2014): one long of state, which a snapshot can hold. From 0 up to, not
    /// including, 1.
    private double coin() {
        random += 0x9E3779B97F4A7C15L;
        long mixed = (random ^ (random >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        mixed ^= mixed >>> 31;
        return (mixed >>> 11) * 0x1.0p-53;
    }
}
