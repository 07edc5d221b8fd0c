package oxbow.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Brings the tables of either database up to date with the one folder of migrations. Each stage has its own
/// range of numbers, so a later migration of an early stage comes after those of later stages have run.
final class Migrations {

    private static final String FOLDER = "classpath:oxbow/store/migrations";

    private Migrations() {}

    static void run(DataSource database) {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(database)
                    .locations(FOLDER)
                    .outOfOrder(true)
                    .loggers(MigrationLog.class.getName())
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StoreException("The tables of the database could not be brought up to date.", e);
        }
    }
}
