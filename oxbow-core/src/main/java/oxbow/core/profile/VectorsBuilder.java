package oxbow.core.profile;

import java.util.ArrayList;
import java.util.List;
import oxbow.core.table.Column;

/// Accumulates vectors one after another, all dimensions of one side by side.
final class VectorsBuilder implements ColumnProfileBuilder {
    private final DistributionBuilder norms;
    private double[] mean = new double[0];
    private double[] m2 = new double[0];
    private long[] finite = new long[0];
    private long vectors;
    private long nonFinite;

    VectorsBuilder(ProfileSettings settings) {
        norms = new DistributionBuilder(null, settings);
    }

    @Override
    public VectorsBuilder add(Column column) {
        if (!(column instanceof Column.Vectors values)) {
            throw Readings.unreadable(column, ProfileKind.VECTOR);
        }
        int present = values.validity().count(values.rows());
        if (present > 0) {
            requireWidth(values.width());
        }
        ValidRuns.over(values.validity(), values.rows(), (from, to) -> {
            for (int row = from; row < to; row++) {
                take(values.values(), row * values.width());
            }
        });
        norms.addMissing(values.rows() - present);
        return this;
    }

    @Override
    public VectorsProfile build() {
        List<Moments> dimensions = new ArrayList<>(mean.length);
        for (int i = 0; i < mean.length; i++) {
            dimensions.add(new Moments(finite[i], mean[i], m2[i]));
        }
        return new VectorsProfile(dimensions, nonFinite, norms.build());
    }

    private void requireWidth(int width) {
        if (mean.length == 0) {
            mean = new double[width];
            m2 = new double[width];
            finite = new long[width];
        } else if (mean.length != width) {
            throw new IllegalArgumentException(
                    "The width (%d) must be that of the vectors before (%d).".formatted(width, mean.length));
        }
    }

    private void take(float[] values, int offset) {
        double squares = 0;
        for (int i = 0; i < mean.length; i++) {
            double v = values[offset + i];
            squares += v * v;
        }
        vectors++;
        norms.add(Math.sqrt(squares));
        if (Double.isFinite(squares) && nonFinite == 0) {
            takeFinite(values, offset);
        } else {
            takeOneByOne(values, offset);
        }
    }

    /// All dimensions have seen equally many numbers, so one division serves them all.
    private void takeFinite(float[] values, int offset) {
        double share = 1.0 / vectors;
        for (int i = 0; i < mean.length; i++) {
            double delta = values[offset + i] - mean[i];
            mean[i] += delta * share;
            m2[i] += delta * (values[offset + i] - mean[i]);
            finite[i]++;
        }
    }

    private void takeOneByOne(float[] values, int offset) {
        for (int i = 0; i < mean.length; i++) {
            double v = values[offset + i];
            if (Double.isFinite(v)) {
                double delta = v - mean[i];
                mean[i] += delta / ++finite[i];
                m2[i] += delta * (v - mean[i]);
            } else {
                nonFinite++;
            }
        }
    }
}
