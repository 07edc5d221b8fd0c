package oxbow.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RowSetTest {

    @Test
    void setsCombineAsThoseOfTheJdk() {
        SplittableRandom random = new SplittableRandom(9);
        for (int rows = 0; rows < 200; rows++) {
            long[] one = random.longs((rows + 63) / 64 + 1).toArray();
            long[] two = random.longs((rows + 63) / 64 + 1).toArray();
            RowSet first = RowSet.ofWords(one, rows);
            RowSet second = RowSet.ofWords(two, rows);
            BitSet a = bits(one, rows);
            BitSet b = bits(two, rows);

            holds(first, a);
            BitSet both = (BitSet) a.clone();
            both.and(b);
            holds(first.and(second), both);
            BitSet either = (BitSet) a.clone();
            either.or(b);
            holds(first.or(second), either);
            BitSet others = (BitSet) a.clone();
            others.flip(0, rows);
            holds(first.not(), others);
            holds(RowSet.all(rows), bits(new long[] {-1, -1, -1, -1}, rows));
            assertThat(RowSet.none(rows).count()).isZero();
        }
    }

    @Test
    void wordsAreCopiedAndTrimmed() {
        long[] words = {-1};
        RowSet set = RowSet.ofWords(words, 3);
        words[0] = 0;

        assertThat(set.word(0)).isEqualTo(0b111);
        assertThat(set)
                .isEqualTo(RowSet.all(3))
                .isEqualTo(RowSet.of(3, 2, 0, 1))
                .isNotEqualTo(RowSet.all(4));
        assertThat(set.hashCode())
                .isEqualTo(RowSet.all(3).hashCode())
                .isNotEqualTo(RowSet.none(3).hashCode());
        assertThat(RowSet.of(70, 69)).hasToString("1 of 70 rows");
    }

    @Test
    void setsOfOtherRowsAreRefused() {
        assertThatThrownBy(() -> RowSet.all(3).and(RowSet.all(4)))
                .hasMessage("The other set (of 4 rows) must be of 3 rows too.");
        assertThatThrownBy(() -> RowSet.all(3).or(RowSet.all(4))).hasMessageContaining("of 4 rows");
        assertThatThrownBy(() -> RowSet.of(3, 3)).hasMessage("The row (3) must be from 0 to 2.");
        assertThatThrownBy(() -> RowSet.of(3, -1)).hasMessage("The row (-1) must be from 0 to 2.");
        assertThatThrownBy(() -> RowSet.none(-1)).hasMessage("The rows (-1) must be 0 or more.");
        assertThatThrownBy(() -> RowSet.ofWords(new long[1], 65))
                .hasMessage("The set (1 words) must have a bit for each of 65 rows.");
    }

    @Test
    void aTableKnowsTheTagsOfItsRows() {
        Table table = new Table(2, Map.of(), Map.of("dark", RowSet.of(2, 1)));

        assertThat(table.tagged("dark")).isEqualTo(RowSet.of(2, 1));
        assertThat(table.tagged("light")).isEqualTo(RowSet.none(2));
        assertThatThrownBy(() -> new Table(3, Map.of(), Map.of("dark", RowSet.of(2, 1))))
                .hasMessage("The tag \"dark\" (2 rows) must have the 3 rows of the table.");
    }

    private static void holds(RowSet set, BitSet bits) {
        BitSet taken = new BitSet();
        set.forEach(taken::set);
        assertThat(taken).isEqualTo(bits);
        assertThat(set.count()).isEqualTo(bits.cardinality());
        for (int row = 0; row < set.rows(); row++) {
            assertThat(set.has(row)).isEqualTo(bits.get(row));
        }
    }

    private static BitSet bits(long[] words, int rows) {
        return BitSet.valueOf(words).get(0, rows);
    }
}
