package oxbow.core.profile;

import java.util.Locale;

/// What a column of times is.
final class TimeSample {
    private static final int ENOUGH_ROWS = 20;
    private static final double NEARLY_ALL = 0.9;

    private TimeSample() {}

    static RowSchema.Field field(String name, SampleValues.Doubles sample) {
        int present = sample.values().length;
        int distinct = sample.distinct();
        return Reasons.constant(name, ProfileKind.TIME, distinct, present, sample.rows())
                .orElseGet(() -> changing(name, sample, present, distinct));
    }

    private static RowSchema.Field changing(String name, SampleValues.Doubles sample, int present, int distinct) {
        if (sample.order().neverFalls()) {
            return growing(
                    name,
                    String.format(
                            Locale.ROOT,
                            "growing time: never falls in %,d rows, through %,d values",
                            present,
                            distinct));
        }
        if (present >= ENOUGH_ROWS && distinct >= NEARLY_ALL * present) {
            return growing(
                    name,
                    String.format(Locale.ROOT, "growing time: %,d distinct times in %,d rows", distinct, present));
        }
        return new RowSchema.Field(
                name,
                ProfileKind.TIME,
                Role.FEATURE,
                String.format(Locale.ROOT, "times, %,d distinct in %,d rows", distinct, present));
    }

    private static RowSchema.Field growing(String name, String reason) {
        return new RowSchema.Field(name, ProfileKind.TIME, Role.GROWING_TIME, reason);
    }
}
