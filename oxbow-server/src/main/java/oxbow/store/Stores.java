package oxbow.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Opens the metadata database and brings its tables up to date.
public final class Stores {

    private Stores() {}

    /// Opens the database and runs the migrations it has not seen yet. Call it from a platform thread.
    ///
    /// @param dataFolder where the embedded database lives; made if it does not exist
    /// @throws StoreException if the database cannot be reached or brought up to date
    public static Store open(StoreSettings settings, Path dataFolder) {
        return switch (settings) {
            case StoreSettings.Sqlite _ -> SqliteStore.open(folder(dataFolder).resolve("metadata.sqlite"));
            case StoreSettings.Postgres postgres -> PostgresStore.open(postgres);
        };
    }

    private static Path folder(Path dataFolder) {
        try {
            return Files.createDirectories(dataFolder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
