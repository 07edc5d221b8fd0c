package oxbow.core.table;

/// Which rows of a column have a value: one bit per row, set where there is one, as Arrow and DuckDB keep it.
///
/// Does not copy the words it is given, so that a feed can hand over its own; they must not change while a
/// column is looked at. Safe between threads under that condition.
public final class Validity {
    private static final Validity ALL = new Validity(new long[0]);

    private final long[] words;

    private Validity(long[] words) {
        this.words = words;
    }

    /// Every row has a value.
    public static Validity all() {
        return ALL;
    }

    /// Row `i` has a value where bit `i % 64` of word `i / 64` is set.
    ///
    /// @param words at least one word, as many as the rows need
    public static Validity of(long[] words) {
        if (words.length == 0) {
            throw new IllegalArgumentException("The validity (0 words) must have words. Maybe Validity.all()?");
        }
        return new Validity(words);
    }

    /// Whether it is known, without looking at rows, that every row has a value.
    public boolean isAll() {
        return words.length == 0;
    }

    /// Whether a row has a value.
    public boolean has(int row) {
        return words.length == 0 || (words[row >> 6] >>> row & 1) != 0;
    }

    /// The bits of 64 rows, the first of them in the lowest bit; those after the last row mean nothing.
    ///
    /// @param index 0 for the rows 0 to 63
    public long word(int index) {
        return words.length == 0 ? -1L : words[index];
    }

    /// How many of the first rows have a value.
    public int count(int rows) {
        if (words.length == 0) {
            return rows;
        }
        int count = 0;
        for (int word = 0; word < rows >> 6; word++) {
            count += Long.bitCount(words[word]);
        }
        long last = (rows & 63) == 0 ? 0 : words[rows >> 6] & ((1L << (rows & 63)) - 1);
        return count + Long.bitCount(last);
    }

    void requireRows(int rows) {
        if (words.length != 0 && words.length < (rows + 63) >> 6) {
            throw new IllegalArgumentException(
                    "The validity (%d words) must have a bit for each of %d rows.".formatted(words.length, rows));
        }
    }
}
