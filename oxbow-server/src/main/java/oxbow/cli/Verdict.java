package oxbow.cli;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oxbow.core.compare.ColumnComparison;
import oxbow.core.compare.ColumnTest;
import oxbow.core.compare.Comparison;
import oxbow.core.compare.KolmogorovSmirnov;
import oxbow.core.compare.SchemaChange;
import oxbow.core.compare.TestResult;
import oxbow.core.compare.Wasserstein;
import oxbow.core.profile.ColumnProfile;
import oxbow.data.FileComparison;
import oxbow.data.FileProfile;

/// The answer of a comparison in words, the same on the terminal, in JSON and in reports.
final class Verdict {

    private static final int MOST_NAMED = 5;

    private Verdict() {}

    /// The answer in one sentence.
    static String sentence(Comparison comparison) {
        long compared =
                comparison.columns().stream().filter(Verdict::isCompared).count();
        List<String> changes = comparison.schemaChanges().stream()
                .map(SchemaChange::text)
                .map(Words::visible)
                .toList();
        List<String> drifted = comparison.ranked().stream()
                .filter(ColumnComparison::drifted)
                .map(column -> Words.visible(column.name()))
                .toList();
        if (!comparison.drifted()) {
            return compared == 0
                    ? "No drift: no column was there to be compared."
                    : "No drift in " + Words.plural(compared, "column") + ".";
        }
        String columns = drifted.isEmpty()
                ? ""
                : drifted.size() + " of " + Words.plural(compared, "column") + " "
                        + (drifted.size() == 1 ? "has" : "have") + " drifted: " + named(drifted);
        return "Drift: "
                + Stream.of(named(changes), columns)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private static String named(List<String> names) {
        String some = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return names.size() <= MOST_NAMED ? some : some + " and " + (names.size() - MOST_NAMED) + " more";
    }

    /// Whether the values of the column are compared: those of identifiers and growing times are not.
    static boolean isCompared(ColumnComparison column) {
        return switch (column.role()) {
            case FEATURE, CONSTANT -> true;
            case IDENTIFIER, GROWING_TIME -> column.drifted();
        };
    }

    /// The verdict on a column in a word.
    static String word(ColumnComparison column) {
        return column.drifted() ? "drift" : isCompared(column) ? "same" : "not compared";
    }

    /// Under which condition the verdict holds.
    static String condition(Comparison comparison) {
        return "If both sides came from one distribution, row by row and independently, any column at all would be"
                + " called drifted with a probability of at most about "
                + Numerals.number(comparison.settings().level())
                + ". A column has drifted if a test is significant after Holm's correction over all columns and its effect"
                + " reaches the floor. One look; not meant for watching data grow.";
    }

    /// Why the column has drifted, or what is worth knowing.
    static List<String> reasons(ColumnComparison column, FileComparison found) {
        Change change = new Change(side(found.reference(), column), side(found.current(), column));
        return Stream.of(change.told(column), strongest(column), column.findings(), column.notes(), undefined(column))
                .flatMap(List::stream)
                .map(Words::visible)
                .toList();
    }

    /// The same without the tests, whose effect stands beside it, for where room is short.
    static List<String> shortly(ColumnComparison column, FileComparison found) {
        Change change = new Change(side(found.reference(), column), side(found.current(), column));
        return Stream.of(column.findings(), change.told(column), column.notes(), undefined(column))
                .flatMap(List::stream)
                .map(Words::visible)
                .toList();
    }

    /// The test with the largest effect among those that found drift.
    private static List<String> strongest(ColumnComparison column) {
        return column.tests().stream()
                .filter(ColumnTest::drifted)
                .map(ColumnTest::result)
                .flatMap(result -> result instanceof TestResult.Known known ? Stream.of(known) : Stream.empty())
                .max(Comparator.comparingDouble(known -> known.effect().value()))
                .map(known -> name(known.test()) + " " + effect(known))
                .stream()
                .toList();
    }

    /// Why nothing could be said of a column whose values are compared.
    private static List<String> undefined(ColumnComparison column) {
        return column.effect() > 0
                ? List.of()
                : column.tests().stream()
                        .filter(ColumnTest::decides)
                        .map(ColumnTest::result)
                        .flatMap(result ->
                                result instanceof TestResult.Undefined none ? Stream.of(none.reason()) : Stream.empty())
                        .distinct()
                        .toList();
    }

    /// The column of one side.
    static ColumnProfile side(FileProfile side, ColumnComparison column) {
        return side.profile().column(column.name()).orElseThrow();
    }

    /// How many values of each side were compared: one number where both have as many.
    static String n(ColumnComparison column, FileComparison found) {
        long before = present(side(found.reference(), column));
        long now = present(side(found.current(), column));
        return before == now ? Numerals.count(now) : Numerals.count(before) + "/" + Numerals.count(now);
    }

    /// Rows with a value.
    static long present(ColumnProfile column) {
        return column.rows() - column.missing();
    }

    /// The test in words.
    static String name(String test) {
        return test.equals(KolmogorovSmirnov.NAME) ? "K-S" : test.replace('_', ' ');
    }

    private static String effect(TestResult.Known known) {
        String error = known.effect().error() > 0
                ? " ± " + Numerals.number(known.effect().error())
                : "";
        String unit = known.test().equals(Wasserstein.NAME) ? " sd" : "";
        return Numerals.number(known.effect().value()) + error + unit;
    }

    /// What the column is: its kind, or its role where that is not the usual one.
    static String kind(ColumnComparison column) {
        return Words.kind(column.kind(), column.role());
    }
}
