package oxbow.core.sketch;

import java.util.Arrays;
import java.util.Objects;

/// Accumulates a [HyperLogLog]. Nothing is allocated once the registers are there. Not thread-safe.
public final class HyperLogLogBuilder {
    private static final long NONE = 0;
    /// Values hashed before the first of them is looked up.
    private static final int TOGETHER = 256;

    private final int lgK;
    private final int mostHashes;
    /// A table of hashes with gaps; empty once there are registers.
    private long[] table = new long[8];
    private int kept;
    private boolean keptNone;
    private byte[] registers = new byte[0];
    /// Scratch; there only once there are registers.
    private long[] hashes = new long[0];

    /// @param lgK logarithm to base 2 of the number of registers, 4 to 18; see [HyperLogLog#DEFAULT_LG_K]
    public HyperLogLogBuilder(int lgK) {
        this.lgK = HyperLogLog.requireLgK(lgK);
        this.mostHashes = HyperLogLog.mostHashes(lgK);
    }

    /// Takes a whole number.
    public HyperLogLogBuilder add(long value) {
        return addHash(Hashes.of(value));
    }

    /// Takes a real number; `-0.0` is `0.0`, and all `NaN` are one value.
    public HyperLogLogBuilder add(double value) {
        return addHash(Hashes.of(value));
    }

    /// Takes a text.
    public HyperLogLogBuilder add(String value) {
        return addHash(Hashes.of(value));
    }

    /// Takes the real numbers from index `from` (included) to `to` (excluded).
    public HyperLogLogBuilder add(double[] values, int from, int to) {
        Objects.checkFromToIndex(from, to, values.length);
        int at = from;
        while (at < to && registers.length == 0) {
            add(values[at++]);
        }
        while (at < to) {
            int end = Math.min(to, at + TOGETHER);
            Hashes.of(values, at, end, hashes);
            for (int i = 0; i < end - at; i++) {
                raise(hashes[i]);
            }
            at = end;
        }
        return this;
    }

    /// Takes a value by its hash: one of [Hashes], or any other that is even over 64 bits and always the same.
    public HyperLogLogBuilder addHash(long hash) {
        if (registers.length > 0) {
            raise(hash);
        } else {
            keep(hash);
        }
        return this;
    }

    /// Merges a sketch in. Its lgK is at least that of this builder; a finer one is folded.
    ///
    /// @throws IllegalArgumentException if its lgK is smaller
    public HyperLogLogBuilder add(HyperLogLog sketch) {
        if (sketch.lgK() < lgK) {
            throw new IllegalArgumentException("The lgK (%d) of a sketch merged in must be at least the builder's (%d)."
                    .formatted(sketch.lgK(), lgK));
        }
        for (long hash : sketch.hashes()) {
            addHash(hash);
        }
        if (!sketch.isExact()) {
            toRegisters();
            fold(sketch.registers(), sketch.lgK() - lgK);
        }
        return this;
    }

    /// The sketch so far; the builder can go on.
    public HyperLogLog build() {
        if (registers.length > 0) {
            return new HyperLogLog(lgK, new long[0], registers.clone());
        }
        long[] hashes = hashes();
        Arrays.sort(hashes);
        return new HyperLogLog(lgK, hashes, new byte[0]);
    }

    private long[] hashes() {
        long[] hashes = new long[kept];
        int to = keptNone ? 1 : 0;
        for (long hash : table) {
            if (hash != NONE) {
                hashes[to++] = hash;
            }
        }
        return hashes;
    }

    private void keep(long hash) {
        if (hash == NONE) {
            kept += keptNone ? 0 : 1;
            keptNone = true;
        } else if (place(hash)) {
            kept++;
        }
        if (kept > mostHashes) {
            toRegisters();
        } else if (2 * kept > table.length) {
            long[] old = table;
            table = new long[2 * old.length];
            for (long each : old) {
                if (each != NONE) {
                    place(each);
                }
            }
        }
    }

    private boolean place(long hash) {
        int at = (int) hash & (table.length - 1);
        while (table[at] != NONE) {
            if (table[at] == hash) {
                return false;
            }
            at = (at + 1) & (table.length - 1);
        }
        table[at] = hash;
        return true;
    }

    private void toRegisters() {
        if (registers.length == 0) {
            long[] kept = hashes();
            registers = new byte[1 << lgK];
            this.hashes = new long[TOGETHER];
            table = new long[0];
            for (long hash : kept) {
                raise(hash);
            }
        }
    }

    /// The first bits choose the register; it remembers the longest run of zeros that followed, and one more.
    private void raise(long hash) {
        int at = (int) (hash >>> (Long.SIZE - lgK));
        int run = Long.numberOfLeadingZeros(hash << lgK | 1L << (lgK - 1)) + 1;
        if (run > registers[at]) {
            registers[at] = (byte) run;
        }
    }

    /// Takes finer registers: bits by which they were chosen begin the run again.
    private void fold(byte[] finer, int bits) {
        for (int at = 0; at < finer.length; at++) {
            int chosen = at & ((1 << bits) - 1);
            int run = chosen == 0 ? finer[at] + bits : Integer.numberOfLeadingZeros(chosen) - (Integer.SIZE - bits) + 1;
            if (finer[at] > 0 && run > registers[at >> bits]) {
                registers[at >> bits] = (byte) run;
            }
        }
    }
}
