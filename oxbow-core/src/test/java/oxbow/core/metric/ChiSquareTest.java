package oxbow.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChiSquareTest {
    /// scipy 1.17.1: `scipy.stats.chi2.cdf(x, d)` and `.sf(x, d)`.
    @ParameterizedTest
    @CsvSource({
        "0.5, 1, 0.5204998778130466, 0.47950012218695337",
        "10, 3, 0.9814338645369568, 0.01856613546304325",
        "50, 3, 0.9999999999201082, 7.989179244951495e-11",
        "0.01, 7, 7.569409659693437e-10, 0.999999999243059",
        "30, 19, 0.9482015411069761, 0.05179845889302389",
        "400, 300, 0.9999032137800506, 9.678621994933555e-05",
        "700, 2, 1, 9.929590396265143e-153",
    })
    void agreesWithScipy(double x, double degrees, double lower, double upper) {
        assertThat(ChiSquare.lower(x, degrees) / lower).isCloseTo(1, within(1e-11));
        assertThat(ChiSquare.upper(x, degrees) / upper).isCloseTo(1, within(1e-11));
    }

    @Test
    void aHundredThousandDegreesKeepNineDigits() {
        assertThat(ChiSquare.lower(1e5, 1e5)).isCloseTo(0.5005947081047933, within(1e-9));
    }

    /// scipy 1.17.1: `scipy.stats.chi2.isf(p, d)`.
    @ParameterizedTest
    @CsvSource({
        "0.05, 1, 3.8414588206941285",
        "0.01, 9, 21.665994333461928",
        "1e-4, 19, 50.795489665621886",
        "0.95, 5, 1.1454762260617697",
    })
    void quantilesAgreeWithScipy(double p, double degrees, double x) {
        assertThat(ChiSquare.upperQuantile(p, degrees)).isCloseTo(x, within(1e-10));
    }

    @Test
    void endsAreSure() {
        assertThat(ChiSquare.lower(0, 3)).isZero();
        assertThat(ChiSquare.upper(-1, 3)).isEqualTo(1);
        assertThat(ChiSquare.upper(Double.POSITIVE_INFINITY, 3)).isZero();
        assertThat(ChiSquare.lower(Double.POSITIVE_INFINITY, 3)).isEqualTo(1);
    }

    @Test
    void argumentsOutOfRangeAreNamed() {
        assertThatThrownBy(() -> ChiSquare.upper(1, 0)).hasMessageContaining("(0.0)");
        assertThatThrownBy(() -> ChiSquare.upper(Double.NaN, 1)).hasMessageContaining("(NaN)");
        assertThatThrownBy(() -> ChiSquare.upperQuantile(5, 1)).hasMessageContaining("(5.0)");
    }
}
