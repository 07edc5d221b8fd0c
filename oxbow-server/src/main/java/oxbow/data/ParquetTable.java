package oxbow.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import oxbow.core.table.Table;
import oxbow.data.file.FileBytes;
import oxbow.store.ParquetFile;

/// A Parquet file as a table; a packed one is unpacked beside the other temporary files first, because Parquet is
/// read from its end.
final class ParquetTable implements TableFile {

    private final FileBytes bytes;
    private final ParquetFile file;
    private final Optional<Path> copy;

    private ParquetTable(FileBytes bytes, ParquetFile file, Optional<Path> copy) {
        this.bytes = bytes;
        this.file = file;
        this.copy = copy;
    }

    static ParquetTable open(FileBytes bytes) {
        Optional<Path> copy = bytes.packed() ? Optional.of(bytes.unpacked()) : Optional.empty();
        try {
            return new ParquetTable(bytes, ParquetFile.open(bytes.path(), copy.orElse(bytes.path())), copy);
        } catch (RuntimeException failed) {
            copy.ifPresent(ParquetTable::delete);
            throw failed;
        }
    }

    @Override
    public Path path() {
        return bytes.path();
    }

    @Override
    public long size() {
        return bytes.size();
    }

    @Override
    public List<FileColumn> columns() {
        return file.columns().stream()
                .map(column -> new FileColumn(
                        column.name(), FileColumn.Kind.valueOf(column.kind().name())))
                .toList();
    }

    @Override
    public boolean namesAreMadeUp() {
        return false;
    }

    @Override
    public void agree(Map<String, FileColumn.Kind> kinds) {
        // a Parquet file says itself what its columns are
    }

    @Override
    public void read(Set<String> columns, Consumer<Table> sink, LongConsumer progress) {
        double share = (double) size() / Math.max(1, file.rows());
        file.read(columns, TableFile.batch(columns.size()), sink, rows -> progress.accept((long) (rows * share)));
    }

    @Override
    public void close() {
        file.close();
        copy.ifPresent(ParquetTable::delete);
    }

    private static void delete(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
