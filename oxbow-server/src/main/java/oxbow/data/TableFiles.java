package oxbow.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import oxbow.core.table.Table;
import oxbow.problem.ProblemException;

/// Files that are parts of one table, in the order they were named. Their columns are the same by name, and of
/// kinds that fit all of them. Not thread-safe.
final class TableFiles implements AutoCloseable {

    private final List<TableFile> files;

    private TableFiles(List<TableFile> files) {
        this.files = files;
    }

    /// Opens all files.
    ///
    /// @throws ProblemException if one cannot be read, or has other columns than the first
    static TableFiles open(List<Path> paths, Optional<Boolean> header) {
        List<TableFile> opened = new ArrayList<>();
        TableFiles all = new TableFiles(opened);
        try {
            for (Path path : paths) {
                TableFile file = TableFile.open(path, header);
                opened.add(file);
                sameColumns(opened.getFirst(), file);
            }
            all.kinds();
            return all;
        } catch (RuntimeException refused) {
            all.close();
            throw refused;
        }
    }

    private static void sameColumns(TableFile first, TableFile next) {
        Set<String> expected = names(first);
        Set<String> found = names(next);
        for (String name : expected) {
            require(found.contains(name), name, next, first);
        }
        for (String name : found) {
            require(expected.contains(name), name, first, next);
        }
    }

    private static void require(boolean there, String name, TableFile lacking, TableFile having) {
        if (!there) {
            throw ProblemException.broken(
                    "column", name, "be in " + lacking.path() + " too, as it is in " + having.path());
        }
    }

    private static Set<String> names(TableFile file) {
        Set<String> names = new HashSet<>();
        file.columns().forEach(column -> names.add(column.name()));
        return names;
    }

    /// What the columns hold in all files together, in the order of the first.
    ///
    /// @throws ProblemException if a column of one file cannot be read as what it is in another
    Map<String, FileColumn.Kind> kinds() {
        Map<String, FileColumn.Kind> kinds = new LinkedHashMap<>();
        for (TableFile file : files) {
            agree(file, kinds);
        }
        for (TableFile file : files) {
            agree(file, kinds);
        }
        return kinds;
    }

    /// Makes these files give what others hold too, and the others' kinds those of both.
    void agree(Map<String, FileColumn.Kind> kinds) {
        files.forEach(file -> agree(file, kinds));
    }

    private static void agree(TableFile file, Map<String, FileColumn.Kind> kinds) {
        file.agree(kinds);
        for (FileColumn column : file.columns()) {
            FileColumn.Kind before = kinds.getOrDefault(column.name(), FileColumn.Kind.EMPTY);
            FileColumn.Kind found = column.kind();
            if (before != FileColumn.Kind.EMPTY && found != FileColumn.Kind.EMPTY && before != found) {
                boolean wider = found == FileColumn.Kind.TEXT && before != FileColumn.Kind.OTHER;
                if (!wider) {
                    throw ProblemException.broken(
                            "column",
                            column.name(),
                            "hold the same in all files; " + file.path() + " has " + found.word() + ", another has "
                                    + before.word());
                }
            }
            kinds.put(column.name(), found == FileColumn.Kind.EMPTY ? before : found);
        }
    }

    /// The first file whose column names were made up, if there is one.
    Optional<Path> namesMadeUp() {
        return files.stream()
                .filter(TableFile::namesAreMadeUp)
                .map(TableFile::path)
                .findFirst();
    }

    List<Path> paths() {
        return files.stream().map(TableFile::path).toList();
    }

    /// Bytes of all files.
    long size() {
        return files.stream().mapToLong(TableFile::size).sum();
    }

    /// Reads the first rows only, in whole batches.
    ///
    /// @return how many
    long head(Set<String> columns, int most, Consumer<Table> sink) {
        long[] rows = {0};
        try {
            read(
                    columns,
                    table -> {
                        sink.accept(table);
                        rows[0] += table.rows();
                        if (rows[0] >= most) {
                            throw new Enough();
                        }
                    },
                    _ -> {});
        } catch (Enough _) {
            return rows[0];
        }
        return rows[0];
    }

    /// Reads these columns of all files, the first first.
    ///
    /// @param progress is told how many bytes have been read
    /// @throws TableFile.KindChanged if a cell contradicts its column; everything is to be read anew
    void read(Set<String> columns, Consumer<Table> sink, LongConsumer progress) {
        long before = 0;
        for (TableFile file : files) {
            long passed = before;
            file.read(columns, sink, bytes -> progress.accept(passed + bytes));
            before += file.size();
        }
    }

    @Override
    public void close() {
        files.forEach(TableFile::close);
    }

    /// Ends a reading before its end.
    private static final class Enough extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Enough() {
            super("enough rows", null, false, false);
        }
    }
}
