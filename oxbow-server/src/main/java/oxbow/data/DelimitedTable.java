package oxbow.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import oxbow.core.table.Table;
import oxbow.data.file.CellKind;
import oxbow.data.file.DelimitedFile;
import oxbow.data.file.FileBytes;

/// A CSV or TSV file as a table.
final class DelimitedTable implements TableFile {

    private final FileBytes bytes;
    private DelimitedFile file;

    private DelimitedTable(FileBytes bytes, DelimitedFile file) {
        this.bytes = bytes;
        this.file = file;
    }

    static DelimitedTable open(FileBytes bytes, Optional<Boolean> header) {
        return new DelimitedTable(bytes, DelimitedFile.open(bytes, header));
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
        List<FileColumn> columns = new ArrayList<>();
        file.kinds().forEach((name, kind) -> columns.add(new FileColumn(name, FileColumn.Kind.valueOf(kind.name()))));
        return columns;
    }

    @Override
    public boolean namesAreMadeUp() {
        return file.namesAreMadeUp();
    }

    @Override
    public void agree(Map<String, FileColumn.Kind> kinds) {
        Map<String, CellKind> others = new HashMap<>();
        kinds.forEach((name, kind) -> {
            if (kind != FileColumn.Kind.OTHER) {
                others.put(name, CellKind.valueOf(kind.name()));
            }
        });
        file = file.joined(others);
    }

    @Override
    public void read(Set<String> columns, Consumer<Table> sink, LongConsumer progress) {
        try {
            file.read(columns, TableFile.batch(columns.size()), sink, progress);
        } catch (DelimitedFile.KindsTold told) {
            file = told.file();
            throw new KindChanged(told);
        }
    }

    @Override
    public void close() {
        // nothing is held between two readings
    }
}
