package oxbow.core.table;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// Some of the rows of a table, as one bit per row: the rows of a slice, or those with a tag.
///
/// Sets of equally many rows combine 64 rows at a time. Immutable and safe between threads.
public final class RowSet {
    private final long[] words;
    private final int rows;

    private RowSet(long[] words, int rows) {
        this.words = words;
        this.rows = rows;
    }

    /// Every row.
    ///
    /// @param rows rows of the table
    public static RowSet all(int rows) {
        long[] words = new long[wordsFor(rows)];
        Arrays.fill(words, -1L);
        return trimmed(words, rows);
    }

    /// No row.
    ///
    /// @param rows rows of the table
    public static RowSet none(int rows) {
        return new RowSet(new long[wordsFor(rows)], rows);
    }

    /// The rows of these numbers, in any order.
    ///
    /// @param rows rows of the table
    /// @param members each from 0 to `rows - 1`
    public static RowSet of(int rows, int... members) {
        long[] words = new long[wordsFor(rows)];
        for (int row : members) {
            if (row < 0 || row >= rows) {
                throw new IllegalArgumentException("The row (%d) must be from 0 to %d.".formatted(row, rows - 1));
            }
            words[row >> 6] |= 1L << row;
        }
        return new RowSet(words, rows);
    }

    /// Row `i` is in the set where bit `i % 64` of word `i / 64` is set; bits beyond the rows are ignored.
    ///
    /// @param words as many words as the rows need, or more; copied
    /// @param rows rows of the table
    public static RowSet ofWords(long[] words, int rows) {
        int needed = wordsFor(rows);
        if (words.length < needed) {
            throw new IllegalArgumentException(
                    "The set (%d words) must have a bit for each of %d rows.".formatted(words.length, rows));
        }
        return trimmed(Arrays.copyOf(words, needed), rows);
    }

    /// How many rows the table has.
    public int rows() {
        return rows;
    }

    /// How many rows are in the set.
    public int count() {
        int count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /// Whether a row is in the set.
    ///
    /// @param row from 0 to `rows() - 1`
    public boolean has(int row) {
        return (words[row >> 6] >>> row & 1) != 0;
    }

    /// The 64 rows from `64 * index` on, the first in the lowest bit; rows beyond the last are not set.
    ///
    /// @param index from 0 to `(rows() - 1) / 64`
    public long word(int index) {
        return words[index];
    }

    /// The rows that are in both sets.
    public RowSet and(RowSet other) {
        requireSameRows(other);
        long[] both = words.clone();
        for (int word = 0; word < both.length; word++) {
            both[word] &= other.words[word];
        }
        return new RowSet(both, rows);
    }

    /// The rows that are in at least one of the sets.
    public RowSet or(RowSet other) {
        requireSameRows(other);
        long[] either = words.clone();
        for (int word = 0; word < either.length; word++) {
            either[word] |= other.words[word];
        }
        return new RowSet(either, rows);
    }

    /// The rows that are not in the set.
    public RowSet not() {
        long[] others = words.clone();
        for (int word = 0; word < others.length; word++) {
            others[word] = ~others[word];
        }
        return trimmed(others, rows);
    }

    /// Takes the rows of the set in ascending order.
    public void forEach(IntConsumer rowTaken) {
        for (int word = 0; word < words.length; word++) {
            for (long rest = words[word]; rest != 0; rest &= rest - 1) {
                rowTaken.accept((word << 6) + Long.numberOfTrailingZeros(rest));
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowSet that && that.rows == rows && Arrays.equals(that.words, words);
    }

    @Override
    public int hashCode() {
        return 31 * rows + Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        return "%d of %d rows".formatted(count(), rows);
    }

    private static int wordsFor(int rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("The rows (%d) must be 0 or more.".formatted(rows));
        }
        return (int) ((rows + 63L) >> 6);
    }

    private static RowSet trimmed(long[] words, int rows) {
        if ((rows & 63) != 0) {
            words[words.length - 1] &= (1L << rows) - 1;
        }
        return new RowSet(words, rows);
    }

    private void requireSameRows(RowSet other) {
        if (other.rows != rows) {
            throw new IllegalArgumentException(
                    "The other set (of %d rows) must be of %d rows too.".formatted(other.rows, rows));
        }
    }
}
