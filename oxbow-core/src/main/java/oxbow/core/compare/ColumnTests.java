package oxbow.core.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import oxbow.core.profile.BooleansProfile;
import oxbow.core.profile.CategoriesProfile;
import oxbow.core.profile.CategoryProfile;
import oxbow.core.profile.ColumnProfile;
import oxbow.core.profile.Distribution;
import oxbow.core.profile.NumbersProfile;
import oxbow.core.profile.NumericProfile;
import oxbow.core.profile.RowSchema;
import oxbow.core.profile.TextsProfile;
import oxbow.core.profile.TimesProfile;
import oxbow.core.profile.VectorsProfile;

/// Which tests a column of each kind and role gets.
final class ColumnTests {
    /// A column has at most so many deciding tests.
    static final int MOST_DECIDING = 4;

    private final CompareSettings settings;
    private final double risk;
    private final double level;

    /// @param risk probability that a sketch may be further off than it says
    /// @param level the p-value from which on down a test is significant
    ColumnTests(CompareSettings settings, double risk, double level) {
        this.settings = settings;
        this.risk = risk;
        this.level = level;
    }

    ColumnComparison compare(RowSchema.Field field, ColumnProfile reference, ColumnProfile current) {
        List<ColumnTest> tests = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        switch (field.role()) {
            case FEATURE -> values(tests, notes, reference, current);
            case CONSTANT -> {
                values(tests, notes, reference, current);
                if (tests.stream().anyMatch(ColumnTest::drifted)) {
                    notes.add("was constant in the reference and has changed");
                }
            }
            case IDENTIFIER -> {
                notes.add("an identifier: its values are not compared");
                Repeated.in(current).ifPresent(findings::add);
            }
            case GROWING_TIME -> notes.add("only ever grows: its values are not compared");
        }
        tests.add(rate("missing_rate", reference.missing(), reference.rows(), current.missing(), current.rows()));
        tests.sort((a, b) -> Boolean.compare(b.decides(), a.decides()));
        return new ColumnComparison(field.name(), field.kind(), field.role(), tests, findings, notes);
    }

    private void values(List<ColumnTest> tests, List<String> notes, ColumnProfile reference, ColumnProfile current) {
        switch (reference) {
            case NumbersProfile numbers -> numbers(tests, numbers, (NumbersProfile) current);
            case CategoriesProfile categories ->
                categories(tests, notes, categories.exact(), ((CategoriesProfile) current).exact());
            case BooleansProfile flags -> flags(tests, flags, (BooleansProfile) current);
            case TextsProfile texts -> texts(tests, texts, (TextsProfile) current);
            case TimesProfile times -> times(tests, notes, times, (TimesProfile) current);
            case VectorsProfile vectors -> vectors(tests, vectors, (VectorsProfile) current);
        }
    }

    private void numbers(List<ColumnTest> tests, NumbersProfile reference, NumbersProfile current) {
        NumericProfile before = reference.exact();
        NumericProfile now = current.exact();
        shares(tests, NumberShares.of(reference, risk), NumberShares.of(current, risk));
        long odd = before.nan() + before.infinite();
        long oddNow = now.nan() + now.infinite();
        if (odd + oddNow > 0) {
            tests.add(rate("invalid_rate", odd, before.count() + odd, oddNow, now.count() + oddNow));
        }
        BinCells.of(before, now)
                .or(() -> BinCells.of(reference.quantiles(), current.quantiles(), settings.bins(), risk))
                .ifPresent(cells -> beside(tests, cells));
    }

    private void shares(List<ColumnTest> tests, CumulativeShares reference, CumulativeShares current) {
        tests.add(ColumnTest.deciding(KolmogorovSmirnov.test(reference, current, level), settings.distanceFloor()));
        tests.add(ColumnTest.deciding(Wasserstein.test(reference, current, level), settings.shiftFloor()));
    }

    private void beside(List<ColumnTest> tests, Cells cells) {
        for (CellTest test : CellTest.values()) {
            tests.add(ColumnTest.beside(test.test(cells, level)));
        }
        tests.add(ColumnTest.beside(LargestDifference.test(cells, level)));
    }

    private void categories(
            List<ColumnTest> tests, List<String> notes, CategoryProfile reference, CategoryProfile current) {
        Cells cells = CategoryCells.of(reference, current);
        tests.add(ColumnTest.deciding(CellTest.CHI_SQUARE.test(cells, level), settings.categoryFloor()));
        for (CellTest test : CellTest.values()) {
            if (test != CellTest.CHI_SQUARE) {
                tests.add(ColumnTest.beside(test.test(cells, level)));
            }
        }
        tests.add(ColumnTest.beside(LargestDifference.test(cells, level)));
        if (reference.other() > 0 || current.other() > 0) {
            notes.add("more categories than are counted apart: new ones are not told");
            tests.add(ColumnTest.deciding(
                    new TestResult.Undefined(
                            NewCategories.NAME,
                            "not every category was counted apart",
                            reference.count(),
                            current.count()),
                    settings.newCategoryFloor()));
        } else {
            Map<String, Long> before = reference.counts();
            tests.add(ColumnTest.deciding(
                    NewCategories.test(before, current.counts(), level), settings.newCategoryFloor()));
        }
    }

    private void flags(List<ColumnTest> tests, BooleansProfile reference, BooleansProfile current) {
        tests.add(ColumnTest.deciding(
                RateTest.test(
                        "true_rate", reference.trues(), reference.count(), current.trues(), current.count(), level),
                settings.distanceFloor()));
    }

    private void texts(List<ColumnTest> tests, TextsProfile reference, TextsProfile current) {
        shares(tests, shares(reference.lengths()), shares(current.lengths()));
        tests.add(rate("empty_rate", reference.empty(), reference.count(), current.empty(), current.count()));
    }

    private void times(List<ColumnTest> tests, List<String> notes, TimesProfile reference, TimesProfile current) {
        CumulativeShares before = shares(reference.times());
        CumulativeShares now = shares(current.times());
        if (before.n() > 0 && now.n() > 0 && now.quantile(0.05) >= before.quantile(0.95)) {
            notes.add("the times have moved on: their values are not compared");
        } else {
            shares(tests, before, now);
        }
    }

    private void vectors(List<ColumnTest> tests, VectorsProfile reference, VectorsProfile current) {
        shares(tests, shares(reference.norms()), shares(current.norms()));
    }

    private CumulativeShares shares(Distribution values) {
        return CumulativeShares.of(values.quantiles(), risk);
    }

    private ColumnTest rate(String test, long hits, long n, long currentHits, long m) {
        return ColumnTest.deciding(RateTest.test(test, hits, n, currentHits, m, level), settings.rateFloor());
    }
}
