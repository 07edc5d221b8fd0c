package oxbow.data.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import oxbow.problem.ProblemException;

/// Recognises files that are surely neither CSV nor Parquet, to say what they are.
final class Magic {

    private record Form(String letters, String what) {
        byte[] bytes() {
            return letters.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private static final List<Form> FORMS = List.of(
            new Form("PK\u0003\u0004", "a ZIP archive or a workbook. Maybe save it as CSV"),
            new Form("(\u00B5/\u00FD", "packed with zstd. Maybe unpack it or use gzip"),
            new Form("BZh", "packed with bzip2. Maybe unpack it or use gzip"),
            new Form("\u00FD7zXZ", "packed with xz. Maybe unpack it or use gzip"),
            new Form("ARROW1", "an Arrow or Feather file. Maybe save it as Parquet"),
            new Form("ORC", "an ORC file. Maybe save it as Parquet"),
            new Form("\u0089HDF", "an HDF5 file. Maybe save it as Parquet"),
            new Form("SQLite format 3", "an SQLite database. Maybe export a table as CSV"),
            new Form("\u00FF\u00FE", "UTF-16. Maybe save it as UTF-8"),
            new Form("\u00FE\u00FF", "UTF-16. Maybe save it as UTF-8"));

    private Magic() {}

    static void refuse(Path path, byte[] head) {
        for (Form form : FORMS) {
            if (FileBytes.begins(head, form.bytes())) {
                throw refused(path, form.what);
            }
        }
        boolean feeds = false;
        boolean returns = false;
        boolean blank = true;
        for (byte next : head) {
            if (next == 0) {
                throw refused(path, "binary");
            }
            feeds |= next == '\n';
            returns |= next == '\r';
            blank &= next == '\n' || next == '\r' || next == ' ';
        }
        if (blank) {
            throw ProblemException.broken("file", path, "hold a table; it has no letters");
        }
        if (returns && !feeds) {
            throw refused(path, "text whose lines end with a carriage return alone. Maybe tr '\\r' '\\n' mends it");
        }
    }

    private static ProblemException refused(Path path, String what) {
        return ProblemException.broken("file", path, "be CSV, TSV or Parquet, plain or gzip; it is " + what);
    }
}
