package oxbow.core.sketch;

import oxbow.core.stored.Family;
import oxbow.core.stored.StoredReader;
import oxbow.core.stored.StoredWriter;

/// The stored form of a distinct-count sketch: lgK, and the hashes as ascending numbers or the registers in six
/// bits each.
final class HyperLogLogStored {
    private static final int VERSION = 1;
    private static final int BITS = 6;

    private HyperLogLogStored() {}

    static byte[] write(HyperLogLog sketch) {
        StoredWriter writer = new StoredWriter(Family.HYPER_LOG_LOG, VERSION)
                .number(sketch.lgK())
                .flag(sketch.isExact());
        if (!sketch.isExact()) {
            return writer.bytes(pack(sketch.registers())).toBytes();
        }
        return writer.numbers(sketch.hashes()).toBytes();
    }

    static HyperLogLog read(byte[] bytes) {
        StoredReader reader = new StoredReader(bytes, Family.HYPER_LOG_LOG, VERSION);
        int lgK = reader.number(HyperLogLog.LEAST_LG_K, HyperLogLog.MOST_LG_K);
        HyperLogLog sketch = reader.flag()
                ? new HyperLogLog(lgK, hashes(reader, lgK), new byte[0])
                : new HyperLogLog(lgK, new long[0], unpack(reader.bytes(), lgK));
        reader.end();
        return sketch;
    }

    private static long[] hashes(StoredReader reader, int lgK) {
        long[] hashes = reader.numbers();
        if (hashes.length > HyperLogLog.mostHashes(lgK)) {
            throw broken("it keeps %d hashes".formatted(hashes.length));
        }
        for (int i = 1; i < hashes.length; i++) {
            if (hashes[i] <= hashes[i - 1]) {
                throw broken("its hashes do not ascend");
            }
        }
        return hashes;
    }

    /// Four registers in three bytes, the first in the lowest bits.
    private static byte[] pack(byte[] registers) {
        byte[] packed = new byte[registers.length / 4 * 3];
        for (int from = 0, to = 0; from < registers.length; from += 4, to += 3) {
            int four = registers[from]
                    | (registers[from + 1] << BITS)
                    | (registers[from + 2] << (2 * BITS))
                    | (registers[from + 3] << (3 * BITS));
            packed[to] = (byte) four;
            packed[to + 1] = (byte) (four >> 8);
            packed[to + 2] = (byte) (four >> 16);
        }
        return packed;
    }

    private static byte[] unpack(byte[] packed, int lgK) {
        byte[] registers = new byte[1 << lgK];
        if (packed.length != registers.length / 4 * 3) {
            throw broken("its registers take %d bytes".formatted(packed.length));
        }
        for (int from = 0, to = 0; from < packed.length; from += 3, to += 4) {
            int four = (packed[from] & 0xFF) | ((packed[from + 1] & 0xFF) << 8) | ((packed[from + 2] & 0xFF) << 16);
            for (int i = 0; i < 4; i++) {
                int register = (four >> (i * BITS)) & ((1 << BITS) - 1);
                if (register > Long.SIZE - lgK + 1) {
                    throw broken("a register holds %d".formatted(register));
                }
                registers[to + i] = (byte) register;
            }
        }
        return registers;
    }

    private static IllegalArgumentException broken(String what) {
        return new IllegalArgumentException(
                "The stored hyper log log must be what a sketch can be, but %s. Maybe the bytes were changed?"
                        .formatted(what));
    }
}
