package oxbow.core.sketch;

import oxbow.core.stored.Family;
import oxbow.core.stored.StoredReader;
import oxbow.core.stored.StoredWriter;

/// The stored form of a quantile sketch: k, n, coin, and if there are values the smallest, the largest, and what
/// each level keeps.
final class KllStored {
    private static final int VERSION = 1;

    private KllStored() {}

    static byte[] write(KllSketch sketch) {
        StoredWriter writer = new StoredWriter(Family.KLL, VERSION)
                .number(sketch.k())
                .number(sketch.n())
                .number(sketch.coin());
        if (!sketch.isEmpty()) {
            writer.real(sketch.min()).real(sketch.max()).number(sketch.levels().length);
            for (double[] level : sketch.levels()) {
                writer.reals(level);
            }
        }
        return writer.toBytes();
    }

    static KllSketch read(byte[] bytes) {
        StoredReader reader = new StoredReader(bytes, Family.KLL, VERSION);
        int k = reader.number(KllCapacity.LEAST_K, KllCapacity.MOST_K);
        long n = reader.number();
        long coin = reader.number();
        if (n == 0) {
            reader.end();
            return new KllSketch(
                    k, 0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, coin, new double[][] {new double[0]});
        }
        double min = requirePlain(reader.real());
        double max = requirePlain(reader.real());
        double[][] levels = new double[reader.number(1, KllCapacity.MOST_LEVELS)][];
        long total = 0;
        int held = 0;
        for (int level = 0; level < levels.length; level++) {
            levels[level] = requireAscending(reader.reals(), min, max);
            held += levels[level].length;
            total = requireRoom(total, levels[level].length, level, n);
        }
        reader.end();
        if (total != n || held > new KllCapacity(k).total(levels.length)) {
            throw broken("its %d values stand for %d, not for %d".formatted(held, total, n));
        }
        return new KllSketch(k, n, min, max, coin, levels);
    }

    private static long requireRoom(long total, int count, int level, long n) {
        if (count > (n - total) >> level) {
            throw broken("its values stand for more than %d".formatted(n));
        }
        return total + ((long) count << level);
    }

    private static double[] requireAscending(double[] values, double min, double max) {
        double last = min;
        for (double value : values) {
            if (!(value >= last && value <= max)) {
                throw broken("%s follows %s".formatted(value, last));
            }
            last = requirePlain(value);
        }
        return values;
    }

    private static double requirePlain(double value) {
        if (Double.isNaN(value) || Double.doubleToRawLongBits(value) == Long.MIN_VALUE) {
            throw broken("it holds %s".formatted(value));
        }
        return value;
    }

    private static IllegalArgumentException broken(String what) {
        return new IllegalArgumentException(
                "The stored kll must be what a sketch can be, but %s. Maybe the bytes were changed?".formatted(what));
    }
}
