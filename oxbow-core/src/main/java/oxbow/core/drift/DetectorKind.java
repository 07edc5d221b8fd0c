package oxbow.core.drift;

import oxbow.core.stored.Family;
import oxbow.core.stored.StoredReader;
import oxbow.core.stored.StoredWriter;

/// Which detector a stored form of the family holds. The numbers are part of the format.
enum DetectorKind {
    RATE(1),
    BLOCK(2),
    SEASONAL(3),
    CALIBRATION(4);

    private static final int VERSION = 1;

    private final int number;

    DetectorKind(int number) {
        this.number = number;
    }

    StoredWriter writer() {
        return new StoredWriter(Family.DETECTOR, VERSION).number(number);
    }

    StoredReader reader(byte[] bytes) {
        StoredReader in = new StoredReader(bytes, Family.DETECTOR, VERSION);
        long found = in.number();
        if (found != number) {
            throw new IllegalArgumentException(
                    "The stored detector (kind %d) must be of kind %d.".formatted(found, number));
        }
        return in;
    }

    /// A stored amount of evidence or rows: not below 0, not endless.
    static double amount(double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "The stored amount (%s) must be finite and not below 0.".formatted(value));
        }
        return value;
    }
}
