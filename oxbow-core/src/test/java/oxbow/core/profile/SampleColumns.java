package oxbow.core.profile;

import java.util.Arrays;
import java.util.SplittableRandom;
import oxbow.core.table.Column;
import oxbow.core.table.Validity;

/// Random columns of every kind, with odd and missing values.
final class SampleColumns {
    private SampleColumns() {}

    static Column of(ProfileKind kind, SplittableRandom random, int rows) {
        Validity validity = random.nextInt(3) == 0 ? Validity.all() : Validity.of(words(random, rows));
        return switch (kind) {
            case NUMBER -> new Column.Numbers(numbers(random, rows), validity, rows);
            case CATEGORY, TEXT -> new Column.Texts(texts(random, rows), validity, rows);
            case BOOLEAN -> {
                boolean[] truths = new boolean[rows];
                for (int i = 0; i < rows; i++) {
                    truths[i] = random.nextInt(3) == 0;
                }
                yield new Column.Booleans(truths, validity, rows);
            }
            case TIME -> {
                long[] millis = new long[rows];
                for (int i = 0; i < rows; i++) {
                    millis[i] = 1_600_000_000_000L + i * 1_000L + random.nextInt(3_000);
                }
                yield new Column.Times(millis, validity, rows);
            }
            case VECTOR -> {
                float[] values = new float[rows * 3];
                for (int i = 0; i < values.length; i++) {
                    values[i] = random.nextInt(500) == 0 ? Float.POSITIVE_INFINITY : (float) random.nextGaussian();
                }
                yield new Column.Vectors(values, 3, validity, rows);
            }
        };
    }

    static Column rows(Column column, int from, int to) {
        Validity validity = validity(column.validity(), from, to);
        int rows = to - from;
        return switch (column) {
            case Column.Numbers all -> new Column.Numbers(Arrays.copyOfRange(all.values(), from, to), validity, rows);
            case Column.Texts all -> new Column.Texts(Arrays.copyOfRange(all.values(), from, to), validity, rows);
            case Column.Booleans all -> new Column.Booleans(Arrays.copyOfRange(all.values(), from, to), validity, rows);
            case Column.Times all -> new Column.Times(Arrays.copyOfRange(all.millis(), from, to), validity, rows);
            case Column.Vectors all ->
                new Column.Vectors(
                        Arrays.copyOfRange(all.values(), from * all.width(), to * all.width()),
                        all.width(),
                        validity,
                        rows);
        };
    }

    private static Validity validity(Validity all, int from, int to) {
        if (all.isAll()) {
            return all;
        }
        long[] words = new long[(to - from) / 64 + 1];
        for (int row = from; row < to; row++) {
            words[(row - from) >> 6] |= all.has(row) ? 1L << (row - from) : 0;
        }
        return Validity.of(words);
    }

    private static double[] numbers(SplittableRandom random, int rows) {
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = switch (random.nextInt(40)) {
                case 0 -> Double.NaN;
                case 1 -> Double.NEGATIVE_INFINITY;
                case 2 -> -0.0;
                case 3 -> 0.0;
                default -> random.nextGaussian();
            };
        }
        return values;
    }

    private static String[] texts(SplittableRandom random, int rows) {
        String[] texts = new String[rows];
        for (int i = 0; i < rows; i++) {
            texts[i] = random.nextInt(20) == 0 ? "" : "é".repeat(random.nextInt(4)) + random.nextInt(20);
        }
        return texts;
    }

    private static long[] words(SplittableRandom random, int rows) {
        long[] words = new long[rows / 64 + 1];
        for (int i = 0; i < words.length; i++) {
            words[i] = random.nextInt(3) == 0 ? random.nextLong() : -1L;
        }
        return words;
    }
}
