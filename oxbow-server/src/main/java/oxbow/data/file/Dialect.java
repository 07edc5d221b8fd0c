package oxbow.data.file;

import java.util.List;

/// How a delimited file is written.
///
/// @param delimiter what stands between two cells
/// @param quoting whether double quotes enclose cells
/// @param decimalMark a point or a comma
/// @param header whether the first record names the columns
/// @param columns their names, made up where the file has none
record Dialect(char delimiter, boolean quoting, char decimalMark, boolean header, List<String> columns) {

    Dialect {
        columns = List.copyOf(columns);
    }
}
