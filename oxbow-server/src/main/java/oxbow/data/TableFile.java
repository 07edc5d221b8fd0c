package oxbow.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import oxbow.core.table.Table;
import oxbow.data.file.FileBytes;

/// A person's own file of rows, read column by column. What it is is told by its first bytes, not by its name.
/// Reading belongs on a platform thread. Not thread-safe.
sealed interface TableFile extends AutoCloseable permits DelimitedTable, ParquetTable {

    /// Rows in a batch; fewer where there are very many columns.
    int BATCH = 1 << 13;

    /// Cells in a batch, unless that were less than a row.
    int CELLS = 1 << 20;

    /// Rows in a batch of so many columns. Depends on nothing else, so that the same rows give the same batches.
    static int batch(int columns) {
        return Math.clamp(CELLS / Math.max(1, columns), 1, BATCH);
    }

    /// Opens a file.
    ///
    /// @param header whether the first line of a CSV file names the columns; empty to find out
    /// @throws oxbow.problem.ProblemException if there is none, or it cannot be read
    static TableFile open(Path path, Optional<Boolean> header) {
        FileBytes bytes = FileBytes.of(path);
        return bytes.isParquet() ? ParquetTable.open(bytes) : DelimitedTable.open(bytes, header);
    }

    /// The file as it was named.
    Path path();

    /// Bytes on disk, the unit of progress.
    long size();

    /// The columns in the order of the file.
    List<FileColumn> columns();

    /// Whether the names of the columns were made up because the file has none.
    boolean namesAreMadeUp();

    /// Makes the file give values of kinds that fit others too, as far as it can.
    void agree(Map<String, FileColumn.Kind> kinds);

    /// Reads these columns from the first row to the last.
    ///
    /// @param sink is given every batch, in order; each has arrays of its own
    /// @param progress is told how many bytes of the file are done
    /// @throws KindChanged if a cell contradicts what was said of its column; the file then knows better, and is to
    ///     be read again from the start
    /// @throws oxbow.problem.ProblemException if the file is damaged
    void read(Set<String> columns, Consumer<Table> sink, LongConsumer progress);

    @Override
    void close();

    /// A cell further down contradicts what the first rows said of its column.
    final class KindChanged extends RuntimeException {

        private static final long serialVersionUID = 1L;

        KindChanged(Throwable cause) {
            super("A column is of another kind further down.", cause);
        }
    }
}
