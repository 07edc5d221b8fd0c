package oxbow.core.metric;

import oxbow.core.stored.Family;
import oxbow.core.stored.StoredReader;
import oxbow.core.stored.StoredWriter;

/// Which sums a stored form of the family "metric" holds. The numbers are part of the format.
enum MetricForm {
    MEAN_SUMS(1),
    CLUSTERED_RATIO(2),
    CONFUSION_MATRIX(3),
    PAIRED_OUTCOME(4),
    BINARY_COUNTS(5),
    SCORE_PROFILE(6),
    REGRESSION_SUMS(7),
    RANKING_SUMS(8),
    MULTI_LABEL_SUMS(9),
    EDIT_COUNTS(10),
    GROUP_COUNTS(11),
    SEGMENTATION(12);

    private static final int VERSION = 1;

    private final int number;

    MetricForm(int number) {
        this.number = number;
    }

    StoredWriter writer() {
        return new StoredWriter(Family.METRIC, VERSION).number(number);
    }

    StoredReader reader(byte[] bytes) {
        StoredReader reader = new StoredReader(bytes, Family.METRIC, VERSION);
        long found = reader.number();
        if (found != number) {
            throw new IllegalArgumentException("The stored metric (kind %d) must be %s (kind %d)."
                    .formatted(found, name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '), number));
        }
        return reader;
    }
}
