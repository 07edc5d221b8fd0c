package oxbow.testing;

import java.nio.file.Path;
import java.util.stream.Stream;
import oxbow.store.Store;
import oxbow.store.StoreSettings;
import oxbow.store.Stores;

/// The databases a test of a stage runs on: a fresh, empty one each time.
///
/// ```java
/// @ParameterizedTest
/// @EnumSource
/// void fact(TestDatabases database, @TempDir Path folder) {
///     try (Store store = database.open(folder)) { … }
/// }
/// ```
///
/// Where no PostgreSQL can be had, the test is reported as skipped, with the reason.
public enum TestDatabases {
    SQLITE {
        @Override
        public StoreSettings settings() {
            return new StoreSettings.Sqlite();
        }
    },
    POSTGRESQL {
        @Override
        public StoreSettings settings() {
            return PostgresServer.freshDatabase();
        }
    };

    /// Where the database is; each call names a fresh one. Open it with one folder as often as wanted.
    public abstract StoreSettings settings();

    /// Opens a fresh database.
    public Store open(Path folder) {
        return Stores.open(settings(), folder);
    }

    /// For `@MethodSource` where other arguments are wanted too.
    public static Stream<TestDatabases> all() {
        return Stream.of(values());
    }
}
