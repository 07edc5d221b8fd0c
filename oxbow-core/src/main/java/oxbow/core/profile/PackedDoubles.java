package oxbow.core.profile;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/// A fixed list of numbers kept in one array: a list for records and JSON, an array for the search.
final class PackedDoubles extends AbstractList<Double> implements RandomAccess {
    private final double[] values;

    private PackedDoubles(double[] values) {
        this.values = values;
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

    @Override
    public Double get(int index) {
        return values[index];
    }

    @Override
    public int size() {
        return values.length;
    }

    double at(int index) {
        return values[index];
    }

    /// How many values are at most `v`; the values must ascend.
    int atMost(double v) {
        int low = 0;
        int high = values.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] <= v) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
