package oxbow.data.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import oxbow.core.table.Column;
import oxbow.core.table.Table;
import oxbow.problem.ProblemException;

/// A CSV or TSV file. Its kinds are guessed from its first records; a cell that contradicts them ends the reading
/// with [KindsTold], which knows the kinds of the whole file. Immutable.
public final class DelimitedFile {

    private static final int HEAD = 1 << 20;
    private static final int SAMPLE = 1 << 13;

    private final FileBytes file;
    private final Dialect dialect;
    private final List<CellKind> kinds;

    private DelimitedFile(FileBytes file, Dialect dialect, List<CellKind> kinds) {
        this.file = file;
        this.dialect = dialect;
        this.kinds = kinds;
    }

    /// Finds out how the file is written.
    ///
    /// @param header whether its first line names the columns; empty to find out
    /// @throws ProblemException if it is no such file
    public static DelimitedFile open(FileBytes file, Optional<Boolean> header) {
        byte[] head = file.head(HEAD);
        Magic.refuse(file.path(), head);
        try {
            Dialect dialect = new Sniffer(head, head.length < HEAD).sniff(header);
            return new DelimitedFile(file, dialect, new DelimitedFile(file, dialect, List.of()).kinds(SAMPLE));
        } catch (IOException broken) {
            throw found(file, broken);
        }
    }

    /// The names of the columns, in order.
    public List<String> columns() {
        return dialect.columns();
    }

    /// Whether the names of the columns were made up, because the first line does not name them.
    public boolean namesAreMadeUp() {
        return !dialect.header();
    }

    /// What this file and others whose rows are looked at together are of: the kinds that fit all of them.
    public Map<String, CellKind> kinds() {
        Map<String, CellKind> named = new LinkedHashMap<>();
        for (int i = 0; i < kinds.size(); i++) {
            named.put(dialect.columns().get(i), kinds.get(i));
        }
        return named;
    }

    /// The same file, read with kinds that fit another one too.
    public DelimitedFile joined(Map<String, CellKind> others) {
        List<CellKind> joined = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            joined.add(kinds.get(i).join(others.getOrDefault(dialect.columns().get(i), CellKind.EMPTY)));
        }
        return new DelimitedFile(file, dialect, joined);
    }

    /// Reads these columns from the first row to the last.
    ///
    /// @param batch rows in a batch; only the last has fewer
    /// @param sink is given every batch, in order; each has arrays of its own
    /// @param progress is told how many bytes of the file have been read
    /// @throws KindsTold if a cell contradicts the kind of its column
    /// @throws ProblemException if a line cannot be read
    public void read(Set<String> columns, int batch, Consumer<Table> sink, LongConsumer progress) {
        Cells cells = new Cells(dialect.decimalMark());
        ColumnFill[] fills = new ColumnFill[kinds.size()];
        for (int i = 0; i < fills.length; i++) {
            if (columns.contains(dialect.columns().get(i))) {
                fills[i] = ColumnFill.of(kinds.get(i), cells, batch);
            }
        }
        try (InputStream in = file.open(progress)) {
            Records records = records(in);
            int rows = 0;
            while (advance(records)) {
                for (int i = 0; i < fills.length; i++) {
                    if (fills[i] != null && !taken(fills[i], kinds.get(i), records, i)) {
                        throw told();
                    }
                }
                if (++rows == batch) {
                    sink.accept(drained(fills, rows));
                    rows = 0;
                }
            }
            if (rows > 0) {
                sink.accept(drained(fills, rows));
            }
        } catch (IOException broken) {
            throw found(file, broken);
        }
    }

    private static boolean taken(ColumnFill fill, CellKind kind, Records records, int cell) throws BrokenLine {
        return kind == CellKind.EMPTY ? fill.absent(records, cell) : fill.take(records, cell);
    }

    private Table drained(ColumnFill[] fills, int rows) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (int i = 0; i < fills.length; i++) {
            if (fills[i] != null) {
                columns.put(dialect.columns().get(i), fills[i].drain());
            }
        }
        return new Table(rows, columns);
    }

    private KindsTold told() throws IOException {
        return new KindsTold(new DelimitedFile(file, dialect, kinds(Long.MAX_VALUE)));
    }

    /// The kinds of the first records.
    private List<CellKind> kinds(long most) throws IOException {
        CellKind[] found = new CellKind[dialect.columns().size()];
        Arrays.fill(found, CellKind.EMPTY);
        Cells cells = new Cells(dialect.decimalMark());
        try (InputStream in = file.open(_ -> {})) {
            Records records = records(in);
            for (long i = 0; i < most && advance(records); i++) {
                byte[] bytes = records.bytes();
                for (int cell = 0; cell < found.length; cell++) {
                    if (!cells.is(found[cell], bytes, records.start(cell), records.end(cell))) {
                        found[cell] = found[cell].join(cells.kind(bytes, records.start(cell), records.end(cell)));
                    }
                }
            }
        }
        return List.of(found);
    }

    /// The records after the header.
    private Records records(InputStream in) throws IOException {
        Records records = new Records(in, dialect.delimiter(), dialect.quoting());
        if (dialect.header()
                && records.advance()
                && records.cells() != columns().size()) {
            throw new IllegalStateException("The header of " + file.path() + " has changed while it was read.");
        }
        return records;
    }

    private boolean advance(Records records) throws IOException {
        if (!records.advance()) {
            return false;
        }
        if (records.cells() != columns().size()) {
            throw new BrokenLine(
                    records.line(),
                    "must have as many cells as the first line; it has " + records.cells() + ", the first has "
                            + columns().size());
        }
        return true;
    }

    private static ProblemException found(FileBytes file, IOException broken) {
        return broken instanceof BrokenLine line
                ? ProblemException.malformed(
                        "Line " + line.line() + " of the file (" + file.path() + ") " + line.rule() + ".")
                : file.unreadable(broken);
    }

    /// A cell contradicts the kind of its column; the file whose kinds fit every cell is [#file].
    public static final class KindsTold extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient DelimitedFile file;

        KindsTold(DelimitedFile file) {
            this.file = file;
        }

        public DelimitedFile file() {
            return file;
        }
    }

    /// Where the file lies.
    public Path path() {
        return file.path();
    }
}
