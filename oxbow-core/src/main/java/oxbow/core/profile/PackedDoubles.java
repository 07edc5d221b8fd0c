package oxbow.core.profile;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/// A fixed list of numbers kept in one array: a list for records and JSON, an array for the search.
final class PackedDoubles extends AbstractList<Double> implements RandomAccess {
    private final double[] padded;
    private final int size;
    private final int half;

    private PackedDoubles(double[] values) {
        size = values.length;
        half = Integer.highestOneBit(size);
        padded = Arrays.copyOf(values, Math.max(0, 2 * half - 1));
        Arrays.fill(padded, size, padded.length, Double.POSITIVE_INFINITY);
    }

    static PackedDoubles copyOf(List<Double> list) {
        if (list instanceof PackedDoubles packed) {
            return packed;
        }
        double[] values = new double[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.get(i);
        }
        return new PackedDoubles(values);
    }

    static PackedDoubles copyOf(double[] values) {
        return new PackedDoubles(values);
    }

    @Override
    public Double get(int index) {
        return at(index);
    }

    @Override
    public int size() {
        return size;
    }

    double at(int index) {
        if (index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return padded[index];
    }

    double[] toDoubles() {
        return Arrays.copyOf(padded, size);
    }

    /// How many values are at most `v`, which must not be `NaN`; the values must ascend.
    ///
    /// The sign of a difference steers the search instead of a branch: no processor predicts where a value
    /// falls, and a wrong guess costs more than a whole search. Adding 0 makes -0.0 the 0.0 that it equals.
    int atMost(double v) {
        double x = v + 0.0;
        int base = 0;
        for (int step = half; step > 0; step >>= 1) {
            base += step & ~(int) (Double.doubleToRawLongBits(x - padded[base + step - 1]) >> 63);
        }
        return Math.min(base, size);
    }
}
