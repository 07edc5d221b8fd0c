package oxbow.core.sequential;

import oxbow.core.stored.Family;
import oxbow.core.stored.StoredReader;
import oxbow.core.stored.StoredWriter;

/// What a stored form of the family `DECISION` holds. The numbers are part of the format.
enum StateKind {
    ABSOLUTE_RATE(1),
    RATE_RATIO(2),
    PAIRED_SHADOW(3),
    SAMPLE_RATIO(4),
    RUNNING_MEAN(5),
    CONSTANT_MEAN(6),
    UNPAIRED_MEANS(7),
    CANARY_EVIDENCE(8),
    AUTOMATION_AUDIT(9),
    LATENCY(10),
    SEASON(11),
    KEY_MEANS(12);

    /// The number of a [Checkpoint], which holds one of the others.
    static final int CHECKPOINT = 0;

    /// The number of an [AlphaLedger], which is no evidence but is kept beside it.
    static final int LEDGER = 13;

    private static final int VERSION = 1;

    private final int number;

    StateKind(int number) {
        this.number = number;
    }

    StoredWriter writer() {
        return writer(number);
    }

    StoredReader reader(byte[] bytes) {
        return reader(bytes, number);
    }

    static StoredWriter writer(int number) {
        return new StoredWriter(Family.DECISION, VERSION).number(number);
    }

    static StoredReader reader(byte[] bytes, int number) {
        StoredReader reader = new StoredReader(bytes, Family.DECISION, VERSION);
        long found = reader.number();
        if (found != number) {
            throw new IllegalArgumentException(
                    "The stored decision (kind %d) must be of kind %d.".formatted(found, number));
        }
        return reader;
    }

    static StateKind of(byte[] bytes) {
        long found = new StoredReader(bytes, Family.DECISION, VERSION).number();
        for (StateKind kind : values()) {
            if (kind.number == found) {
                return kind;
            }
        }
        throw new IllegalArgumentException(
                "The stored decision (kind %d) must be of a kind that this version knows. Maybe a newer Oxbow wrote it?"
                        .formatted(found));
    }
}
