package oxbow.core.profile;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/// What a column of texts is: numbers, times or truth values that were not read yet, categories, or free text.
final class TextSample {
    private static final int ENOUGH_ROWS = 20;
    private static final int FEW = 20;
    private static final double SHARE_OF_CATEGORIES = 0.2;
    private static final double NEARLY_ALL = 0.95;
    private static final int LONGEST_IDENTIFIER = 64;
    private static final double LONGEST_CATEGORY = 32;

    private TextSample() {}

    static RowSchema.Field field(String name, SampleValues.Words sample) {
        List<String> texts = sample.values();
        if (texts.isEmpty()) {
            return Reasons.constant(name, ProfileKind.CATEGORY, 0, 0, sample.rows())
                    .orElseThrow();
        }
        if (share(texts, text -> TextForms.millis(text).isPresent()) >= NEARLY_ALL) {
            return TimeSample.field(name, times(sample));
        }
        double numbers = share(texts, TextSample::isNumber);
        if (numbers >= NEARLY_ALL) {
            RowSchema.Field field = NumberSample.field(name, numbers(sample));
            return numbers == 1
                    ? field
                    : new RowSchema.Field(
                            name,
                            field.kind(),
                            field.role(),
                            String.format(
                                    Locale.ROOT, "%s; %.1f %% are not a number", field.reason(), 100 * (1 - numbers)));
        }
        return words(name, texts, sample.rows());
    }

    private static RowSchema.Field words(String name, List<String> texts, int rows) {
        int distinct = new HashSet<>(texts).size();
        return Reasons.constant(name, ProfileKind.CATEGORY, distinct, texts.size(), rows)
                .orElseGet(() -> varied(name, texts, distinct));
    }

    private static RowSchema.Field varied(String name, List<String> texts, int distinct) {
        int n = texts.size();
        if (distinct == 2 && texts.stream().allMatch(text -> TextForms.truth(text) >= 0)) {
            return new RowSchema.Field(name, ProfileKind.BOOLEAN, Role.FEATURE, "truth values in words");
        }
        double length = texts.stream().mapToInt(String::length).average().orElse(0);
        boolean spaced = texts.stream().anyMatch(text -> text.strip().contains(" "));
        boolean longest = texts.stream().anyMatch(text -> text.length() > LONGEST_IDENTIFIER);
        if (n >= ENOUGH_ROWS && distinct == n && !spaced && !longest) {
            return new RowSchema.Field(
                    name,
                    ProfileKind.CATEGORY,
                    Role.IDENTIFIER,
                    String.format(
                            Locale.ROOT, "identifier: %,d distinct values in %,d rows with a value", distinct, n));
        }
        boolean repeated = distinct <= FEW || distinct <= SHARE_OF_CATEGORIES * n;
        if (length <= LONGEST_CATEGORY && (repeated || !spaced)) {
            return new RowSchema.Field(
                    name,
                    ProfileKind.CATEGORY,
                    Role.FEATURE,
                    String.format(Locale.ROOT, "category: %,d distinct values in %,d rows", distinct, n));
        }
        return new RowSchema.Field(
                name,
                ProfileKind.TEXT,
                Role.FEATURE,
                String.format(
                        Locale.ROOT,
                        "text: %,d distinct values in %,d rows, %.0f characters on average",
                        distinct,
                        n,
                        length));
    }

    /// Digits that begin with 0 are codes: reading 00123 as 123 would lose what they mean.
    private static boolean isNumber(String text) {
        String bare = text.strip();
        boolean code = bare.length() > 1 && bare.charAt(0) == '0' && Character.isDigit(bare.charAt(1));
        return !code && TextForms.number(bare).isPresent();
    }

    private static double share(List<String> texts, Predicate<String> test) {
        return (double) texts.stream().filter(test).count() / texts.size();
    }

    private static SampleValues.Doubles numbers(SampleValues.Words sample) {
        double[] values = sample.values().stream()
                .map(TextForms::number)
                .flatMapToDouble(OptionalDouble::stream)
                .filter(Double::isFinite)
                .toArray();
        return new SampleValues.Doubles(values, sample.rows());
    }

    private static SampleValues.Doubles times(SampleValues.Words sample) {
        double[] values = sample.values().stream()
                .map(TextForms::millis)
                .filter(java.util.OptionalLong::isPresent)
                .mapToDouble(java.util.OptionalLong::getAsLong)
                .toArray();
        return new SampleValues.Doubles(values, sample.rows());
    }
}
