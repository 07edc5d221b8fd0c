package oxbow.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void validityCountsWhatItHas() {
        SplittableRandom random = new SplittableRandom(4);
        for (int rows = 1; rows < 200; rows++) {
            long[] words = random.longs((rows + 63) / 64).toArray();
            Validity validity = Validity.of(words);
            int has = 0;
            for (int row = 0; row < rows; row++) {
                has += validity.has(row) ? 1 : 0;
            }
            assertThat(validity.count(rows)).isEqualTo(has);
        }
        assertThat(Validity.all().count(70)).isEqualTo(70);
        assertThat(Validity.all().has(69)).isTrue();
    }

    @Test
    void aColumnHasAValueAndABitForEveryRow() {
        assertThatThrownBy(() -> new Column.Numbers(new double[2], Validity.all(), 3))
                .hasMessageContaining("The column (2 values) must have a value for each of 3 rows.");
        assertThatThrownBy(() -> new Column.Vectors(new float[5], 2, Validity.all(), 3))
                .hasMessageContaining("The column (2 values)");
        assertThatThrownBy(() -> new Column.Booleans(new boolean[70], Validity.of(new long[1]), 70))
                .hasMessageContaining("The validity (1 words) must have a bit for each of 70 rows.");
    }

    @Test
    void aTableFindsItsColumnsAndChecksTheirLength() {
        Column two = new Column.Times(new long[2], Validity.of(new long[] {1}), 2);

        assertThat(new Table(2, Map.of("at", two)).column("at")).contains(two);
        assertThat(two.has(1)).isFalse();
        assertThat(new Table(2, Map.of("at", two)).column("on")).isEmpty();
        assertThatThrownBy(() -> new Table(3, Map.of("at", two)))
                .hasMessageContaining("The column \"at\" (2 rows) must have the 3 rows of the table.");
    }
}
