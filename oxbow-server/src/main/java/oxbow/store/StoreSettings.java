package oxbow.store;

/// Which database holds the metadata.
public sealed interface StoreSettings {

    /// One file inside the data folder, `metadata.sqlite`.
    record Sqlite() implements StoreSettings {}

    /// A PostgreSQL database that may be shared by several nodes.
    ///
    /// @param url a JDBC address such as `jdbc:postgresql://host:5432/oxbow`
    record Postgres(String url, String user, String password) implements StoreSettings {

        @Override
        public String toString() {
            return "Postgres[url=" + url + ", user=" + user + "]";
        }
    }
}
