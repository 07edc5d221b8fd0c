package oxbow.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShowTest {

    @Test
    void numbersKeepAboutFourDigits() {
        assertThat(Show.number(0.30512)).isEqualTo("0.3051");
        assertThat(Show.number(0.0625)).isEqualTo("0.0625");
        assertThat(Show.number(1797)).isEqualTo("1,797");
        assertThat(Show.number(-2.5)).isEqualTo("−2.5");
        assertThat(Show.number(3.1e7 + .5)).isEqualTo("3.1·10⁷");
        assertThat(Show.number(Double.NaN)).isEqualTo("not a number");
        assertThat(Show.number(Double.POSITIVE_INFINITY)).isEqualTo("∞");
    }

    @Test
    void sentencesShowTimesOfDayAndPowersOfTen() {
        assertThat(Show.sentence("since 2026-11-21T02:53:02.446Z (e = 8.03e+09), 5.9e-07 of label 3e4f"))
                .isEqualTo("since 21 Nov, 02:53:02 UTC (e = 8.03·10⁹), 5.9·10⁻⁷ of label 3e4f");
    }

    @Test
    void sentencesGroupTheDigitsOfCountsAndLeaveNamesAlone() {
        assertThat(Show.sentence("Of 2043 keys judged, 1797 were wrong: 14 of 1250."))
                .isEqualTo("Of 2,043 keys judged, 1,797 were wrong: 14 of 1,250.");
        assertThat(Show.sentence("The evidence (e = 62.69) reached 20.00; then reached 12.50."))
                .isEqualTo("The evidence (e = 62.69) reached 20; then reached 12.50.");
        assertThat(Show.sentence("digits/2043, run-1797, p1234, 0.12345, 1,797 and '2043'"))
                .isEqualTo("digits/2043, run-1797, p1234, 0.12345, 1,797 and '2043'");
    }

    @Test
    void durationsNameTheirTwoLargestUnits() {
        assertThat(Show.duration(Duration.ofMillis(850))).isEqualTo("850 ms");
        assertThat(Show.duration(Duration.ofSeconds(245))).isEqualTo("4 min 5 s");
        assertThat(Show.duration(Duration.ofHours(52))).isEqualTo("2 d 4 h");
    }

    @Test
    void thingsAreCountedInTheRightNumber() {
        assertThat(Show.count(1, "row")).isEqualTo("1 row");
        assertThat(Show.count(812, "key")).isEqualTo("812 keys");
        assertThat(Show.count(2, "query")).isEqualTo("2 queries");
    }

    private static FigureView figure(double value, long n, double low, double high) {
        return new FigureView(
                Optional.of(value),
                n,
                Optional.of(low),
                Optional.of(high),
                Optional.of(.95),
                Optional.of("wilson"),
                Optional.empty());
    }

    @Test
    void plusMinusStandsOnlyWhereTheIntervalReachesEquallyFarToBothSides() {
        assertThat(figure(.5, 1797, .477, .523).sentence()).isEqualTo("50.0 % ± 2.3 (n 1,797)");
        assertThat(figure(1, 41, .912, 1).sentence()).isEqualTo("100.0 % (91.2 to 100.0, n 41)");
        assertThat(figure(.021, 48, .004, .109).sentence()).isEqualTo("2.1 % (0.4 to 10.9, n 48)");
        assertThat(figure(-.004, 300, -.021, .012).sentence()).isEqualTo("−0.4 % (−2.1 to 1.2, n 300)");
        assertThat(figure(.5, 9, .4, .6).around(false)).isEqualTo("± 10.0");
        assertThat(figure(1, 41, .912, 1).around(false)).isEqualTo("(91.2 to 100.0)");
        assertThat(FigureView.NONE.around(true)).isEqualTo("(n 0)");
    }

    @Test
    void aFigureShowsItsIntervalAndAnUndefinedOneItsReason() {
        FigureView known = figure(.914, 1797, .900, .926);
        assertThat(known.sentence()).isEqualTo("91.4 % (90.0 to 92.6, n 1,797)");
        assertThat(known.explanation())
                .contains("90.0 % to 92.6 %")
                .contains("95 % interval")
                .contains("Wilson");
        assertThat(FigureView.NONE.sentence()).isEqualTo("undefined: nothing was counted yet");
        assertThat(FigureView.NONE.percent()).isNotEqualTo("0.0 %");
    }

    @Test
    void versionsThatFollowEachOtherNeverShareAColour() {
        for (int version = 1; version < 40; version++) {
            assertThat(new Predictor("digits/" + version).colour())
                    .isNotEqualTo(new Predictor("digits/" + (version + 1)).colour())
                    .isEqualTo(new Predictor("digits/" + version).colour());
        }
    }

    @Test
    void evidenceIsDrawnFromOneTowardsItsBound() {
        Gauge none = new Gauge("better", 1, 20, "promoted", "");
        Gauge half = new Gauge("better", 7, 20, "promoted", "");
        Gauge whole = new Gauge("better", 20, 20, "promoted", "");
        assertThat(Double.parseDouble(none.length())).isLessThan(Double.parseDouble(half.length()));
        assertThat(Double.parseDouble(whole.start()) + Double.parseDouble(whole.length()))
                .isEqualTo(Double.parseDouble(whole.limit()), org.assertj.core.api.Assertions.within(.2));
        assertThat(whole.words()).contains("promoted");
        assertThat(half.words()).doesNotContain("promoted");
    }

    @Test
    void emptyOuterBinsAreLeftOutAndTheOthersNamed() {
        Histogram histogram =
                Histogram.ofEdges("brightness", List.of(0.0, .5, 1.0), List.of(0L, 3L, 5L, 0L, 2L), List.of(), "");
        assertThat(histogram.labels()).containsExactly("0 to 0.5", "0.5 to 1", "missing");
        assertThat(histogram.rows()).isEqualTo(10);
        assertThat(histogram.outline()).isEmpty();
    }

    @Test
    void classesStandInTheOrderOfTheirNames() {
        Histogram histogram = Histogram.ofClasses(
                "class", List.of("7", "3"), List.of(10L, 20L, 0L, 0L), List.of(1L, 2L, 4L, 0L), "after");
        assertThat(histogram.labels()).containsExactly("3", "7", "other");
        assertThat(histogram.counts()).containsExactly(20L, 10L, 0L);
        assertThat(histogram.over()).containsExactly(2L, 1L, 4L);
    }
}
