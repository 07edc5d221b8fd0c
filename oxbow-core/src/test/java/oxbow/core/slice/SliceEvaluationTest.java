package oxbow.core.slice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import oxbow.core.table.Column;
import oxbow.core.table.RowSet;
import oxbow.core.table.Table;
import oxbow.core.table.Validity;

class SliceEvaluationTest {

    @Test
    void columnsEqualRowsEqualTheInterpreterThatReadsTheDocumentation() {
        RandomSlices random = new RandomSlices(11);
        for (int i = 0; i < 3_000; i++) {
            Table table = random.table(i % 131);
            Slice slice = random.slice(i % 5);
            BoundSlice bound = slice.bind(SliceSchema.of(table));

            RowSet expected = interpreted(Kleene.RIGHT, slice, table);

            assertThat(bound.rows(table)).as("%s", slice).isEqualTo(expected);
            assertThat(rowByRow(bound, table)).as("%s", slice).isEqualTo(expected);
        }
    }

    @Test
    void takingTheNegationOfUnknownForTrueOrForFalseIsCaught() {
        for (boolean broken : new boolean[] {true, false}) {
            RandomSlices random = new RandomSlices(12);
            int caught = 0;
            for (int i = 0; i < 500; i++) {
                Table table = random.table(40);
                Slice slice = random.slice(3);
                RowSet wrong = interpreted(new Kleene(Optional.of(broken)), slice, table);
                caught += slice.rows(table).equals(wrong) ? 0 : 1;
            }
            assertThat(caught).as("not unknown = %s", broken).isGreaterThan(20);
        }
    }

    @Test
    void missingValuesAreNeitherInASliceNorInItsNegation() {
        Table table = new Table(
                3,
                Map.of("age", new Column.Numbers(new double[] {20, 40, 0}, Validity.of(new long[] {0b011}), 3)),
                Map.of("dark", RowSet.of(3, 2)));

        assertThat(Slice.parse("age < 30").rows(table)).isEqualTo(RowSet.of(3, 0));
        assertThat(Slice.parse("not age < 30").rows(table)).isEqualTo(RowSet.of(3, 1));
        assertThat(Slice.parse("age != 20").rows(table)).isEqualTo(RowSet.of(3, 1));
        assertThat(Slice.parse("age not in (20)").rows(table)).isEqualTo(RowSet.of(3, 1));
        assertThat(Slice.parse("not age < 30 or age is missing").rows(table)).isEqualTo(RowSet.of(3, 1, 2));
        assertThat(Slice.parse("age < 30 or tag:dark").rows(table)).isEqualTo(RowSet.of(3, 0, 2));
        assertThat(Slice.parse("not (age < 30 and tag:dark)").rows(table)).isEqualTo(RowSet.of(3, 0, 1));
        assertThat(Slice.parse("not (age < 30 and not tag:dark)").rows(table)).isEqualTo(RowSet.of(3, 1, 2));
    }

    @Test
    void notANumberCountsAsMissing() {
        Table table = new Table(2, Map.of("x", new Column.Numbers(new double[] {Double.NaN, 1}, Validity.all(), 2)));

        assertThat(Slice.parse("x is missing").rows(table)).isEqualTo(RowSet.of(2, 0));
        assertThat(Slice.parse("x != 5").rows(table)).isEqualTo(RowSet.of(2, 1));
        assertThat(Slice.parse("x not in (5, 6)").rows(table)).isEqualTo(RowSet.of(2, 1));
    }

    @Test
    void theExampleOfTheIssueFindsItsRows() {
        Table table = new Table(
                4,
                Map.of(
                        "age", new Column.Numbers(new double[] {20, 20, 20, 50}, Validity.all(), 4),
                        "city", new Column.Texts(new String[] {"Lyon", "Nice", "Nice", "Lyon"}, Validity.all(), 4)),
                Map.of("dark", RowSet.of(4, 1)));

        assertThat(Slice.parse("age < 30 and (city = \"Lyon\" or tag:dark)").rows(table))
                .isEqualTo(RowSet.of(4, 0, 1));
    }

    private static RowSet interpreted(Kleene kleene, Slice slice, Table table) {
        return RowSet.of(
                table.rows(),
                IntStream.range(0, table.rows())
                        .filter(row -> kleene.value(slice, table, row).orElse(false))
                        .toArray());
    }

    private static RowSet rowByRow(BoundSlice bound, Table table) {
        return RowSet.of(
                table.rows(),
                IntStream.range(0, table.rows())
                        .filter(row -> bound.holds(new TableRow(table, row)))
                        .toArray());
    }
}
