package oxbow.store;

import java.util.Locale;

/// A column of a Parquet file.
///
/// @param name its name
/// @param kind as what its values are read
/// @param type its type as DuckDB calls it
public record ParquetColumn(String name, Kind kind, String type) {

    /// As what values are read.
    public enum Kind {
        /// Numbers of any width, as doubles.
        NUMBER,
        /// True or false.
        FLAG,
        /// Dates and timestamps, in milliseconds; without a zone they are taken as UTC.
        TIME,
        /// Texts, categories, identifiers.
        TEXT,
        /// Lists, structures, bytes, intervals: not read.
        OTHER
    }

    static ParquetColumn of(String name, String type) {
        return new ParquetColumn(name, kind(type.toUpperCase(Locale.ROOT)), type);
    }

    private static Kind kind(String type) {
        if (type.endsWith("]") || type.startsWith("STRUCT") || type.startsWith("MAP") || type.startsWith("UNION")) {
            return Kind.OTHER;
        }
        if (type.startsWith("DECIMAL")) {
            return Kind.NUMBER;
        }
        if (type.startsWith("ENUM")) {
            return Kind.TEXT;
        }
        return switch (type) {
            case "TINYINT",
                    "SMALLINT",
                    "INTEGER",
                    "BIGINT",
                    "HUGEINT",
                    "UTINYINT",
                    "USMALLINT",
                    "UINTEGER",
                    "UBIGINT",
                    "UHUGEINT",
                    "FLOAT",
                    "DOUBLE" -> Kind.NUMBER;
            case "BOOLEAN" -> Kind.FLAG;
            case "DATE", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", "TIMESTAMP WITH TIME ZONE" ->
                Kind.TIME;
            case "VARCHAR", "UUID", "JSON", "TIME" -> Kind.TEXT;
            default -> Kind.OTHER;
        };
    }

    /// The expression that reads it.
    String expression() {
        String column = "\"" + name.replace("\"", "\"\"") + "\"";
        return switch (kind) {
            case NUMBER -> type.equals("DOUBLE") ? column : column + "::double";
            case FLAG -> column;
            case TIME -> "case when isfinite(" + column + "::timestamp) then epoch_ms(" + column + "::timestamp) end";
            case TEXT -> type.equals("VARCHAR") ? column : column + "::varchar";
            case OTHER -> throw new IllegalStateException("The column " + name + " cannot be read.");
        };
    }
}
