package oxbow.core.profile;

import java.util.Locale;

/// What a column of numbers is.
final class NumberSample {
    private static final int ENOUGH_ROWS = 20;
    private static final int ENOUGH_STEPS = 20;
    /// Numbers from so many values without gaps are row numbers, in whatever order.
    private static final double DENSE = 1.5;
    /// Whole numbers above are no measurements: hashes, and numbers put together of a machine, a time, a counter.
    private static final double TOO_WIDE = 0x1p44;

    /// A few falls are mistakes in the data; a season that begins anew every year is no growth.
    private static final double MOST_FALLS = 0.001;

    private static final double LEAST_AT_TOP = 2.0 / 3;

    private NumberSample() {}

    static RowSchema.Field field(String name, SampleValues.Doubles sample) {
        int present = sample.values().length;
        int distinct = sample.distinct();
        return Reasons.constant(name, ProfileKind.NUMBER, distinct, present, sample.rows())
                .orElseGet(() -> sample.whole()
                        ? whole(name, sample, present, distinct)
                        : real(name, sample, present, distinct));
    }

    private static RowSchema.Field whole(String name, SampleValues.Doubles sample, int present, int distinct) {
        if (isEpoch(sample) && distinct >= ENOUGH_STEPS) {
            String unit = EpochUnit.of(sample.min()).toString().toLowerCase(Locale.ROOT);
            RowSchema.Field time = TimeSample.field(name, sample);
            return new RowSchema.Field(
                    name,
                    ProfileKind.TIME,
                    time.role(),
                    String.format(Locale.ROOT, "%s, in %s since 1970", time.reason(), unit));
        }
        boolean named = distinct == present && present >= ENOUGH_ROWS;
        boolean dense = sample.max() - sample.min() < DENSE * present;
        if (named && (sample.order().ascends() || dense || sample.min() > TOO_WIDE)) {
            return new RowSchema.Field(
                    name,
                    ProfileKind.NUMBER,
                    Role.IDENTIFIER,
                    String.format(
                            Locale.ROOT,
                            "identifier: %,d distinct whole numbers in %,d rows with a value",
                            distinct,
                            present));
        }
        if (distinct <= CategoryProfile.DEFAULT_LIMIT && isNamedIdentifier(name) && 2 * distinct <= present) {
            return new RowSchema.Field(
                    name,
                    ProfileKind.CATEGORY,
                    Role.FEATURE,
                    String.format(
                            Locale.ROOT, "category: %,d distinct codes in a column named as identifiers", distinct));
        }
        return growing(name, sample, present, distinct, "whole numbers");
    }

    private static RowSchema.Field real(String name, SampleValues.Doubles sample, int present, int distinct) {
        return growing(name, sample, present, distinct, "numbers");
    }

    private static RowSchema.Field growing(
            String name, SampleValues.Doubles sample, int present, int distinct, String what) {
        long falls = sample.order().falls();
        if (distinct >= ENOUGH_STEPS && falls <= MOST_FALLS * present && sample.shareAtTop() >= LEAST_AT_TOP) {
            String how = falls == 0 ? "never falls" : String.format(Locale.ROOT, "falls %,d times", falls);
            return new RowSchema.Field(
                    name,
                    ProfileKind.NUMBER,
                    Role.GROWING_TIME,
                    String.format(Locale.ROOT, "growing: %s in %,d rows, through %,d values", how, present, distinct));
        }
        return new RowSchema.Field(
                name,
                ProfileKind.NUMBER,
                Role.FEATURE,
                String.format(Locale.ROOT, "%s, %,d distinct in %,d rows", what, distinct, present));
    }

    private static boolean isEpoch(SampleValues.Doubles sample) {
        EpochUnit unit = EpochUnit.of(sample.min());
        return unit.holds(sample.min()) && unit.holds(sample.max());
    }

    private static boolean isNamedIdentifier(String name) {
        return name.toLowerCase(Locale.ROOT).matches("(.*[_. -])?id") || name.matches(".*[a-z]I[dD]");
    }
}
